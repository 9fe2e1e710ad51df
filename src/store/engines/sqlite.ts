import { makeFolder } from './make-folder.ts';
import { closeSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, Kysely } from 'kysely';
import type { Engine, ReadCommitted, RunLightly } from './engine.ts';
import { migrate } from './migrate.ts';
import { migrations } from '../migrations/all.ts';
import { onSqlite } from '../migrations/portable.ts';
import { BATCH } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { retryWhileBusy, SqliteConnection } from './sqlite-connection.ts';
import { explain, mustBeWhole } from './sqlite-errors.ts';
import { appliedIn } from './sqlite-files.ts';
import { NodeSqliteDialect } from './sqlite-driver.ts';

/** Milliseconds SQLite waits by itself for another process that writes, holding the event loop: next to nothing. */
const BUSY_TIMEOUT = 5;

const IN_MEMORY = ':memory:';

/** The event loop stands still while sends are claimed: for some ten milliseconds with twice as many. */
const CLAIMS = 40;

/** Done before a database that is in use gets newer tables; `pending` are the names of its migrations. */
export type BeforeUpgrade = (pending: readonly string[]) => Promise<void>;

/**
 * Opens a database file, made with its folder where there is none: readable by this user alone.
 * @throws {StoreError} the file cannot be opened, is no database, or is newer than this code; and as `beforeUpgrade` does
 */
export async function openSqlite(file: string, beforeUpgrade?: BeforeUpgrade): Promise<Engine> {
  const path = file === IN_MEMORY ? file : resolve(file);
  let db: Kysely<Schema> | undefined;
  try {
    const database = await openDatabase(path);
    const reader =
      path === IN_MEMORY ? undefined : new DatabaseSync(path, { timeout: BUSY_TIMEOUT, readOnly: true });
    db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database, () => reader?.close()) });
    if (path !== IN_MEMORY && statSync(path).size <= CHECKED) mustBeWhole(database, path);
    const applied = appliedIn(database);
    const pending = Object.keys(migrations(onSqlite)).filter((one) => !applied.includes(one));
    if (applied.length > 0 && pending.length > 0) await beforeUpgrade?.(pending);
    await migrate(db, migrations(onSqlite));
    // The one writer a file can have is lock enough.
    return {
      db,
      lockRecipient: () => Promise.resolve(),
      runLightly: lightly(db),
      readCommitted: reader ? besideWriter(reader) : besideNobody(db),
      explain: (error) => explain(error, path),
      locksRows: false,
      changesTables: false,
      // The event loop stands still meanwhile.
      group: BATCH,
      claims: CLAIMS,
      elements: 'json_each',
    };
  } catch (error) {
    await db?.destroy();
    throw explain(error, path) ?? error;
  }
}

/** Reads on a connection of its own: an answer does not queue behind the sends and changes of this process. */
function besideWriter(reader: DatabaseSync): ReadCommitted {
  const connection = new SqliteConnection(reader);
  return (query) => connection.executeQuery(query);
}

/** A database in memory has one connection. */
const besideNobody =
  (db: Kysely<Schema>): ReadCommitted =>
  (query) =>
    db.executeQuery(query);

/** A larger file is not read through at the start, in bytes: 16 MB take a tenth of a second. */
const CHECKED = 16_000_000;

const NORMAL = CompiledQuery.raw('pragma synchronous = normal');
const FULL = CompiledQuery.raw('pragma synchronous = full');

/** SQLite sets how durable a commit is for the connection, and not within a transaction. */
const lightly =
  (db: Kysely<Schema>): RunLightly =>
  (query) =>
    db.connection().execute(async (connection) => {
      await connection.executeQuery(NORMAL);
      try {
        return await connection.executeQuery(query);
      } finally {
        await connection.executeQuery(FULL);
      }
    });

/** Opens the file alone: durable, and strict about foreign keys. */
export async function openDatabase(path: string): Promise<DatabaseSync> {
  if (path !== IN_MEMORY) {
    makeFolder(dirname(path));
    // SQLite gives the files beside it the mode of this one.
    closeSync(openSync(path, 'a', 0o600));
  }
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
  try {
    await retryWhileBusy(database, () => database.exec('pragma journal_mode = wal'));
    database.exec('pragma synchronous = full');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
