import { z } from 'zod';
import { flag, id, list, maybe, text } from '../../../shared/fields.ts';
import { person } from './parts.ts';

const need = z.string().regex(/^[!-~]{1,120}$/);

/** A session has begun. Without our own id nobody could be told from ourselves. */
export const readyPayload = z.object({
  user: z.object({ id: need }),
  guilds: list(z.object({ id: need })),
});

const role = z.object({
  id: need,
  managed: flag,
  tags: maybe(z.object({ bot_id: id })),
});
export type Role = z.output<typeof role>;

/** A guild is there; while it is out, Discord says no more of it than that. */
export const guildCreatePayload = z.object({ id: need, unavailable: flag, roles: list(role) });
/** A guild is out, or Rung was removed from it. */
export const guildDeletePayload = z.object({ id: need, unavailable: flag });
/** A role was made or changed. */
export const rolePayload = z.object({ guild_id: need, role });

/** A message, as far as it is used. */
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
export type MessagePayload = z.output<typeof messagePayload>;
