import { setImmediate } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { retryConflicts } from './retry-conflicts.ts';
import type { Engine, Transact } from './engine.ts';
import type { Schema } from '../schema/schema.ts';

/** Told how long each piece of work on the database took, in milliseconds, waits for a connection included. */
export type Timed = (kind: 'read' | 'change', ms: number) => void;

/** Counts the work that is under way on a database, so that closing waits for it. */
export class InFlight {
  readonly #db: Kysely<Schema>;
  readonly #explain: Engine['explain'];
  readonly #timed: Timed | undefined;
  #running = 0;
  #allDone: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  constructor({ db, explain }: Pick<Engine, 'db' | 'explain'>, timed?: Timed) {
    this.#timed = timed;
    this.#db = db;
    this.#explain = explain;
  }

  /**
   * Counts the work that is under way, which `close` waits for: a pool that ends forgets who queues for it.
   * @throws {StoreError} the database is away, full or otherwise out of order; what is not known is thrown as it is
   */
  async run<T>(kind: 'read' | 'change', work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new Error('The store is closed.');
    this.#running += 1;
    const began = performance.now();
    try {
      return await work();
    } catch (error) {
      throw this.#explain(error) ?? error;
    } finally {
      this.#running -= 1;
      this.#timed?.(kind, performance.now() - began);
      if (this.#running === 0) this.#allDone?.();
    }
  }

  /** Does work in a transaction, again where it lost to another. */
  readonly transact: Transact = (work) => retryConflicts(() => this.#db.transaction().execute(work));

  /** Does batch after batch, each in its transaction, until one finds nothing more; returns how many rows it was. */
  async batches(batch: (transaction: Transaction<Schema>) => Promise<number>): Promise<number> {
    for (let all = 0; ;) {
      const some = await this.transact(batch);
      if (some === 0) return all;
      all += some;
      await setImmediate();
    }
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#allDone = resolve));
    await this.#db.destroy();
  }
}
