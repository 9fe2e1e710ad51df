import type { Venue } from '../../core/declare/invocation.ts';
import type { Core } from '../../core/run/core.ts';
import type { Call, FileBlock, Json, Reply, Visibility } from '../../reply/reply.ts';

export type { Core };

/** A chat platform, as the rest of Rung knows it. */
export interface Adapter {
  /** The platform's name, as actors and venues carry it. */
  readonly name: string;
  /**
   * Begins to listen, and hands what it hears to the core. Resolves once it is listening, or once it is known that it
   * cannot yet: the operator is told why, and it keeps trying.
   */
  start(core: Core): Promise<void>;
  /** Stops listening, finishes what is in flight, and resolves when nothing more will be sent. */
  stop(): Promise<void>;
  /**
   * Sends a message that nobody waits for, a nudge or a digest: one attempt, and its outcome. Never rejects. The
   * `channel` of a direct venue may be a person's id: the conversation with them is opened. `key` is the same for every
   * try of the same send (a hash of it, or all of it, goes to the platform: it names nobody and holds nothing private).
   * `holds` is asked right before the request goes out, however long it waited for its turn: false, and nothing is sent.
   */
  send(venue: Venue, reply: Reply, key: string, holds?: () => boolean): Promise<SendResult>;
  /**
   * Puts a reply in place of one that `send` told of by this `message`: one attempt, and its outcome. Never rejects.
   * Done twice it is done once, so that it is `retryable`, never `unknown`, where no answer came. A message or channel that is
   * gone is `unreachable`.
   */
  update(venue: Venue, message: Json, reply: Reply): Promise<SendResult>;
  /**
   * Looks for the message of a send whose outcome is not known, by its key: as `send` would have told it,
   * undefined where there is none or where saying it again with the same key makes it no second one, and 'unknown' where
   * neither can be told. Never rejects.
   */
  lookup(venue: Venue, key: string): Promise<LookupResult>;
}

/** The outcome of a proactive message. `what` is the cause in words for operators: never what was said. */
export type SendResult =
  /** `message` is what finds it again: its channel and id. */
  | { readonly kind: 'sent'; readonly message: Json }
  /** It did not arrive, and may later: after `after` milliseconds where the platform named a time. */
  | { readonly kind: 'retryable'; readonly after?: number; readonly what: string }
  /** It may have arrived: the request was out and no reply came. */
  | { readonly kind: 'unknown'; readonly what: string }
  /**
   * This person or channel takes nothing: trying again changes nothing. `hint` is for persons, and of channels alone: what
   * they do so that Rung may write there.
   */
  | { readonly kind: 'unreachable'; readonly what: string; readonly hint?: string }
  /** The whole workspace, or Rung itself, is not let in any more. */
  | { readonly kind: 'revoked'; readonly what: string }
  /** The platform refused it even in plain words: a bug, reported. */
  | { readonly kind: 'rejected'; readonly what: string };

/** A message that was looked for; undefined where there is none, 'unknown' where that cannot be told. */
export type LookupResult = Readonly<Record<string, Json>> | undefined | 'unknown';

/** How an adapter tells whoever runs Rung what happens. Nothing that anybody typed is ever told. */
export interface Telemetry {
  /** A line in words: what happened, and what to do about it. */
  log(line: string): void;
  /** A bug, under an id of its own. */
  error(error: unknown): void;
  /** Counts something that happened; `event` is one of few words. */
  count(event: TelemetryEvent): void;
  /** How long an answer took, from hearing to having sent it, in milliseconds. */
  answered(ms: number): void;
  /** How many connections to the platform are open. */
  connected(count: number): void;
  /** How the platform stands with this process; told whenever that changes, and perhaps when it does not. */
  status(status: PlatformStatus): void;
}

/** How a platform stands with this process. A `cause` is in words for operators, and begins in lower case. */
export type PlatformStatus =
  /** It is not known yet whether it lets Rung in. */
  | { readonly kind: 'joining' }
  /** The platform itself has said that Rung is in. */
  | { readonly kind: 'joined' }
  /** Another process listens, and this one takes over when that ends. */
  | { readonly kind: 'standby' }
  /** It does not answer. */
  | { readonly kind: 'unreachable'; readonly cause: string }
  /** It answers, and does not let Rung in. */
  | { readonly kind: 'refused'; readonly cause: string };
export type TelemetryEvent =
  | 'heard'
  | 'ignored'
  /** An inbound event could not be read: it was acknowledged and passed over. */
  | 'unreadable'
  | 'repeated'
  | 'refused'
  | 'answered'
  | 'retried'
  | 'undelivered'
  /** A conversation could not be opened ahead of time: the first send tries again. */
  | 'unreached'
  | 'revoked'
  | 'bug';

/** How a reply is to be rendered: page from 1, and the call that gives the other pages. */
export interface RenderRequest {
  readonly reply: Reply;
  readonly call: Call;
  readonly page: number;
  readonly visibility: Visibility;
}

/** A payload and the actions that did not fit its buttons: store those before it is sent. */
export interface Rendered<Payload> {
  readonly payload: Payload;
  readonly storedActions: readonly { readonly token: string; readonly call: string }[];
  readonly page: number;
  readonly pages: number;
  /** The files that the payload names, to be sent with it. */
  readonly files?: readonly FileBlock[];
}
