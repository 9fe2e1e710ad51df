import { DatabaseSync } from 'node:sqlite';
import type { SendResult } from '../../src/adapters/shared/adapter.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { weeklyPlan } from '../../src/scheduling/kinds/weekly-plan.ts';
import type { Sending } from '../../src/scheduling/worker/deliver.ts';
import type { Store } from '../../src/store/store.ts';
import { fill, inSqlite, NOW, PLANS } from './schedules.ts';

/** Fills an empty SQLite file with people whose plans are due. */
export function fillSqlite(file: string, people: number): void {
  const direct = new DatabaseSync(file, { timeout: 5_000 });
  direct.exec(fill(people, people, inSqlite));
  direct.exec(PLANS);
  direct.close();
}

const AT_ONCE: SendResult = { kind: 'sent', message: { channel: 'D0123456789', id: '1767614400.000100' } };

interface Parts {
  readonly store: Store;
  readonly data: Dataset;
  readonly now?: () => number;
  /** Milliseconds are real ones: what is due and what it says are of the time of the schedules. */
  readonly send?: () => Promise<SendResult>;
}

/** The whole delivery, as a process has it, with a sender that answers at once where none is given. */
export const sending = ({
  store,
  data,
  now = () => NOW,
  send = () => Promise.resolve(AT_ONCE),
}: Parts): Sending => ({
  ledger: store.ledger,
  kinds: [weeklyPlan({ ...store, data, dataFor: () => Promise.resolve(data) })],
  now,
  send,
  lookup: () => Promise.resolve(undefined),
  count(what) {
    if (what !== 'sent') throw new Error(`a send was ${what}`);
  },
  report(error) {
    throw new Error('a bug', { cause: error });
  },
  signal: new AbortController().signal,
});

/** A send that was done at once. */
export const sent = (): Promise<SendResult> => Promise.resolve(AT_ONCE);
