import type { CompiledQuery, QueryResult, Transaction } from 'kysely';
import { accountsOf, selectHome, selectLink } from '../schema/link-rows.ts';
import { isRecipient } from '../schema/recipients.ts';
import type { PersonKey, Recipient } from '../schema/keys.ts';
import type { Schema } from '../schema/schema.ts';
import { retryConflicts } from './retry-conflicts.ts';
import type { Database, Engine } from './engine.ts';
import { Batcher } from './batcher.ts';
import type { InFlight } from './in-flight.ts';

type InTransaction<T> = (transaction: Transaction<Schema>) => Promise<T>;

/** A person as the store knows them: the key that what is theirs is kept under, and all their accounts. */
export interface Known {
  readonly home: PersonKey;
  readonly accounts: readonly PersonKey[];
}

/**
 * How repositories reach the database: directly, each change in a transaction of its own, or all within a transaction
 * that somebody else ends. Every method rejects with a `StoreError` where the database is out of order.
 */
export class Access {
  readonly engine: Engine;
  readonly #work: InFlight;
  readonly #open: Transaction<Schema> | undefined;
  /** The people that the open transaction has locked. */
  readonly #locked = new Map<string, Known>();

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
    return open ? this.#explained(() => query(open)) : this.#work.run('read', () => query(this.engine.db));
  }

  /** Runs a query that is compiled already, as things were committed last, or as the open transaction sees them. */
  readCompiled<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    const open = this.#open;
    return open
      ? this.#explained(() => open.executeQuery(query))
      : this.#work.run('read', () => this.engine.readCommitted(query));
  }

  /** Reads about one recipient, whom in a transaction nobody else writes until it ends. */
  readOf<T>(recipient: Recipient, query: (db: Database) => Promise<T>): Promise<T> {
    return this.#open ? this.changeOf(recipient, query) : this.read(query);
  }

  /** Runs one statement that changes something, which is a transaction by itself; again where it lost to another. */
  changeAtOnce<T>(statement: (db: Database) => Promise<T>): Promise<T> {
    const open = this.#open;
    return open
      ? statement(open)
      : this.#work.run('change', () => retryConflicts(() => statement(this.engine.db)));
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

  /** The same about several, one after the other. */
  changeOfAll<T>(recipients: readonly Recipient[], work: InTransaction<T>): Promise<T> {
    return this.change(async (transaction) => {
      for (const recipient of recipients) await this.#lock(transaction, recipient);
      return work(transaction);
    });
  }

  /** Reads what is a person's own, by the key that it is kept under, whichever of their accounts asks. */
  readOwn<T>(account: PersonKey, query: (db: Database, home: PersonKey) => Promise<T>): Promise<T> {
    return this.#open
      ? this.changeOwn(account, (transaction, { home }) => query(transaction, home))
      : this.read(async (db) => query(db, await selectHome(db, account)));
  }

  /** The same by a compiled query that finds the key itself. */
  readOwnCompiled<Row>(account: PersonKey, query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    return this.#open
      ? this.changeOwn(account, (transaction) => transaction.executeQuery(query))
      : this.readCompiled(query);
  }

  /** Reads about all accounts of a person. */
  readAccounts<T>(
    account: PersonKey,
    query: (db: Database, accounts: readonly PersonKey[]) => Promise<T>,
  ): Promise<T> {
    return this.#open
      ? this.changeOwn(account, (transaction, { accounts }) => query(transaction, accounts))
      : this.read(async (db) => query(db, accountsOf(account, await selectLink(db, account))));
  }

  /**
   * Changes what is a person's own, whichever of their accounts asks. None of the accounts is written by anybody else
   * meanwhile, nor linked or unlinked.
   */
  changeOwn<T>(
    account: PersonKey,
    work: (transaction: Transaction<Schema>, known: Known) => Promise<T>,
  ): Promise<T> {
    return this.change(async (transaction) => work(transaction, await this.#know(transaction, account)));
  }

  /** To be told after accounts were linked or unlinked in the open transaction. */
  relinked(): void {
    this.#locked.clear();
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
   * handed a group at most, in the order they were asked, and answers each in its place; it is all or nothing, and is run
   * again where it lost to another. Within an open transaction each is answered alone. To be asked within `read`.
   */
  grouped<Asked, Answer>(
    answer: (db: Database, asked: readonly Asked[]) => Promise<readonly Answer[]>,
  ): (asked: Asked) => Promise<Answer> {
    const open = this.#open;
    if (open) return async (asked) => (await answer(open, [asked]))[0] as Answer;
    const groups = new Batcher(this.engine.group, (asked: readonly Asked[]) =>
      retryConflicts(() => answer(this.engine.db, asked)),
    );
    return (asked) => groups.ask(asked);
  }

  /** Runs a statement without waiting for the disk, or as part of the open transaction. */
  runLightly<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
    return this.#open ? this.#open.executeQuery(query) : this.engine.runLightly(query);
  }

  /** Locks all accounts of a person, the guest first; once in a transaction. */
  async #know(transaction: Transaction<Schema>, account: PersonKey): Promise<Known> {
    const name = JSON.stringify([account.platform, account.workspace, account.person]);
    const before = this.#locked.get(name);
    if (before) return before;
    // One in a workspace is no home, so that it is the first of its person's in any case.
    const isFirst = account.workspace !== '' || !this.engine.locksRows;
    const expected = accountsOf(account, isFirst ? undefined : await selectLink(transaction, account));
    for (const one of expected) await this.#lock(transaction, one);
    // What was linked or unlinked before the lock was had is seen now, and cannot change any more.
    const link = await selectLink(transaction, account);
    const accounts = accountsOf(account, link);
    if (accounts.length > expected.length) for (const one of accounts) await this.#lock(transaction, one);
    const known = { home: link?.home.person ?? account, accounts };
    if (this.#open) this.#locked.set(name, known);
    return known;
  }

  /** Reads within the open transaction, where a failure may be caught before whoever began it says it in words. */
  async #explained<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw this.engine.explain(error) ?? error;
    }
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
