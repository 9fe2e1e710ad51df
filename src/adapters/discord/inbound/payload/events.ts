import { z } from 'zod';
import { flag, id, list, maybe, text } from '../../../shared/fields.ts';
import { person } from './parts.ts';

const need = z.string().regex(/^[!-~]{1,120}$/);

/** The start of a session. Without Rung's own id its own messages could not be recognised. */
export const readyPayload = z.object({
  user: z.object({ id: need }),
  guilds: list(z.object({ id: need })),
});

const role = z.object({
  id: need,
  managed: flag,
  tags: maybe(z.object({ bot_id: id })),
});
/** A role of a guild. */
export type Role = z.output<typeof role>;

/** A guild became available; while it has an outage Discord sends nothing but its id. */
export const guildCreatePayload = z.object({
  id: need,
  unavailable: flag,
  roles: list(role),
  /** Where Discord welcomes people; null where there is no such channel. */
  system_channel_id: id,
});
/** A guild has an outage, or Rung was removed from it. */
export const guildDeletePayload = z.object({ id: need, unavailable: flag });
/** A role was made or changed. */
export const rolePayload = z.object({ guild_id: need, role });

/** A message; parts that are not used are left out. */
export const messagePayload = z.object({
  id: need,
  channel_id: need,
  guild_id: id,
  author: z.object({ ...person.shape, id: need }),
  content: text,
  mentions: list(z.object({ id: need, username: text, global_name: text })),
  type: maybe(z.number().int()),
  webhook_id: id,
});
/** A message as it was read. */
export type MessagePayload = z.output<typeof messagePayload>;
