import { z } from 'zod';
import { flag, id, list, maybe, text, url } from '../../../shared/fields.ts';
import { person, place } from './parts.ts';

const option = z.object({ value: z.string() });

/** The pressed element. One option that cannot be read leaves all of them out: which were ticked is not guessed. */
const action = z.object({
  type: id,
  action_id: text,
  block_id: text,
  action_ts: id,
  value: text,
  url,
  selected_option: maybe(option),
  selected_options: maybe(z.array(option)),
});

/** A press, a choice or boxes ticked; parts that are not used are left out. */
export const actionPayload = z.object({
  ...place,
  type: z.literal('block_actions'),
  user: person,
  actions: list(action).transform((all) => all ?? []),
  channel: maybe(z.object({ id, name: text })),
  container: maybe(
    z.object({
      type: id,
      message_ts: id,
      channel_id: id,
      thread_ts: id,
      view_id: id,
      is_ephemeral: flag,
    }),
  ),
  message: maybe(z.object({ ts: id, thread_ts: id })),
  view: maybe(
    z.object({ id, type: id, callback_id: text, hash: text, team_id: id, app_installed_team_id: id }),
  ),
  trigger_id: id,
  response_url: url,
});
/** A payload of this kind as it was read. */
export type ActionPayload = z.output<typeof actionPayload>;
/** One pressed element. */
export type PressedElement = z.output<typeof action>;
