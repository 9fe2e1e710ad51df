import { z } from 'zod';
import { flag, id, list, maybe, text } from '../../../shared/fields.ts';

const authorization = z.object({
  enterprise_id: id,
  team_id: id,
  user_id: id,
  is_bot: flag,
  is_enterprise_install: flag,
});

const event = z.object({
  type: z.string().min(1),
  user: id,
  channel: id,
  channel_type: id,
  text,
  ts: id,
  event_ts: id,
  thread_ts: id,
  subtype: id,
  bot_id: id,
  team: id,
  user_team: id,
  source_team: id,
  /** Which part of the App Home was opened. */
  tab: id,
  /** Whose tokens were taken back. */
  tokens: maybe(z.object({ oauth: list(z.string()), bot: list(z.string()) })),
});

/** The envelope of an event; parts that are not used are left out. */
export const eventPayload = z.object({
  type: z.literal('event_callback').catch('event_callback'),
  event,
  event_id: id,
  /** Seconds since 1970. */
  event_time: maybe(z.number()),
  team_id: id,
  enterprise_id: id,
  context_team_id: id,
  context_enterprise_id: id,
  is_ext_shared_channel: flag,
  authorizations: list(authorization),
  api_app_id: id,
});
/** A payload of this kind as it was read. */
export type EventPayload = z.output<typeof eventPayload>;
