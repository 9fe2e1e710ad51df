import type { Venue } from '../command/invocation.ts';
import type { Core } from '../command/core.ts';
import type { Call, Reply, Visibility } from '../reply/reply.ts';

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
  /** Says something unasked: a nudge or a digest. Rejects when it did not arrive. */
  send(venue: Venue, reply: Reply): Promise<void>;
}

/** What a platform can show, declared so that the core never asks which platform it is. */
export interface Capabilities {
  /** Answers can be shown to the asker alone. */
  readonly private: boolean;
  /** A form can be opened. */
  readonly forms: boolean;
}

/** How an adapter tells whoever runs Rung what happens. Nothing that anybody typed is ever told. */
export interface Watch {
  /** A line in words: what happened, and what to do about it. */
  tell(line: string): void;
  /** A bug, under an id of its own. */
  report(error: unknown): void;
  /** Counts something that happened; `event` is one of few words. */
  count(event: WatchEvent): void;
  /** How long an answer took, from hearing to having sent it, in milliseconds. */
  answered(ms: number): void;
  /** How many connections to the platform are open. */
  connected(count: number): void;
}
export type WatchEvent =
  'heard' | 'ignored' | 'repeated' | 'refused' | 'answered' | 'retried' | 'undelivered' | 'shut out' | 'bug';

/** How a reply is to be rendered: page from 1, and the call that gives the other pages. */
export interface RenderRequest {
  readonly reply: Reply;
  readonly call: Call;
  readonly page: number;
  readonly visibility: Visibility;
  /** Where the platform finds the picture's file once it is uploaded; undefined leaves the picture out. */
  readonly picture?: (drawing: string) => string | undefined;
}

/** A payload and the calls that did not fit its buttons: keep those before it is sent. */
export interface Rendered<Payload> {
  readonly payload: Payload;
  readonly kept: readonly { readonly token: string; readonly call: string }[];
  readonly page: number;
  readonly pages: number;
}
