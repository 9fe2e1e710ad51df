import { setImmediate } from 'node:timers/promises';
import type { CompiledQuery, Kysely, Transaction } from 'kysely';
import { BATCH, batches, callRows, isPerson, keyOf, sortChanges, toDefaults } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Defaults, PersonKey, Store, StoredCall } from './store.ts';
import { isKey, mustBeInstant } from './text.ts';

/** How often a transaction that lost to another is tried. */
const ATTEMPTS = 5;

/** What PostgreSQL reports when it ends one of two transactions that wait for each other. */
const LOST_TO_ANOTHER = new Set<unknown>(['40001', '40P01']);

type DefaultRow = Pick<Schema['person_default'], 'name' | 'value'>;

/** A migrated database, and the one thing its engine does in its own way. */
export interface Engine {
  readonly db: Kysely<Schema>;
  /** Keeps other writers of the same person out until the transaction ends. */
  readonly lockPerson: (transaction: Transaction<Schema>, person: PersonKey) => Promise<void>;
}

/** The store over any engine. Keys, texts and instants that only some engines would take are refused on all. */
export class KyselyStore implements Store {
  readonly #db: Kysely<Schema>;
  readonly #lockPerson: Engine['lockPerson'];
  readonly #defaults: CompiledQuery<DefaultRow>;
  #running = 0;
  #allDone: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  constructor(engine: Engine) {
    this.#db = engine.db;
    this.#lockPerson = engine.lockPerson;
    // Asked for with every answer, so it is compiled once.
    this.#defaults = selectDefaults(engine.db, { platform: '', workspace: '', person: '' }).compile();
  }

  defaults(person: PersonKey): Promise<Defaults> {
    return this.#run(async () => {
      if (!isPerson(person)) return {};
      const parameters = [person.platform, person.workspace, person.person];
      const { rows } = await this.#db.executeQuery<DefaultRow>({ ...this.#defaults, parameters });
      return toDefaults(rows);
    });
  }

  remember(
    person: PersonKey,
    changes: Readonly<Record<string, string | null>>,
    at: number,
  ): Promise<Defaults> {
    return this.#run(() => {
      const { forgotten, kept } = sortChanges(person, changes, at);
      return this.#transact(async (transaction) => {
        await this.#lockPerson(transaction, person);
        for (const names of batches(forgotten)) {
          await transaction
            .deleteFrom('person_default')
            .where((row) => row.and(keyOf(person)))
            .where('name', 'in', names)
            .execute();
        }
        for (const rows of batches(kept)) {
          await transaction
            .insertInto('person_default')
            .values(rows)
            .onConflict((conflict) =>
              conflict.columns(['platform', 'workspace', 'person', 'name']).doUpdateSet((row) => ({
                value: row.ref('excluded.value'),
                updated_at: row.ref('excluded.updated_at'),
              })),
            )
            .execute();
        }
        return toDefaults(await selectDefaults(transaction, person).execute());
      });
    });
  }

  keepCalls(calls: readonly StoredCall[], at: number): Promise<void> {
    return this.#run(async () => {
      const rows = callRows(calls, at);
      if (rows.length === 0) return;
      await this.#transact(async (transaction) => {
        for (const batch of batches(rows)) {
          await transaction
            .insertInto('kept_call')
            .values(batch)
            .onConflict((conflict) =>
              conflict
                .column('token')
                .doUpdateSet((row) => ({ shown_at: row.ref('excluded.shown_at') }))
                .whereRef('kept_call.shown_at', '<', 'excluded.shown_at'),
            )
            .execute();
          if (batch.length === BATCH) await setImmediate();
        }
      });
    });
  }

  call(token: string): Promise<string | undefined> {
    return this.#run(async () => {
      if (!isKey(token)) return undefined;
      const query = this.#db.selectFrom('kept_call').select('call').where('token', '=', token);
      return (await query.executeTakeFirst())?.call;
    });
  }

  forgetCalls(before: number): Promise<number> {
    return this.#run(() => {
      mustBeInstant('The time to forget before', before);
      return this.#transact(async (transaction) => {
        let forgotten = 0;
        for (;;) {
          const { numDeletedRows } = await transaction
            .deleteFrom('kept_call')
            .where('token', 'in', (kept) =>
              kept
                .selectFrom('kept_call')
                .select('token')
                .where('shown_at', '<', before)
                .orderBy('shown_at')
                .limit(BATCH),
            )
            // Asked again of the row itself: it may have been renewed between being chosen and being deleted.
            .where('shown_at', '<', before)
            .executeTakeFirstOrThrow();
          if (numDeletedRows === 0n) return forgotten;
          forgotten += Number(numDeletedRows);
          await setImmediate();
        }
      });
    });
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
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

  async #transact<T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#db.transaction().execute(work);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (attempt === ATTEMPTS || !LOST_TO_ANOTHER.has(code)) throw error;
      }
    }
  }
}

function selectDefaults(db: Kysely<Schema>, person: PersonKey) {
  return db
    .selectFrom('person_default')
    .select(['name', 'value'])
    .where((row) => row.and(keyOf(person)));
}
