import type { LookupResult, SendResult } from '../../../src/adapters/shared/adapter.ts';

/** Somebody says a line to Rung. `id` is the event's, as platforms give one to each. */
export interface Said {
  readonly id: string;
  readonly platform: string;
  /** Empty on Discord, where people are known beyond a server. */
  readonly workspace: string;
  readonly person: string;
  /** The channel it is said in, and its workspace; without one it is said to Rung alone. */
  readonly at?: { readonly workspace: string; readonly channel: string };
  readonly line: string;
  /** The button that is pressed instead of the line, by the id that it carries, and what was filled in in its form. */
  readonly press?: string;
  /** Whether it was seen so long ago that it may be known no more. */
  readonly isOld?: boolean;
  readonly fields?: Readonly<Record<string, string | number>>;
}

/** What Rung answered; `shown` is the title of its answer. */
export interface Answered {
  readonly id: string;
  readonly ok: boolean;
  readonly shown: string;
  /** The buttons under it, by their ids. */
  readonly buttons: readonly string[];
}

/** What is asked of a process. Times are epoch milliseconds of the simulated clock. */
export type Order =
  | { readonly kind: 'tick'; readonly now: number; readonly tidies: boolean }
  | { readonly kind: 'say'; readonly now: number; readonly said: readonly Said[] }
  | { readonly kind: 'weigh' }
  | { readonly kind: 'look'; readonly of: readonly Looked[] };

/** Somebody whose messages are looked at: a person, or a channel. */
export interface Looked {
  readonly platform: string;
  readonly workspace: string;
  readonly id: string;
  readonly isChannel: boolean;
}

/** A message that Rung sends unasked, as its platform gets it. */
export interface Sending {
  readonly platform: string;
  readonly workspace: string;
  /** The person or the channel it goes to. */
  readonly to: string;
  /** Whether it changes a message that stands there. */
  readonly isEdit: boolean;
  /** The same for every try of the same message. */
  readonly key: string;
  readonly title: string;
  /** The workspaces whose roadmaps are named in it. */
  readonly names: readonly string[];
  /** The buttons under it that people of a soak press, by their ids. */
  readonly buttons: readonly string[];
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
export type ToRung = { readonly order: Order } | { readonly replies: readonly Replied[] };

/** What is asked of the platforms, in groups of what is asked at about the same time. */
export type Asked = { readonly ask: number } & ({ readonly send: Sending } | { readonly lookup: string });

/** What the platforms answer; nothing where no answer ever comes. */
export interface Replied {
  readonly ask: number;
  readonly result: SendResult | LookupResult;
}

/** What comes from a process. */
export type FromRung =
  | { readonly done: Answers[keyof Answers] | 'ready' }
  | { readonly asks: readonly Asked[] }
  /** A picture was drawn, of so many bytes. */
  | { readonly drawn: number }
  | { readonly bug: string };
