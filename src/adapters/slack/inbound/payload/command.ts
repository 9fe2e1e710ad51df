import { z } from 'zod';
import { id, text, url } from '../../../shared/fields.ts';

/** A slash command; parts that are not used are left out. Over HTTP it comes as a form, so that all of it is text. */
export const commandPayload = z.object({
  command: z.string().min(1),
  text,
  user_id: id,
  user_name: text,
  channel_id: id,
  channel_name: text,
  team_id: id,
  team_domain: text,
  enterprise_id: id,
  is_enterprise_install: text,
  trigger_id: id,
  response_url: url,
  api_app_id: id,
});
/** A payload of this kind as it was read. */
export type CommandPayload = z.output<typeof commandPayload>;
