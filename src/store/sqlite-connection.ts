import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';

/** Statements kept prepared; the oldest makes room. */
const STATEMENTS_KEPT = 200;

/** What in a statement may hold a question mark that is no parameter. */
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

/** Runs statements on an open database, kept prepared by their text. */
export class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  // The work is synchronous; `async` turns what it throws into a rejection.
  // eslint-disable-next-line @typescript-eslint/require-await
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
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
