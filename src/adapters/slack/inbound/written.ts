import type { EpochMs } from '../../../time.ts';
import { invocationOf } from '../../shared/requester.ts';
import { isDirect } from '../outbound/reply-target.ts';
import { derivedId, ignored, requester, type InboundEvent } from './inbound-event.ts';
import { installationOfEvent } from './installation.ts';
import { plainText } from './message-text.ts';
import type { EventPayload } from './payload/event.ts';

/** The parts of an event's envelope that are used. */
export type EventBody = Pick<EventPayload, 'event_id' | 'event_time' | 'team_id'>;
/** The parts of a message or a mention that are used. */
export type MessageEvent = Pick<
  EventPayload['event'],
  'channel' | 'user' | 'text' | 'ts' | 'event_ts' | 'thread_ts' | 'subtype' | 'bot_id'
>;

/** Rung itself, as far as it is known. */
export interface Self {
  /** Its user id. */
  readonly user: string | undefined;
  /** Whether its conversations are threads, as those of agents are. */
  readonly agent?: boolean | undefined;
}

/** A mention of Rung in a channel or a thread, answered there. */
export function mention(event: MessageEvent, body: EventBody, self: Self, at: EpochMs): InboundEvent {
  return written(event, body, self, at);
}

/** A message in the conversation with Rung. */
export function directMessage(event: MessageEvent, body: EventBody, self: Self, at: EpochMs): InboundEvent {
  if (event.channel !== undefined && !isDirect(event.channel)) return ignored('a message of a channel');
  return written(event, body, self, at);
}

/** Whether a text begins with the name of a command. */
export type NamesCommand = (text: string) => boolean;

/** Before a command's name in a channel or a thread, where Slack refuses the slash. */
const MARK = /^!(?=\S)/;

/**
 * A message of a channel or a thread that is a command, as “!salary senior london”, answered as a mention is. Any other
 * is passed over; one that mentions Rung as well, since that comes as a mention.
 */
export function channelMessage(
  event: MessageEvent,
  body: EventBody,
  self: Self & { readonly namesCommand: NamesCommand },
  at: EpochMs,
): InboundEvent {
  const { text = '' } = event;
  const isMention = self.user !== undefined && text.includes(`<@${self.user}`);
  const said = plainText(text, self.user);
  if (isMention || !MARK.test(said) || !self.namesCommand(said.replace(MARK, '')))
    return ignored('a message of a channel');
  return written(event, body, self, at);
}

/**
 * The subtypes of messages that people write: none, or for one with a file or shown in the channel as well as a thread.
 */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);

function written(
  event: MessageEvent,
  body: EventBody,
  { user: bot, agent = false }: Self,
  at: EpochMs,
): InboundEvent {
  const { channel, user, thread_ts: thread } = event;
  if (user === undefined || event.bot_id !== undefined || user === bot) return ignored('a message of an app');
  if (!WRITTEN.has(event.subtype)) return ignored(`a message of kind ${event.subtype ?? ''}`);
  const team = installationOfEvent(body);
  if (team === undefined || channel === undefined) return ignored('a message of nowhere');
  const id = body.event_id ?? derivedId('message', team, channel, user, momentOf(event, body, at));
  const from = requester({ team, user, name: user, channel, thread }, id, at);
  // What somebody writes to an agent is the root of a thread.
  const root = thread ?? (agent && isDirect(channel) ? event.ts : undefined);
  return {
    kind: 'message',
    invocation: invocationOf(plainText(event.text ?? '', bot), from),
    target: { kind: 'message', channel, user, ...(root !== undefined && { thread: root }) },
  };
}

/** When an event happened, by Slack's own time stamps, which are the same each time that it is delivered. */
export const momentOf = (
  event: Pick<MessageEvent, 'ts' | 'event_ts'>,
  body: EventBody,
  at: EpochMs,
): string | number => event.ts ?? event.event_ts ?? body.event_time ?? at;
