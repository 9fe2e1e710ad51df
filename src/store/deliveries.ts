import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { BATCH } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Delivery } from './store.ts';
import { isKey, mustBeInstant, mustBeKey } from './text.ts';

type Row = Schema['delivery'];

/** A delivery as a row. An id that cannot be a key is kept as its hash: it comes from outside and must not stop us. */
export function deliveryRow({ platform, workspace, id }: Delivery, at: number): Row {
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
  mustBeInstant('The time of the delivery', at);
  return { platform, workspace, id: isKey(id) ? id : hash('sha256', id, 'base64url'), seen_at: at };
}

const nameOf = ({ platform, workspace, id }: Omit<Row, 'seen_at'>): string =>
  JSON.stringify([platform, workspace, id]);

/** Marks deliveries and returns the names of those that were not marked before. */
async function insert(transaction: Transaction<Schema>, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const fresh = await transaction
    .insertInto('delivery')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'id']).doNothing())
    .returning(['platform', 'workspace', 'id'])
    .execute();
  return new Set(fresh.map(nameOf));
}

/** Marks one delivery; false when it was marked before. Waits for another transaction that is marking it. */
export async function markIn(transaction: Transaction<Schema>, row: Row): Promise<boolean> {
  return (await insert(transaction, [row])).size === 1;
}

interface Asked {
  readonly row: Row;
  readonly resolve: (isFresh: boolean) => void;
  readonly reject: (error: unknown) => void;
}
type Transact = <T>(work: (transaction: Transaction<Schema>) => Promise<T>) => Promise<T>;

/**
 * Marks what is asked for at about the same time in one transaction: one group is written while the next gathers. It is
 * handed a transaction that is kept through a crash of the process but not through a power cut: what is lost then is
 * that a question was answered, and waiting for the disk would hold up every answer.
 */
export class Marks {
  readonly #transact: Transact;
  #waiting: Asked[] = [];
  #isWriting = false;

  constructor(transact: Transact) {
    this.#transact = transact;
  }

  mark(row: Row): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      await setImmediate();
      const group = this.#waiting.splice(0, BATCH);
      // One row a delivery, in one order everywhere: transactions that insert in one order never wait in a circle.
      const rows = new Map(group.map((one) => [nameOf(one.row), one.row]));
      const sorted = [...rows.keys()].sort().flatMap((name) => rows.get(name) ?? []);
      try {
        const fresh = new Set(await this.#transact((transaction) => insert(transaction, sorted)));
        for (const { row, resolve } of group) resolve(fresh.delete(nameOf(row)));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isWriting = false;
  }
}
