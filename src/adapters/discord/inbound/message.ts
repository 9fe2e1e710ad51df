import { MessageType } from 'discord-api-types/v10';
import type { EpochMs } from '../../../time.ts';
import { invocationOf, type Requester } from '../../shared/requester.ts';
import type { MessageTarget } from '../outbound/reply-target.ts';
import type { NamedCommand } from './command-names.ts';
import { isNamed, plainText, type Self } from './message-text.ts';
import { withoutOptionNames } from './option-names.ts';
import type { MessagePayload } from './payload/events.ts';
import type { InboundEvent } from './request.ts';

/** The types of message that people write; joins, pins and the like are others. */
const WRITTEN: ReadonlySet<number | undefined> = new Set([MessageType.Default, MessageType.Reply, undefined]);

/** A message in the conversation with Rung, or one that mentions it, as an inbound event; undefined for any other. */
export function message(
  body: MessagePayload,
  self: Self,
  commands: ReadonlyMap<string, NamedCommand>,
  at: EpochMs,
): InboundEvent | undefined {
  const { id, author, guild_id: guild, content = '', channel_id: channel, type } = body;
  if (author.bot === true || body.webhook_id !== undefined || author.id === self.user) return undefined;
  if (!WRITTEN.has(type)) return undefined;
  if (guild !== undefined && !isNamed(content, self)) return undefined;
  const direct = guild === undefined;
  const name = author.global_name ?? author.username ?? author.id;
  const from: Requester = {
    id,
    actor: { platform: 'discord', id: author.id, name },
    venue: { platform: 'discord', ...(!direct && { workspace: guild }), channel, direct },
    at,
  };
  const said = withoutOptionNames(plainText(content, self, body.mentions ?? []), commands);
  const invocation = invocationOf(said, from);
  const target: MessageTarget = {
    kind: 'message',
    channel,
    user: author.id,
    ...(!direct && { guild, replyTo: id }),
    nonce: `a${id}`,
    direct,
    at,
  };
  return direct ? { kind: 'message', invocation, target } : { kind: 'mention', invocation, target };
}
