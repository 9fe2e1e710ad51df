import type { Venue } from '../../core/declare/invocation.ts';
import type { Core } from '../../core/run/core.ts';
import type { Picture } from '../../reply/picture.ts';
import type { Call, FileBlock, Json, Reply, Visibility } from '../../reply/reply.ts';

import type { LogFields } from './log/fields.ts';
import type { Tracing } from './tracing.ts';

export type { Core };

/** A chat platform, as the rest of Rung knows it. */
export interface Adapter {
  /** The platform's name, as actors and venues carry it. */
  readonly name: string;
  /**
   * Begins to listen, and hands inbound events to the core. Resolves once it listens, or once it is known that it
   * cannot yet: then it logs why and keeps trying.
   */
  start(core: Core): Promise<void>;
  /** Stops listening, finishes what is in flight, and resolves when nothing more will be sent. */
  stop(): Promise<void>;
  /**
   * Sends a proactive message, such as a nudge or a digest: one attempt, and its outcome. Never rejects. The `channel`
   * of a direct venue may be a person's id: then the conversation with them is opened. `key` is the same for every try
   * of the same send; it goes to the platform, as it is or as a hash, and must name nobody. `isClaimed` is called right
   * before the request goes out, however long it waited for its turn: where it returns false, nothing is sent.
   */
  send(venue: Venue, reply: Reply, key: string, isClaimed?: () => boolean): Promise<SendResult>;
  /**
   * Edits the message that a SendResult of `send` identifies: one attempt, and its outcome. Never rejects. Doing it
   * twice changes nothing more, so that it is `retryable`, never `unknown`, where no response came. It is `unreachable`
   * where the message or its channel was deleted.
   */
  update(venue: Venue, message: Json, reply: Reply): Promise<SendResult>;
  /**
   * Looks for the message of a send whose outcome is unknown, by its key, and resolves to what identifies it, as in a
   * SendResult; to undefined where there is none, or where sending again with the same key would make no second one; to
   * 'unknown' where neither can be found out. Never rejects.
   */
  lookup(venue: Venue, key: string): Promise<LookupResult>;
}

/** The outcome of a proactive message. `what` is the cause in words for operators: never the message itself. */
export type SendResult =
  /** `message` identifies it for `update`: its channel and id. */
  | { readonly kind: 'sent'; readonly message: Json }
  /** It did not arrive, and may be sent again: after `after` milliseconds where the platform named a time. */
  | { readonly kind: 'retryable'; readonly after?: number; readonly what: string }
  /** It may have arrived: the request went out and no response came. */
  | { readonly kind: 'unknown'; readonly what: string }
  /**
   * This person or channel accepts no messages, and trying again changes nothing. `hint` is for people, and only for
   * channels: what they can do so that Rung may write there.
   */
  | { readonly kind: 'unreachable'; readonly what: string; readonly hint?: string }
  /** The platform no longer accepts Rung, in this workspace or at all. */
  | { readonly kind: 'revoked'; readonly what: string }
  /** The platform refused it even as plain text: a bug, which was reported. */
  | { readonly kind: 'rejected'; readonly what: string };

/**
 * Identifies a message that was looked for; undefined where there is none, 'unknown' where that cannot be found
 * out.
 */
export type LookupResult = Readonly<Record<string, Json>> | undefined | 'unknown';

/** Receives what an adapter logs, counts and measures. Nothing that anybody typed may be in it. */
export interface Telemetry {
  /** Logs a line: what happened, and what to do about it. */
  log(line: string, fields?: LogFields): void;
  /** Reports a bug, under an id of its own. */
  error(error: unknown): void;
  /** Counts something that happened; `event` is one of few words. */
  count(event: TelemetryEvent): void;
  /** Measures how long it took to send an answer, in milliseconds. */
  answered(ms: number): void;
  /** Measures how long a proactive request waited for its turn below a rate limit, in milliseconds. */
  waited?(ms: number): void;
  /** Sets how many connections to the platform are open. */
  connected(count: number): void;
  /** Measures its work as spans of traces; left out where there are none. */
  readonly tracing?: Tracing | undefined;
  /** Sets the platform's status; called whenever that changes, and perhaps when it does not. */
  status(status: PlatformStatus): void;
}

/** Whether this process is connected to a platform. A `cause` is in words for operators, and begins in lower case. */
export type PlatformStatus =
  /** It is not known yet whether the platform accepts Rung. */
  | { readonly kind: 'joining' }
  /** The platform itself has confirmed that Rung is connected. */
  | { readonly kind: 'joined' }
  /** Another process listens, and this one takes over when that one ends. */
  | { readonly kind: 'standby' }
  /** The platform does not respond. */
  | { readonly kind: 'unreachable'; readonly cause: string }
  /** The platform responds, and does not accept Rung. */
  | { readonly kind: 'refused'; readonly cause: string };
/** The events that are counted. */
export type TelemetryEvent =
  /** An inbound event that somebody caused. */
  | 'heard'
  /** An inbound event that needs no answer. */
  | 'ignored'
  /** An inbound event could not be read: it was acknowledged and dropped. */
  | 'unreadable'
  /** An inbound event that was answered before. */
  | 'repeated'
  /** A request over HTTP that the platform did not sign. */
  | 'refused'
  | 'answered'
  /** A request to the platform is made again. */
  | 'retried'
  /** An answer could not be delivered. */
  | 'undelivered'
  /** A conversation could not be opened when its person asked for messages: the first send tries again. */
  | 'unreached'
  /** The platform does not accept a token. */
  | 'revoked'
  | 'bug';

/** A reply to render: which page of it, from 1, and the call that gives the other pages. */
export interface RenderRequest {
  readonly reply: Reply;
  readonly call: Call;
  readonly page: number;
  readonly visibility: Visibility;
  /** How the message refers to each picture that it shows; the others are in words. */
  readonly shown?: ReadonlyMap<Picture, string>;
}

/** A payload, and the actions that did not fit its buttons: those must be stored before it is sent. */
export interface Rendered<Payload> {
  readonly payload: Payload;
  readonly storedActions: readonly { readonly token: string; readonly call: string }[];
  readonly page: number;
  readonly pages: number;
  /** The files that the payload names and must be sent with. */
  readonly files?: readonly FileBlock[];
}
