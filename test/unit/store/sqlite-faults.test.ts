import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { causeOf } from '../../../src/observability/causes.ts';
import { openStore } from '../../../src/store/engines/open.ts';
import { openSqlite } from '../../../src/store/engines/sqlite.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const folder = temporaryFolder();
const NEVER = 'nothing was thrown';

/** A database of Rung's with some calls in it, closed. */
async function filled(name: string): Promise<string> {
  const file = folder.file(name);
  const store = await openStore({ kind: 'sqlite', file });
  const calls = Array.from({ length: 200 }, (_, index) => ({ token: `t${index}`, call: 'x'.repeat(200) }));
  await store.buttonCalls.save({ platform: 'chat', workspace: '' }, calls, 1);
  await store.close();
  return file;
}

/** What SQLite itself throws when some statements are run on a file. */
function thrownBy(file: string, statements: readonly string[], readOnly = false): unknown {
  const database = new DatabaseSync(file, { readOnly });
  try {
    for (const statement of statements) database.exec(statement);
    return NEVER;
  } catch (error) {
    return error;
  } finally {
    database.close();
  }
}

describe('given a database file that is out of order', () => {
  it('when a page of it was written over, then the start refuses it and names the backup to restore', async () => {
    const file = await filled('damaged.db');
    const whole = openSync(file, 'r+');
    for (let at = 4096; at < statSync(file).size; at += 4096)
      writeSync(whole, Buffer.alloc(512, 0x55), 0, 512, at);
    closeSync(whole);
    await expect(openStore({ kind: 'sqlite', file })).rejects.toMatchObject({
      name: 'StoreError',
      message: `The database file ${file} is damaged.`,
      fix: expect.stringContaining('npm run -s restore') as string,
    });
  });

  it.each([
    [
      'its disk is full',
      ['pragma max_page_count = 1', 'create table more(a)'],
      false,
      /no room left on its disk.*Free/,
    ],
    ['it is read-only', ['create table more(a)'], true, /cannot be opened for writing.*the right to write/],
  ] as const)('when %s, then that is one line with its fix', async (_, statements, readOnly, line) => {
    const file = await filled(`fault-${readOnly}.db`);
    const { db, explain } = await openSqlite(file);
    const thrown = thrownBy(file, statements, readOnly);
    expect(thrown).not.toBe(NEVER);
    const cause = causeOf(explain(thrown));
    expect(cause?.line).toMatch(line);
    expect(cause?.line).not.toContain('\n');
    await db.destroy();
  });
});
