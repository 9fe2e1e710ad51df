import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readKept, sha256, writeKept } from './kept-file.ts';

/** What was read from data files before, for as long as neither they nor the code that reads them have changed. */
export interface KeptRecords {
  /**
   * What `read` makes of a file: as it was kept where the file's bytes are the same, else read now.
   * @param name tells files from each other
   * @throws what `read` throws
   */
  of<T>(name: string, path: string, read: () => T): T;
  /** Keeps what was asked for since this was opened, unless all of it was kept already. */
  save(): void;
}

/** What was read from a file, and the hash of the bytes that it was read from. */
interface Entry {
  readonly bytes: string;
  readonly value: unknown;
}

const FILE = 'records.json';
const SOURCE = join(import.meta.dirname, '..');
const PACKAGES = join(SOURCE, '../node_modules/.package-lock.json');

/** Keeps nothing: reads every file. */
export const NOTHING_KEPT: KeptRecords = { of: (_name, _path, read) => read(), save: () => undefined };

/** What is known without reading code or data. */
export interface Unread {
  /** What `codeKey` gives. */
  readonly code: string | undefined;
  /** Whether no data file has changed since what is kept was: then none is looked at. */
  readonly isSame: boolean;
}

/** Opens what is kept in a folder. */
export function keptRecords(
  folder: string,
  { code: key, isSame }: Unread = { code: codeKey(), isSame: false },
): KeptRecords {
  if (key === undefined) return NOTHING_KEPT;
  const text = readKept(folder, FILE, key);
  const before = text === undefined ? {} : (JSON.parse(text) as Readonly<Record<string, Entry>>);
  const asked: Record<string, Entry> = {};
  let isNew = false;
  return {
    of(name, path, read) {
      const kept = Object.hasOwn(before, name) ? before[name] : undefined;
      const bytes = kept && isSame ? kept.bytes : hashOf(path);
      if (kept !== undefined && kept.bytes === bytes) {
        asked[name] = kept;
        // The same code read it from the same bytes.
        return kept.value as ReturnType<typeof read>;
      }
      const value = read();
      // A file that is written to meanwhile may have been read before or after.
      if (bytes !== undefined && hashOf(path) === bytes && survives(value)) {
        asked[name] = { bytes, value };
        isNew = true;
      }
      return value;
    },
    save() {
      if (isNew) writeKept(folder, FILE, key, JSON.stringify(asked));
    },
  };
}

function hashOf(path: string): string | undefined {
  try {
    return sha256(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** Whether a value is the same once it was written as JSON and read again. */
const survives = (value: unknown): boolean => isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);

/** Stands for all code that reads data: Rung's, its packages' and Node's. Undefined where npm did not install them. */
export function codeKey(): string | undefined {
  try {
    const sum = createHash('sha256').update(process.version).update(readFileSync(PACKAGES));
    for (const folder of ['dataset', 'reply'])
      for (const file of readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' }).sort())
        if (file.endsWith('.ts')) sum.update(`\n${file}\n`).update(readFileSync(join(SOURCE, folder, file)));
    return sum.digest('hex');
  } catch {
    return undefined;
  }
}
