import { hash, randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';

/** The first word of a kept file; another one where its layout changes. */
const MARK = 'rung-kept-1';
const OTHERS_MAY_WRITE = 0o022;

/** The SHA-256 of text or bytes, in hexadecimal digits. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content);

/**
 * Reads a text that was kept under a name in a folder. Undefined where there is none, where it is cut short or otherwise not
 * as it was written, where it was kept for another `key`, and where another user could have written it.
 */
export function readKept(folder: string, name: string, key: string): string | undefined {
  try {
    if (!isOurs(lstatSync(folder))) return undefined;
    // Windows has no such flag, and then it adds nothing.
    const file = openSync(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      if (!isOurs(fstatSync(file))) return undefined;
      const content = readFileSync(file, 'utf8');
      const end = content.indexOf('\n');
      const text = content.slice(end + 1);
      return content.slice(0, end) === headOf(key, text) ? text : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/**
 * Keeps a text under a name in a folder of its own, which is made where it is missing. A process that reads meanwhile
 * gets the whole of this text or of the one before. Where it cannot be written, as in a read-only home, nothing is kept.
 */
export function writeKept(folder: string, name: string, key: string, text: string): void {
  const unfinished = join(folder, `${name}.${randomUUID()}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    if (!isOurs(lstatSync(folder))) return;
    try {
      writeFileSync(unfinished, `${headOf(key, text)}\n${text}`, { flag: 'wx', mode: 0o644 });
      renameSync(unfinished, join(folder, name));
    } catch {
      rmSync(unfinished, { force: true });
    }
  } catch {
    // The next process does without as well.
  }
}

const headOf = (key: string, text: string): string => `${MARK} ${key} ${sha256(text)}`;

/** Whether nobody but this user, or root, whose the code may be, can write to it. Windows has no such modes. */
function isOurs({ uid, mode }: Stats): boolean {
  const user = process.geteuid?.();
  return user === undefined || ((uid === user || uid === 0) && (mode & OTHERS_MAY_WRITE) === 0);
}
