import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/engines/open.ts';
import type { PersonKey, Store } from '../../../src/store/store.ts';
import { rememberAtOnce, sharedByProcesses } from '../../contract/store-processes.ts';
import { linkRaces } from '../../contract/links/store-link-races.ts';
import { teamRaces } from '../../contract/store-team-races.ts';
import { closingContract, storeContract } from '../../contract/store.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { counts } from '../../harness/rows.ts';
import { aSchedule, NOON } from '../../harness/scheduling/schedules.ts';

const folder = temporaryFolder();
const ada: PersonKey = { platform: 'chat', workspace: '', person: '1' };
const OWNER = { platform: 'chat', workspace: '' };
const child = new URL('../../harness/processes/sqlite-process.ts', import.meta.url).pathname;
let files = 0;

function freshFile(): string {
  files += 1;
  return folder.file(`${files}.db`);
}

function open(file: string): Promise<Store> {
  return openStore({ kind: 'sqlite', file });
}

/** Does something without the rights of root, who may write to any folder. */
async function withoutRoot<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0 || process.seteuid === undefined) return act();
  process.seteuid('nobody');
  try {
    return await act();
  } finally {
    process.seteuid(0);
  }
}

storeContract('SQLite in memory', () => open(':memory:'));
storeContract('a SQLite file', () => open(freshFile()));
closingContract('SQLite in memory', () => open(':memory:'));
closingContract('a SQLite file', () => open(freshFile()));
sharedByProcesses('a SQLite file', () => Promise.resolve({ kind: 'sqlite', file: freshFile() }));

describe('given a SQLite file', () => {
  it('when it is new, then it and its folder are for this user alone', async () => {
    const file = folder.file('new/deep/rung.db');
    const store = await open(file);
    await store.people.remember(ada, { level: 'senior' }, 1);
    for (const each of ['new', 'new/deep']) expect(statSync(folder.file(each)).mode & 0o777).toBe(0o700);
    const beside = readdirSync(folder.file('new/deep'));
    expect(beside).toContain('rung.db-wal');
    for (const each of beside) expect(statSync(folder.file(`new/deep/${each}`)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('when it is opened again, then all is as it was', async () => {
    const file = freshFile();
    const before = await open(file);
    await before.people.remember(ada, { level: 'senior' }, 1);
    await before.buttonCalls.save(OWNER, [{ token: 't', call: 'pay' }], 1);
    await before.close();
    const after = await open(file);
    expect(await after.people.defaults(ada)).toEqual({ level: 'senior' });
    expect(await after.buttonCalls.get(OWNER, 't')).toBe('pay');
    await after.close();
  });

  it('when nothing refers to a recipient any more, then the file does not name it', async () => {
    const file = freshFile();
    const store = await open(file);
    const told = { ...ada, person: 'told' };
    await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
    await store.schedules.set(told, 'weekly-plan', aSchedule(), NOON);
    await store.schedules.set(told, 'another', aSchedule({ next: undefined, state: 'paused' }), NOON);
    await store.ledger.claimDue({ now: NOON, limit: 9, leaseMs: 1 });
    await store.schedules.set(told, 'weekly-plan', undefined, NOON);
    await store.schedules.set(ada, 'weekly-plan', undefined, NOON);
    expect(counts(file)).toMatchObject({ recipient: 2, schedule: 1, ledger: 2 });
    expect(await store.ledger.deleteBefore(NOON + 1)).toBe(2);
    expect(counts(file)).toMatchObject({ recipient: 1, schedule: 1 });
    await store.schedules.set(told, 'another', undefined, NOON);
    expect(Object.keys(counts(file)).filter((one) => !one.startsWith('kysely'))).toEqual([]);
    await store.close();
  });

  it('when two stores write to it at once, then both are kept', async () => {
    const file = freshFile();
    const stores = await Promise.all([open(file), open(file)]);
    await rememberAtOnce(stores, ada);
  });

  it('when six processes open an empty one at once, then it is migrated once and all can use it', async () => {
    const file = freshFile();
    const exits = Array.from({ length: 6 }, async (_, index) => {
      const opener = spawn(process.execPath, [child, 'open', file, String(index)], { stdio: 'inherit' });
      const [code] = (await once(opener, 'exit')) as [number | null];
      return code;
    });
    expect(await Promise.all(exits)).toEqual([0, 0, 0, 0, 0, 0]);
    const store = await open(file);
    expect(Object.keys(await store.people.defaults(ada))).toHaveLength(6);
    await store.close();
  });

  it('when its writer is killed, then nothing it was told is kept is lost', async () => {
    const file = freshFile();
    const writer = spawn(process.execPath, [child, 'write', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let acknowledged = -1;
    let rest = '';
    writer.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      acknowledged = Number(lines.at(-1) ?? acknowledged);
      if (acknowledged > 500) writer.kill('SIGKILL');
    });
    expect(await once(writer, 'close')).toEqual([null, 'SIGKILL']);
    const store = await open(file);
    const kept = await Promise.all(
      Array.from({ length: acknowledged + 1 }, (_, index) => store.buttonCalls.get(OWNER, `t${index}`)),
    );
    expect(kept.length).toBeGreaterThan(500);
    expect(kept.filter((call) => call === undefined)).toEqual([]);
    await store.close();
  });

  it.each([
    {
      what: 'text is in it',
      prepare: (file: string) => writeFileSync(file, 'level: senior\n'.repeat(100)),
      message: 'is not a database',
    },
    {
      what: 'it is a folder',
      prepare: (file: string) => mkdirSync(file),
      message: 'is not the path of a file',
    },
    {
      what: 'a file stands in its path',
      prepare: (file: string) => writeFileSync(file, ''),
      message: 'is not the path of a file',
      below: '/rung.db',
    },
  ])('when $what, then it is refused in words', async ({ prepare, message, below = '' }) => {
    const file = freshFile();
    prepare(file);
    await expect(open(file + below)).rejects.toMatchObject({
      name: 'StoreError',
      message: `The database file ${file}${below} ${message}.`,
      fix: expect.stringMatching(/\.$/) as string,
    });
  });

  it('when its folder may not be written, then it is refused in words', async () => {
    chmodSync(folder.file(''), 0o711);
    mkdirSync(folder.file('locked'), { mode: 0o555 });
    await expect(withoutRoot(() => open(folder.file('locked/rung.db')))).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.stringContaining('cannot be opened for writing') as string,
    });
  });
});

for (const races of [teamRaces, linkRaces])
  races('one SQLite file', async () => {
    const file = freshFile();
    return [await open(file), await open(file)];
  });
