import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';

/** Statements kept prepared; the oldest makes room. */
const STATEMENTS_KEPT = 200;

/** How long to wait for another process that writes, in milliseconds. */
const PATIENCE = 5_000;

/** SQLite's primary result code for that. */
const SQLITE_BUSY = 5;

/** Strings, quoted names and comments: a question mark within them is no parameter. */
const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

interface Prepared {
  readonly statement: StatementSync;
  readonly parameters: number;
  readonly returnsRows: boolean;
}

/**
 * Returns `value` as node:sqlite may bind it. node:sqlite itself binds booleans as integers, NaN as NULL and cuts
 * nothing else short, where PostgreSQL refuses; here all of it is refused, so that both engines hold the same.
 * Integers are refused where a double no longer holds them exactly: node:sqlite refuses to read those back.
 */
function bindable(value: unknown, index: number): SQLInputValue {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw refused(index, 'holds a NUL character');
    return value;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refused(index, 'is not a finite number');
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      throw refused(index, 'is too big an integer');
    return value;
  }
  if (typeof value === 'bigint') {
    if (!Number.isSafeInteger(Number(value))) throw refused(index, 'is too big an integer');
    return value;
  }
  if (value === null || value instanceof Uint8Array) return value;
  throw refused(
    index,
    `is ${value instanceof Date ? 'a Date' : value === undefined ? 'missing' : `of type ${typeof value}`}`,
  );
}

function refused(index: number, why: string): TypeError {
  return new TypeError(`SQLite parameter ${index + 1} ${why}; pass text, a number, null or bytes`);
}

/**
 * Runs `work`, again and again while another process holds the file, for a few seconds. SQLite's own `busy_timeout`
 * holds the event loop meanwhile, and with it a transaction of this very process that the wait may be for.
 * A statement inside a transaction is not tried again: the transaction holds the only write lock, so nobody is in its way.
 */
export async function retryWhileBusy<T>(database: DatabaseSync, work: () => T): Promise<T> {
  let deadline: number | undefined;
  for (;;) {
    try {
      return work();
    } catch (error) {
      deadline ??= performance.now() + PATIENCE;
      if (!isBusy(error) || database.isTransaction || performance.now() > deadline) throw error;
    }
    await setTimeout(1 + Math.random() * 10);
  }
}

function isBusy(error: unknown): boolean {
  // Extended result codes carry the primary one in their low byte.
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    (error.errcode & 0xff) === SQLITE_BUSY
  );
}

/** Runs statements on an open database, kept prepared by their text. */
export class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return retryWhileBusy(this.#database, () => this.#execute<R>(query));
  }

  #execute<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const prepared = this.#prepared.get(sql) ?? this.#prepare(sql);
    if (parameters.length !== prepared.parameters) {
      throw new TypeError(
        `SQLite was given ${parameters.length} parameters for ${prepared.parameters}: ${sql}`,
      );
    }
    const values = parameters.map(bindable);
    if (prepared.returnsRows) return { rows: prepared.statement.all(...values) as R[] };
    const { changes, lastInsertRowid } = prepared.statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw await Promise.resolve(new Error('streaming would hold the only connection; read in batches'));
  }

  #prepare(sql: string): Prepared {
    const statement = this.#database.prepare(sql);
    const prepared = {
      statement,
      parameters: sql.replace(QUOTED, '').split('?').length - 1,
      returnsRows: statement.columns().length > 0,
    };
    for (const oldest of this.#prepared.keys()) {
      if (this.#prepared.size < STATEMENTS_KEPT) break;
      this.#prepared.delete(oldest);
    }
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
