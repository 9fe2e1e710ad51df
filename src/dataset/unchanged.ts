import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochMs } from '../time.ts';
import { sha256 } from './kept-file.ts';

/**
 * Stands for some files and folders, with all in them, as they are: it is another one once a file was written to, replaced,
 * added or taken away. No file is read: as in git, one whose size and times are the same is the same. Undefined where one
 * may have been written to since `began`, so that nobody knows which of its states was read, and where one is missing.
 */
export function stampOf(paths: readonly string[], began: EpochMs): string | undefined {
  const lines: string[] = [];
  let newest = 0;
  const visit = (path: string): void => {
    const stats = lstatSync(path);
    const { size, ino, mtimeMs, ctimeMs } = stats;
    newest = Math.max(newest, ctimeMs);
    lines.push(`${path} ${size} ${ino} ${mtimeMs} ${ctimeMs}`);
    if (stats.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
  };
  try {
    paths.forEach(visit);
  } catch {
    return undefined;
  }
  return newest < began - COARSEST ? sha256(lines.join('\n')) : undefined;
}

/** File systems tell times in steps of up to this, in milliseconds. */
const COARSEST = 2_000;
