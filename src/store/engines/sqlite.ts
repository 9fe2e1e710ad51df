import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, Kysely } from 'kysely';
import { StoreError } from '../error.ts';
import type { Engine, RunLightly } from './engine.ts';
import { migrate } from './migrate.ts';
import { migrations } from '../migrations/all.ts';
import { onSqlite } from '../migrations/portable.ts';
import type { Schema } from '../schema/schema.ts';
import { retryWhileBusy } from './sqlite-connection.ts';
import { NodeSqliteDialect } from './sqlite-driver.ts';

/** Milliseconds SQLite waits by itself for another process that writes, holding the event loop: next to nothing. */
const BUSY_TIMEOUT = 5;

const IN_MEMORY = ':memory:';

/**
 * Opens a database file, made with its folder where there is none: readable by this user alone.
 * @throws {StoreError} the file cannot be opened, is no database, or is newer than this code
 */
export async function openSqlite(file: string): Promise<Engine> {
  const path = file === IN_MEMORY ? file : resolve(file);
  let db: Kysely<Schema> | undefined;
  try {
    const database = await openDatabase(path);
    db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database) });
    if (path !== IN_MEMORY && statSync(path).size <= CHECKED) mustBeWhole(database, path);
    await migrate(db, migrations(onSqlite));
    // The one writer a file can have is lock enough.
    return {
      db,
      lockRecipient: () => Promise.resolve(),
      runLightly: lightly(db),
      explain: (error) => explain(error, path),
      locksRows: false,
      changesTables: false,
      elements: 'json_each',
    };
  } catch (error) {
    await db?.destroy();
    throw explain(error, path) ?? error;
  }
}

/** A larger file is not read through at the start, in bytes: 16 MB take a tenth of a second. */
const CHECKED = 16_000_000;

/** @throws {StoreError} the file is damaged */
export function mustBeWhole(database: DatabaseSync, path: string): void {
  const found = database.prepare('pragma quick_check(1)').get();
  if (found?.['quick_check'] !== 'ok') throw inWords('damaged', path);
}

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
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
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

/** SQLite's primary result codes and the system's error codes, by what can be done about them. */
const REASONS: Readonly<Record<string | number, keyof typeof WORDS>> = {
  5: 'busy',
  6: 'busy',
  8: 'access',
  10: 'failing',
  11: 'damaged',
  13: 'full',
  14: 'access',
  26: 'foreign',
  EACCES: 'access',
  EPERM: 'access',
  EROFS: 'access',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EISDIR: 'folder',
  ENOTDIR: 'folder',
  EEXIST: 'folder',
};

const WORDS = {
  busy: ['is held by another process', 'Stop the other process that uses it.'],
  access: [
    'cannot be opened for writing',
    'Give the user Rung runs as the right to write the file and its folder, or name another place.',
  ],
  damaged: [
    'is damaged',
    'Stop Rung, move the file away (do not delete it), and restore the last backup: npm run -s restore -- FILE.',
  ],
  full: ['has no room left on its disk', 'Free some space.'],
  failing: [
    'cannot be read or written: its disk reports an error',
    'Look at the disk, and at whether it is full; keep a copy of the file.',
  ],
  foreign: [
    'is not a database',
    'Move it away and restore a backup (npm run -s restore -- FILE), or name another place; where it is gone a new one is made.',
  ],
  folder: [
    'is not the path of a file',
    'Name a file: a folder stands there, or a file where a folder should be.',
  ],
} as const;

function reason(error: unknown): keyof typeof WORDS | undefined {
  if (!(error instanceof Error)) return undefined;
  // Extended result codes carry the primary one in their low byte.
  if ('errcode' in error && typeof error.errcode === 'number') return REASONS[error.errcode & 0xff];
  return 'code' in error && typeof error.code === 'string' ? REASONS[error.code] : undefined;
}

function explain(error: unknown, path: string): StoreError | undefined {
  const why = reason(error);
  if (why === undefined) return undefined;
  return inWords(why, path, error);
}

function inWords(why: keyof typeof WORDS, path: string, cause?: unknown): StoreError {
  const [what, fix] = WORDS[why];
  return new StoreError(`The database file ${path} ${what}.`, fix, { cause });
}
