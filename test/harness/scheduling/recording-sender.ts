import { expect } from 'vitest';
import type { LookupResult, SendResult } from '../../../src/adapters/shared/adapter.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import type { MessageKind } from '../../../src/scheduling/kinds/message-kind.ts';
import { deliverDue, type Sending } from '../../../src/scheduling/worker/deliver.ts';
import { openApp, type TestApp } from '../app.ts';

const MINUTE = 60_000;

/** An app on a clock that the test sets, whose due messages go to a platform that says what the test has it say. */
export interface RecordingSender {
  readonly app: TestApp;
  /** Epoch milliseconds. */
  now: number;
  /** What the platform says to a message; that it was sent, unless the test says otherwise. */
  outcome: () => SendResult;
  /** What it says when it is asked whether one arrived. */
  found: () => LookupResult;
  /** The messages that arrived, each with the minute it came in. */
  readonly sent: readonly { readonly at: string; readonly reply: Reply }[];
  /** The summary of each message that was sent, whether it arrived or not. */
  readonly tried: readonly string[];
  /** How often each outcome was counted. */
  readonly counts: Readonly<Record<string, number>>;
  /** The kind of message that is sent. */
  readonly kind: MessageKind;
  /** What a worker is given to send with. */
  sending(): Sending;
  /** Sends what is due, some of it otherwise; how many were claimed. */
  deliver(otherwise?: Partial<Sending>): Promise<number>;
  /** Lets time pass, with a round of sending now and then every so many milliseconds. */
  live(until: number, step?: number): Promise<void>;
  /** Closes the app; fails where it met a bug. */
  close(): Promise<void>;
}

/** Opens an app that sends messages of one kind, from a moment on. */
export async function openRecordingSender(
  begin: number,
  kindOf: (app: TestApp) => MessageKind,
): Promise<RecordingSender> {
  const app = await openApp({ clock: { now: () => sender.now } });
  const sent: { at: string; reply: Reply }[] = [];
  const tried: string[] = [];
  const counts: Record<string, number> = {};
  const sender: RecordingSender = {
    ...{ app, sent, tried, counts, kind: kindOf(app) },
    now: begin,
    outcome: () => ({ kind: 'sent', message: { id: tried.length } }),
    found: () => undefined,
    sending: () => ({
      ledger: app.store.ledger,
      kinds: [sender.kind],
      now: () => sender.now,
      lookup: () => Promise.resolve(sender.found()),
      send(_due, reply) {
        tried.push(reply.summary);
        const outcome = sender.outcome();
        if (outcome.kind === 'sent')
          sent.push({ at: new Date(sender.now).toISOString().slice(0, 16), reply });
        return Promise.resolve(outcome);
      },
      count: (what) => (counts[what] = (counts[what] ?? 0) + 1),
      report: (error) => app.bugs.push(error),
      signal: new AbortController().signal,
    }),
    deliver: (otherwise) => deliverDue({ ...sender.sending(), ...otherwise }),
    async live(until, step = 10 * MINUTE) {
      for (; sender.now < until; sender.now += step) await sender.deliver();
    },
    async close() {
      await app.close();
      expect(app.bugs).toEqual([]);
    },
  };
  return sender;
}
