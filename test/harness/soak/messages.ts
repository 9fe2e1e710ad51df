import type { SendResult } from '../../../src/adapters/shared/adapter.ts';

/** Somebody says a line to Rung. `id` is the event's, as platforms give one to each. */
export interface Said {
  readonly id: string;
  readonly platform: string;
  /** Empty on Discord, where people are known beyond a server. */
  readonly workspace: string;
  readonly person: string;
  readonly line: string;
}

/** What Rung answered; `shown` is the title of its answer. */
export interface Answered {
  readonly id: string;
  readonly ok: boolean;
  readonly shown: string;
}

/** What is asked of a process. Times are epoch milliseconds of the simulated clock. */
export type Order =
  | { readonly kind: 'tick'; readonly now: number; readonly tidies: boolean }
  | { readonly kind: 'say'; readonly now: number; readonly said: readonly Said[] }
  | { readonly kind: 'weigh' }
  | { readonly kind: 'look'; readonly of: readonly Omit<Said, 'id' | 'line'>[] };

/** A message that Rung sends unasked, as its platform gets it. */
export interface Sending {
  readonly platform: string;
  readonly workspace: string;
  readonly person: string;
  /** The same for every try of the same message. */
  readonly key: string;
  readonly title: string;
  /** The workspaces whose roadmaps are named in it. */
  readonly names: readonly string[];
}

/** What a process answers to each order. */
export interface Answers {
  readonly tick: { readonly counts: Readonly<Record<string, number>> };
  readonly say: { readonly answers: readonly Answered[] };
  /** Bytes, after a collection of garbage. */
  readonly weigh: { readonly heap: number; readonly rss: number };
  /** The state of each schedule and its reason: "active", "paused: no plan is under way". */
  readonly look: { readonly states: readonly string[] };
}

/** What goes to a process. */
export type ToRung =
  | { readonly order: Order }
  | { readonly reply: number; readonly result: SendResult | string | undefined };

/** What comes from a process. */
export type FromRung =
  | { readonly done: Answers[keyof Answers] | 'ready' }
  | { readonly ask: number; readonly send: Sending }
  | { readonly ask: number; readonly lookup: string }
  | { readonly bug: string };
