import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../error.ts';

/** @throws {StoreError} the file is damaged */
export function mustBeWhole(database: DatabaseSync, path: string): void {
  const found = database.prepare('pragma quick_check(1)').get();
  if (found?.['quick_check'] !== 'ok') throw inWords('damaged', path);
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

/** Turns an error of SQLite, or of the system about its file, into words; undefined where it is no sign of either. */
export function explain(error: unknown, path: string): StoreError | undefined {
  if (error instanceof StoreError) return error;
  const why = reason(error);
  if (why === undefined) return undefined;
  return inWords(why, path, error);
}

function inWords(why: keyof typeof WORDS, path: string, cause?: unknown): StoreError {
  const [what, fix] = WORDS[why];
  return new StoreError(`The database file ${path} ${what}.`, fix, { cause });
}
