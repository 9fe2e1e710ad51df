import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoreError } from '../../store/error.ts';
import { sizeOf } from '../words.ts';
import { findOneWorkspace, findPerson, findWorkspace, writeOwner } from './find.ts';
import type { Act, AdminParts } from './parts.ts';
import { countOf } from './table.ts';

/** Grows when the meaning of what is in a file changes. */
const VERSION = 1;

/** Writes all that is held of a workspace, or of a person, into a file. */
export const exportHeld: Act = async ({ words }, parts) => {
  const [word = '', second = '', third] = words;
  return third === undefined
    ? exportWorkspace(word, second, parts)
    : exportPerson(word, second, third, parts);
};

async function exportWorkspace(word: string, file: string, parts: AdminParts): Promise<boolean> {
  const { store, now, say, audit } = parts;
  const owner = await findOneWorkspace(store, word);
  const { platform, workspace } = owner;
  const tables = await store.operator.export(owner);
  const at = new Date(now()).toISOString();
  write(file, { format: 'rung-workspace-export', version: VERSION, at, platform, workspace, tables }, say);
  audit('export', `exported all that is held of ${writeOwner(owner)}`, owner);
  const rows = Object.values(tables).reduce((sum, some) => sum + some.length, 0);
  say(`It holds ${countOf(rows, 'row')} of ${writeOwner(owner)} and no token. Store it safely.`);
  return true;
}

async function exportPerson(word: string, person: string, file: string, parts: AdminParts): Promise<boolean> {
  const { store, now, say, audit } = parts;
  const owner = await findWorkspace(store, word);
  const key = await findPerson(store, owner, person);
  const held = await store.people.export(key);
  write(file, { format: 'rung-export', version: VERSION, at: new Date(now()).toISOString(), held }, say);
  audit('export', `exported all that is held of a person of ${writeOwner(owner)}`, owner);
  say('It is what /rung privacy export gives them, of all accounts that they linked. Store it safely.');
  return true;
}

/** Writes a file that its owner alone may read. @throws StoreError where there is one */
function write(file: string, content: unknown, say: AdminParts['say']): void {
  const path = resolve(file);
  const text = `${JSON.stringify(content, undefined, 2)}\n`;
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new StoreError(`${path} is there already.`, 'Name another file, or move this one away.');
    // A part of it is worth nothing; what was not made is not there to be removed.
    rmSync(path, { force: true });
    throw error;
  }
  say(`${path}: ${sizeOf(Buffer.byteLength(text))}.`);
}
