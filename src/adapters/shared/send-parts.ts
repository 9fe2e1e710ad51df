import type { Venue } from '../../core/declare/invocation.ts';
import type { Json, Reply } from '../../reply/reply.ts';
import type { Core, Rendered, Telemetry } from './adapter.ts';
import type { Purpose } from './conversations.ts';
import type { Rejected, Retryable, Revoked, Unreachable } from './failure.ts';

/** Why a proactive message was not sent. */
export type SendFailure =
  | Retryable
  /**
   * `conversationMissing`: the conversation with the person does not exist, and another may be opened. `hint`: what
   * people can do so that Rung may write in their channel.
   */
  | (Unreachable & { readonly conversationMissing?: boolean; readonly hint?: string })
  | Rejected
  | Omit<Revoked, 'fix'>;

/** The steps of sending that differ from platform to platform. */
export interface SenderParts<Message> {
  readonly name: string;
  readonly telemetry: Telemetry;
  /** The reply as the platform's message. */
  show(reply: Reply): Rendered<Message>;
  /** The same with its pictures; undefined where it has none, or none can be shown there. Never rejects. */
  showPictures?(reply: Reply, venue: Venue, signal: AbortSignal): Promise<Rendered<Message> | undefined>;
  /** The reply as plain text, for where the platform refuses the blocks. */
  asText(reply: Reply): Message;
  /** Under whom the actions of its buttons are stored. */
  owner(venue: Venue): Parameters<Core['storeActions']>[1];
  /**
   * The channel to write to. Rejects with an error that `failureOf` knows, or with the signal's reason; sends nothing.
   */
  channelFor(venue: Venue, purpose: Exclude<Purpose, 'answer'>, signal: AbortSignal): Promise<string>;
  /** Posts it once; rejects with the signal's reason where that is aborted before the request goes out. */
  post(channel: string, outgoing: OutgoingMessage<Message>, signal: AbortSignal): Promise<Json>;
  /** Edits a message that was sent, once. Rejects as `post` does. */
  edit(at: SentMessage, edit: Edit<Message>, signal: AbortSignal): Promise<unknown>;
  /** Why one of the three above rejected; undefined for an error that is none of the platform's. */
  failureOf(error: unknown, venue: Venue): SendFailure | undefined | Promise<SendFailure | undefined>;
}

/** A message about to be posted. */
export interface OutgoingMessage<Message> {
  readonly venue: Venue;
  readonly message: Message;
  /** The same for every try of one send. */
  readonly key: string;
  /** Called right before the request goes out. Throws where it must not: stopping, or the claim on the send ran out. */
  readonly assertMaySend: () => void;
}

/** The new content of a message that was sent. */
export type Edit<Message> = Pick<OutgoingMessage<Message>, 'message' | 'assertMaySend'>;

/** Identifies a message that was sent: its channel, and its id there. */
export interface SentMessage {
  readonly channel: string;
  readonly id: string;
}

/** Reads the `message` of a SendResult; undefined for anything that identifies no message. */
export function sentMessageFrom(message: Json): SentMessage | undefined {
  if (typeof message !== 'object' || message === null || !('channel' in message)) return undefined;
  const { channel, id } = message;
  return typeof channel === 'string' && typeof id === 'string' ? { channel, id } : undefined;
}
