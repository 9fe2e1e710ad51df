import { hash } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { Database } from '../engines/engine.ts';
import { compiledOnce } from '../schema/compiled-once.ts';
import type { Owner } from '../schema/keys.ts';
import { BATCH } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { isKey, mustBeInstant, mustBeKey } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';

/** The idempotency key of something a platform told us: the id by which it would tell us again. */
export interface EventKey extends Owner {
  readonly id: string;
}

type Row = Schema['inbox'];
type Key = Omit<Row, 'seen_at'>;

const COLUMNS = ['platform', 'workspace', 'id'] as const;

/** Does work with the repositories of one transaction, and with the way to the database that they use. */
export type InOneTransaction<Repositories> = <T>(
  work: (repositories: Repositories, access: Access) => Promise<T>,
) => Promise<T>;

/** Inbound events that were answered, so that one which a platform repeats is not answered again. */
export class Inbox<Repositories> {
  readonly #access: Access;
  readonly #transaction: InOneTransaction<Repositories>;
  readonly #mark: (row: Row) => Promise<boolean>;
  /** The statement for each number of rows, compiled once. */
  readonly #insertions = new Map<number, CompiledQuery<Key>>();

  constructor(access: Access, transaction: InOneTransaction<Repositories>) {
    this.#access = access;
    this.#transaction = transaction;
    this.#mark = access.grouped((db, rows) => this.#insert(db, rows));
  }

  /**
   * Does `work` and marks the event in one transaction; undefined, with nothing done, where it was marked before, by
   * whatever process. An error that `work` throws undoes both. It may be run again where its transaction lost to another,
   * so it touches nothing but the repositories it is handed.
   */
  async handleOnce<T>(
    event: EventKey,
    at: EpochMs,
    work: (repositories: Repositories) => Promise<T>,
  ): Promise<{ readonly done: T } | undefined> {
    const row = toRow(event, at);
    return this.#transaction(async (repositories, access) => {
      const isFirst = await access.change((transaction) => insertFirst(transaction, row));
      return isFirst ? { done: await work(repositories) } : undefined;
    });
  }

  /**
   * Marks an event; false where it was marked before. On its own it does not wait for the disk, so that a power cut may
   * undo it; in a transaction it lasts as that does, and waits for another that is marking the same.
   */
  async mark(event: EventKey, at: EpochMs): Promise<boolean> {
    const row = toRow(event, at);
    return this.#access.read(() => this.#mark(row));
  }

  /** Deletes events marked before `before` and returns how many. */
  async deleteBefore(before: EpochMs): Promise<number> {
    mustBeInstant('The time to delete before', before);
    return this.#access.changeInBatches(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('inbox')
        .where((row) => {
          const old = row
            .selectFrom('inbox')
            .select(COLUMNS)
            .where('seen_at', '<', before)
            .orderBy('seen_at')
            .limit(BATCH);
          return row(row.refTuple(...COLUMNS), 'in', old.$asTuple(...COLUMNS));
        })
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    });
  }

  /** Marks events in one statement, and says of each in its place whether it is the first. */
  async #insert(db: Database, asked: readonly Row[]): Promise<boolean[]> {
    const rows = asked.length === 1 ? asked : inOneOrder(asked);
    const blank = (): Row => ({ platform: '', workspace: '', id: '', seen_at: 0 });
    // Compiled without the rows themselves: what a statement was made with is kept as long as the statement.
    const compiled = this.#insertions.get(rows.length) ?? insertion(db, rows.map(blank)).compile();
    this.#insertions.set(rows.length, compiled);
    const parameters = rows.flatMap((row) => [row.platform, row.workspace, row.id, row.seen_at]);
    const marked = await this.#access.runLightly<Key>({ ...compiled, parameters });
    if (asked.length === 1) return [marked.rows.length === 1];
    const fresh = new Set(marked.rows.map(nameOf));
    return asked.map((row) => fresh.delete(nameOf(row)));
  }
}

/** Marks one event; false where it was marked before. Waits for another transaction that is marking it. */
const insertFirst = async (db: Database, row: Row): Promise<boolean> =>
  (await insertOne(db, row)).length === 1;

/** An event as a row. An id that cannot be a key is kept as its hash: it comes from outside and must not stop us. */
function toRow({ platform, workspace, id }: EventKey, at: EpochMs): Row {
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
  mustBeInstant('The time of the event', at);
  return { platform, workspace, id: isKey(id) ? id : hash('sha256', id, 'base64url'), seen_at: at };
}

/** One row an event, in one order everywhere: statements that insert in one order never wait in a circle. */
function inOneOrder(asked: readonly Row[]): readonly Row[] {
  const rows = new Map(asked.map((row) => [nameOf(row), row]));
  return [...rows.keys()].sort().flatMap((name) => rows.get(name) ?? []);
}

/** No part holds a NUL. */
const nameOf = ({ platform, workspace, id }: Key): string => `${platform}\0${workspace}\0${id}`;

/** Marks rows that are not marked yet, and returns those. One statement: all of it or nothing. */
const insertion = (db: Database, rows: readonly Row[]) =>
  db
    .insertInto('inbox')
    .values(rows)
    .onConflict((conflict) => conflict.columns(COLUMNS).doNothing())
    .returning(COLUMNS);

const insertOne = compiledOnce((db, { platform, workspace, id, seen_at }: Row) =>
  insertion(db, [{ platform, workspace, id, seen_at }]),
);
