import { setImmediate } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { deliveryRow, markIn, Marks, type RunLightly } from './deliveries.ts';
import { endLease, takeLease } from './leases.ts';
import { memoryIn, readerOf, type LockPerson } from './memory.ts';
import { BATCH, batches, callRows } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Defaults, Delivery, Lease, Memory, Owner, PersonKey, Store, StoredCall } from './store.ts';
import { isKey, mustBeInstant } from './text.ts';

/** How often a transaction that lost to another is tried. */
const ATTEMPTS = 5;

/** What PostgreSQL reports when it ends one of two transactions that wait for each other. */
const LOST_TO_ANOTHER = new Set<unknown>(['40001', '40P01']);

/** A migrated database, and what its engine does in its own way. */
export interface Engine {
  readonly db: Kysely<Schema>;
  readonly lockPerson: LockPerson;
  readonly runLightly: RunLightly;
}

/** The store over any engine. Keys, texts and instants that only some engines would take are refused on all. */
export class KyselyStore implements Store {
  readonly #db: Kysely<Schema>;
  readonly #lockPerson: LockPerson;
  readonly #defaults: (person: PersonKey) => Promise<Defaults>;
  readonly #marks: Marks;
  #running = 0;
  #allDone: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  constructor(engine: Engine) {
    this.#db = engine.db;
    this.#lockPerson = engine.lockPerson;
    this.#defaults = readerOf(engine.db);
    this.#marks = new Marks(engine.db, (query) => again(() => engine.runLightly(query)));
  }

  defaults(person: PersonKey): Promise<Defaults> {
    return this.#run(() => this.#defaults(person));
  }

  remember(
    person: PersonKey,
    changes: Readonly<Record<string, string | null>>,
    at: number,
  ): Promise<Defaults> {
    return this.#run(() =>
      this.#transact((transaction) => memoryIn(transaction, this.#lockPerson).remember(person, changes, at)),
    );
  }

  once<T>(
    delivery: Delivery,
    at: number,
    work: (memory: Memory) => Promise<T>,
  ): Promise<{ readonly done: T } | undefined> {
    return this.#run(() => {
      const row = deliveryRow(delivery, at);
      return this.#transact(async (transaction) => {
        if (!(await markIn(transaction, row))) return undefined;
        return { done: await work(memoryIn(transaction, this.#lockPerson)) };
      });
    });
  }

  mark(delivery: Delivery, at: number): Promise<boolean> {
    return this.#run(() => this.#marks.mark(deliveryRow(delivery, at)));
  }

  forgetDeliveries(before: number): Promise<number> {
    return this.#forget(before, (transaction) =>
      transaction
        .deleteFrom('delivery')
        .where((row) => {
          const old = row
            .selectFrom('delivery')
            .select(['platform', 'workspace', 'id'])
            .where('seen_at', '<', before)
            .orderBy('seen_at')
            .limit(BATCH);
          return row(
            row.refTuple('platform', 'workspace', 'id'),
            'in',
            old.$asTuple('platform', 'workspace', 'id'),
          );
        })
        .executeTakeFirstOrThrow(),
    );
  }

  keepCalls(owner: Owner, calls: readonly StoredCall[], at: number): Promise<void> {
    return this.#run(async () => {
      const rows = callRows(owner, calls, at);
      if (rows.length === 0) return;
      await this.#transact(async (transaction) => {
        for (const batch of batches(rows)) {
          await transaction
            .insertInto('kept_call')
            .values(batch)
            .onConflict((conflict) =>
              conflict
                .columns(['platform', 'workspace', 'token'])
                .doUpdateSet((row) => ({ shown_at: row.ref('excluded.shown_at') }))
                .whereRef('kept_call.shown_at', '<', 'excluded.shown_at'),
            )
            .execute();
          if (batch.length === BATCH) await setImmediate();
        }
      });
    });
  }

  call({ platform, workspace }: Owner, token: string): Promise<string | undefined> {
    return this.#run(async () => {
      if (![platform, workspace, token].every(isKey)) return undefined;
      const query = this.#db
        .selectFrom('kept_call')
        .select('call')
        .where((row) => row.and({ platform, workspace, token }));
      return (await query.executeTakeFirst())?.call;
    });
  }

  forgetCalls(before: number): Promise<number> {
    return this.#forget(before, (transaction) =>
      transaction
        .deleteFrom('kept_call')
        .where((row) => {
          const old = row
            .selectFrom('kept_call')
            .select(['platform', 'workspace', 'token'])
            .where('shown_at', '<', before)
            .orderBy('shown_at')
            .limit(BATCH);
          return row(
            row.refTuple('platform', 'workspace', 'token'),
            'in',
            old.$asTuple('platform', 'workspace', 'token'),
          );
        })
        // Asked again of the row itself: it may have been renewed between being chosen and being deleted.
        .where('shown_at', '<', before)
        .executeTakeFirstOrThrow(),
    );
  }

  lease(name: string, holder: string, at: number, until: number): Promise<Lease | undefined> {
    return this.#run(() =>
      this.#transact((transaction) => takeLease(transaction, { name, holder, at, until })),
    );
  }

  release(name: string, holder: string): Promise<void> {
    return this.#run(() => this.#transact((transaction) => endLease(transaction, name, holder)));
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  /** Deletes batch after batch of what is older than `before`, and returns how many. */
  #forget(
    before: number,
    batch: (transaction: Transaction<Schema>) => Promise<{ readonly numDeletedRows: bigint }>,
  ): Promise<number> {
    return this.#run(async () => {
      mustBeInstant('The time to forget before', before);
      for (let forgotten = 0; ;) {
        const { numDeletedRows } = await this.#transact(batch);
        if (numDeletedRows === 0n) return forgotten;
        forgotten += Number(numDeletedRows);
        await setImmediate();
      }
    });
  }

  /** Counts the work that is under way, which `close` waits for: a pool that ends forgets who queues for it. */
  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new Error('The store is closed.');
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#allDone?.();
    }
  }

  async #close(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#allDone = resolve));
    await this.#db.destroy();
  }

  #transact<T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> {
    return again(() => this.#db.transaction().execute(work));
  }
}

/** Tries a transaction again while it loses to another. */
async function again<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt === ATTEMPTS || !LOST_TO_ANOTHER.has(code)) throw error;
    }
  }
}
