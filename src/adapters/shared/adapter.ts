import type { Venue } from '../../core/declare/invocation.ts';
import type { Core } from '../../core/run/core.ts';
import type { Call, FileBlock, Json, Reply, Visibility } from '../../reply/reply.ts';

export type { Core };

/** What a platform must do. */
export interface Adapter {
  /** The platform's name, as actors and venues carry it. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /**
   * Begins to listen, and hands what it hears to the core. Resolves once it is listening, or once it is known that it
   * cannot yet: the operator is told why, and it keeps trying.
   */
  start(core: Core): Promise<void>;
  /** Stops listening, finishes what is in flight, and resolves when nothing more will be sent. */
  stop(): Promise<void>;
  /**
   * Says something unasked, a nudge or a digest: one attempt, and what became of it. Never rejects. The `channel` of a
   * direct venue may be a person's id: the conversation with them is opened. `key` is the same for every try of the same
   * send (a hash of it, or all of it, goes to the platform: it names nobody and holds nothing private). `holds` is asked
   * right before the request goes out, however long it waited for its turn: false, and nothing is said.
   */
  send(venue: Venue, reply: Reply, key: string, holds?: () => boolean): Promise<SendResult>;
  /**
   * Puts a reply in place of one that `send` told of by this `message`: one attempt, and what became of it. Never rejects.
   * Done twice it is done once, so that it is `later`, never `unknown`, where no answer came. A message or channel that is
   * gone is `closed`.
   */
  update(venue: Venue, message: Json, reply: Reply): Promise<SendResult>;
  /**
   * Looks for what a send of that key left, where its outcome is not known: the message as `send` would have told it,
   * undefined where there is none or where saying it again with the same key makes it no second one, and 'unknown' where
   * neither can be told. Never rejects.
   */
  lookup(venue: Venue, key: string): Promise<LookupResult>;
}

/** What became of something said unasked. `what` is for operators: never what was said. */
export type SendResult =
  /** `message` is what finds it again: its channel and id. */
  | { readonly kind: 'sent'; readonly message: Json }
  /** It did not arrive, and may later: after `after` milliseconds where the platform named a time. */
  | { readonly kind: 'later'; readonly after?: number; readonly what: string }
  /** It may have arrived: the request was out and no reply came. */
  | { readonly kind: 'unknown'; readonly what: string }
  /**
   * This person or channel takes nothing: trying again changes nothing. `hint` is for persons, and of channels alone: what
   * they do so that Rung may write there.
   */
  | { readonly kind: 'closed'; readonly what: string; readonly hint?: string }
  /** The whole workspace, or Rung itself, is shut out. */
  | { readonly kind: 'shut out'; readonly what: string }
  /** The platform refused it even in plain words: a bug, reported. */
  | { readonly kind: 'refused'; readonly what: string };

/** A message that was looked for; undefined where there is none, 'unknown' where that cannot be told. */
export type LookupResult = Readonly<Record<string, Json>> | undefined | 'unknown';

/** What a platform can show, declared so that the core never asks which platform it is. */
export interface Capabilities {
  /** Answers can be shown to the asker alone. */
  readonly private: boolean;
  /** A form can be opened. */
  readonly forms: boolean;
}

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
  /** What a platform delivered could not be understood: it was acknowledged and passed over. */
  | 'unreadable'
  | 'repeated'
  | 'refused'
  | 'answered'
  | 'retried'
  | 'undelivered'
  /** A conversation could not be opened ahead of time: the first send tries again. */
  | 'unreached'
  | 'shut out'
  | 'bug';

/** How a reply is to be rendered: page from 1, and the call that gives the other pages. */
export interface RenderRequest {
  readonly reply: Reply;
  readonly call: Call;
  readonly page: number;
  readonly visibility: Visibility;
}

/** A payload and the calls that did not fit its buttons: keep those before it is sent. */
export interface Rendered<Payload> {
  readonly payload: Payload;
  readonly kept: readonly { readonly token: string; readonly call: string }[];
  readonly page: number;
  readonly pages: number;
  /** What the payload names and is to be sent with it. */
  readonly files?: readonly FileBlock[];
}
