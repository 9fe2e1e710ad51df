import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StoreError } from '../error.ts';
import { ACTIVITY, activityOf, type Activity } from './activity.ts';
import { migrations } from '../migrations/all.ts';
import { onSqlite } from '../migrations/portable.ts';
import { explain, mustBeWhole } from './sqlite-errors.ts';

/** Told how far a copy is, from 0 to 1. */
export type Progress = (done: number) => void;

/** Pages copied at a time: between them the process does its other work. */
const PAGES = 200;

/**
 * Copies a database file that others may be writing to, as it stood when the copy began, into one new file for this user
 * alone. The copy is read through before it gets its name; where anything fails, nothing is left of it.
 * @throws {StoreError} the target is there already, the source is no whole database, or there is no room
 */
export async function copyDatabase(
  source: string,
  target: string,
  progress?: Progress,
): Promise<{ bytes: number }> {
  const to = resolve(target);
  if (existsSync(to))
    throw new StoreError(
      `${to} is there already.`,
      'Name a file that is not there yet: nothing is written over.',
    );
  const part = `${to}.part`;
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    rmSync(part, { force: true });
    closeSync(openSync(part, 'wx', 0o600));
    await copyPages(resolve(source), part, progress);
    finish(part);
    renameSync(part, to);
    flush(dirname(to));
    return { bytes: statSync(to).size };
  } catch (error) {
    for (const left of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(left, { force: true });
    throw explain(error, part) ?? error;
  }
}

async function copyPages(source: string, part: string, progress?: Progress): Promise<void> {
  let database: DatabaseSync | undefined;
  try {
    mustBeThere(source);
    database = new DatabaseSync(source, { readOnly: true });
    // An open transaction keeps the copy at one moment: without, it begins anew whenever another process writes.
    database.exec('begin');
    database.prepare('select count(*) from sqlite_schema').get();
  } catch (error) {
    database?.close();
    throw explain(error, source) ?? error;
  }
  try {
    await backup(database, part, {
      rate: PAGES,
      progress: ({ totalPages, remainingPages }) =>
        progress?.(totalPages === 0 ? 1 : (totalPages - remainingPages) / totalPages),
    });
  } finally {
    database.close();
  }
}

/** @throws {StoreError} there is no such file */
function mustBeThere(path: string): void {
  if (existsSync(path)) return;
  throw new StoreError(`There is no database file ${path}.`, 'Check the path, and RUNG_HOME.');
}

/** Reads a copy through, makes it one file, and waits for the disk. */
function finish(part: string): void {
  const copy = new DatabaseSync(part);
  try {
    copy.exec('pragma journal_mode = delete');
    mustBeWhole(copy, part);
  } finally {
    copy.close();
  }
  chmodSync(part, 0o600);
  flush(part);
}

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a database file holds, by the migrations that ran on it. */
export interface DatabaseFile {
  readonly bytes: number;
  readonly applied: readonly string[];
  /** That this version of Rung has and the file has not. */
  readonly pending: readonly string[];
  /** That the file has and this version of Rung does not know. */
  readonly unknown: readonly string[];
  /** Undefined where the tables are of another version. */
  readonly activity: Activity | undefined;
}

/**
 * Looks into a database file without changing it; `applied` is empty where it is none of Rung's.
 * @throws {StoreError} it is not there, is no database or is damaged
 */
export function inspectDatabase(file: string): DatabaseFile {
  const path = resolve(file);
  let database: DatabaseSync | undefined;
  try {
    mustBeThere(path);
    const bytes = statSync(path).size;
    database = new DatabaseSync(path, { readOnly: true });
    mustBeWhole(database, path);
    const applied = appliedIn(database);
    const known = Object.keys(migrations(onSqlite));
    const pending = known.filter((one) => !applied.includes(one));
    const unknown = applied.filter((one) => !known.includes(one));
    const isCurrent = pending.length + unknown.length === 0;
    const activity = isCurrent ? activityOf(database.prepare(ACTIVITY).get()) : undefined;
    return { bytes, applied, pending, unknown, activity };
  } catch (error) {
    throw explain(error, path) ?? error;
  } finally {
    database?.close();
  }
}

/** The migrations that ran on an open database, in their order; none where it is new. */
export function appliedIn(database: DatabaseSync): readonly string[] {
  const table = database.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get();
  if (table === undefined) return [];
  return database
    .prepare('select name from kysely_migration order by name')
    .all()
    .map((row) => String(row['name']));
}

/** Whether any process has the file open as a database, this one included. Nothing is changed. */
export function isInUse(file: string): boolean {
  const database = new DatabaseSync(resolve(file), { timeout: 0 });
  try {
    database.exec('pragma locking_mode = exclusive');
    database.exec('begin exclusive');
    database.exec('rollback');
    return false;
  } catch {
    return true;
  } finally {
    database.close();
  }
}
