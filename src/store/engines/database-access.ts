import type { CompiledQuery, QueryResult, Transaction } from 'kysely';
import { isRecipient } from '../schema/recipients.ts';
import type { Recipient } from '../schema/keys.ts';
import type { Schema } from '../schema/schema.ts';
import { retryConflicts } from './retry-conflicts.ts';
import type { Database, Engine } from './engine.ts';
import { Batcher } from './batcher.ts';
import type { InFlight } from './in-flight.ts';

type InTransaction<T> = (transaction: Transaction<Schema>) => Promise<T>;

/**
 * How repositories reach the database: directly, each change in a transaction of its own, or all within a transaction
 * that somebody else ends. Every method rejects with a `StoreError` where the database is out of order.
 */
export class Access {
  readonly engine: Engine;
  readonly #work: InFlight;
  readonly #open: Transaction<Schema> | undefined;

  constructor(engine: Engine, work: InFlight, open?: Transaction<Schema>) {
    this.engine = engine;
    this.#work = work;
    this.#open = open;
  }

  /** Whether rows that are read here are to be locked, so that they stay as they were read until the transaction ends. */
  get locksWhatItReads(): boolean {
    return this.#open !== undefined && this.engine.locksRows;
  }

  /** Reads as things stand, or as the open transaction sees them. */
  read<T>(query: (db: Database) => Promise<T>): Promise<T> {
    const open = this.#open;
    return open ? query(open) : this.#work.run('read', () => query(this.engine.db));
  }

  /** Reads about one recipient, whom in a transaction nobody else writes until it ends. */
  readOf<T>(recipient: Recipient, query: (db: Database) => Promise<T>): Promise<T> {
    return this.#open ? this.changeOf(recipient, query) : this.read(query);
  }

  /** Does work in one transaction, again where it lost to another; within an open one, as part of that. */
  change<T>(work: InTransaction<T>): Promise<T> {
    return this.#open ? work(this.#open) : this.#work.run('change', () => this.#work.transact(work));
  }

  /** The same about one recipient, whom nobody else writes meanwhile, nor deletes what is held about them. */
  changeOf<T>(recipient: Recipient, work: InTransaction<T>): Promise<T> {
    return this.change(async (transaction) => {
      await this.#lock(transaction, recipient);
      return work(transaction);
    });
  }

  /**
   * Does batch after batch until one finds nothing more, and returns how many rows there were. Each batch is a
   * transaction of its own, so that nobody waits for all of them, unless one is open.
   */
  changeInBatches(batch: InTransaction<number>): Promise<number> {
    const open = this.#open;
    return open ? inOrder(() => batch(open)) : this.#work.run('change', () => this.#work.batches(batch));
  }

  /**
   * A question that is answered for many at once: those who ask at about the same time share a statement. `answer` is
   * handed at most 100, in the order they were asked, and answers each in its place; it is all or nothing, and is run
   * again where it lost to another. Within an open transaction each is answered alone. To be asked within `read`.
   */
  grouped<Asked, Answer>(
    answer: (db: Database, asked: readonly Asked[]) => Promise<readonly Answer[]>,
  ): (asked: Asked) => Promise<Answer> {
    const open = this.#open;
    if (open) return async (asked) => (await answer(open, [asked]))[0] as Answer;
    const groups = new Batcher((asked: readonly Asked[]) =>
      retryConflicts(() => answer(this.engine.db, asked)),
    );
    return (asked) => groups.ask(asked);
  }

  /** Runs a statement without waiting for the disk, or as part of the open transaction. */
  runLightly<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    return this.#open ? this.#open.executeQuery(query) : this.engine.runLightly(query);
  }

  async #lock(transaction: Transaction<Schema>, recipient: Recipient): Promise<void> {
    if (isRecipient(recipient)) await this.engine.lockRecipient(transaction, recipient);
  }
}

async function inOrder(batch: () => Promise<number>): Promise<number> {
  for (let all = 0; ;) {
    const some = await batch();
    if (some === 0) return all;
    all += some;
  }
}
