import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backUpBeforeUpgrade, createDailyBackup, type DailyParts } from '../../../src/app/backups/backups.ts';
import { backupsIn } from '../../../src/app/backups/files.ts';
import { dumpPostgres } from '../../../src/app/backups/postgres-dump.ts';
import { restoreBackup } from '../../../src/app/backups/restore.ts';
import { openStore } from '../../../src/store/engines/open.ts';
import { copyDatabase } from '../../../src/store/engines/sqlite-files.ts';
import { DAY_MS } from '../../../src/time.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const folder = temporaryFolder();
const MORNING = Date.UTC(2026, 10, 29, 8);
const names = (path: string): string[] =>
  backupsIn(path)
    .map((one) => basename(one.path))
    .sort();

async function database(name: string): Promise<string> {
  const file = folder.file(name);
  await (await openStore({ kind: 'sqlite', file })).close();
  return file;
}

/** A backup a day of one database, by however many processes, on a clock that the test sets. */
async function daily(name: string, changes: Partial<DailyParts> = {}) {
  const store = await openStore({ kind: 'sqlite', file: folder.file(`${name}.db`) });
  const config = { folder: folder.file(name), kept: 3, isDaily: true };
  const lines: string[] = [];
  const state = { now: MORNING };
  const parts: DailyParts = {
    ...{ config, now: () => state.now, log: (line) => void lines.push(line), holder: 'one' },
    ...{ leases: store.leases, ending: 'sqlite', signal: new AbortController().signal },
    copy: async (target) => {
      const { bytes } = await copyDatabase(folder.file(`${name}.db`), target);
      utimesSync(target, state.now / 1000, state.now / 1000);
      return bytes;
    },
    ...changes,
  };
  return { state, lines, store, parts, folder: config.folder, round: createDailyBackup(parts) };
}

describe('given a backup a day', () => {
  it('when a week goes by, then one is made each day, and the newest are kept', async () => {
    const { state, lines, store, folder: made, round } = await daily('week');
    mkdirSync(made);
    writeFileSync(`${made}/rung.sqlite`, 'not one that Rung made');
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      await round();
      state.now += DAY_MS / 24;
    }
    expect(names(made)).toEqual([
      'rung-2026-12-04.sqlite',
      'rung-2026-12-05.sqlite',
      'rung-2026-12-06.sqlite',
    ]);
    expect(readdirSync(made)).toContain('rung.sqlite');
    expect(lines).toHaveLength(8);
    expect(statSync(`${made}/rung-2026-12-06.sqlite`).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('when several processes look at once, then one makes it', async () => {
    const { store, parts, lines } = await daily('several');
    const rounds = ['a', 'b', 'c'].map((holder) => createDailyBackup({ ...parts, holder }));
    await Promise.all(rounds.map((round) => round()));
    expect(lines).toHaveLength(1);
    await store.close();
  });

  it('when it fails, then it is tried again an hour later and not before', async () => {
    let tries = 0;
    const copy = () => Promise.reject(new Error(`disk full ${(tries += 1)}`));
    const { state, store, round } = await daily('failing', { copy });
    await expect(round()).rejects.toThrow('disk full 1');
    for (let minute = 0; minute < 59; minute += 1) {
      state.now += 60_000;
      await round();
    }
    expect(tries).toBe(1);
    state.now += 60_000;
    await expect(round()).rejects.toThrow('disk full 2');
    await store.close();
  });
});

/** The newest migration, and the triggers that it makes. */
const NEWEST = { name: '0011_claims', triggers: ['claim_replaced', 'claim_deleted'] } as const;

describe('given a database of an older version', () => {
  const upgrade = (file: string, made: string, lines: string[]) =>
    backUpBeforeUpgrade({
      ...{ config: { folder: made, kept: 2, isDaily: false }, file },
      ...{ now: () => MORNING, log: (line) => void lines.push(line) },
    });

  it('when a newer one opens it, then the file as it was is copied first, and a second start copies nothing', async () => {
    const file = await database('old.db');
    const older = new DatabaseSync(file);
    for (const trigger of NEWEST.triggers) older.exec(`drop trigger ${trigger}`);
    older.prepare('delete from kysely_migration where name = ?').run(NEWEST.name);
    older.close();
    const [made, lines] = [folder.file('upgrades'), [] as string[]];
    for (let start = 0; start < 2; start += 1) {
      const beforeUpgrade = upgrade(file, made, lines);
      await (await openStore({ kind: 'sqlite', file, beforeUpgrade })).close();
    }
    expect(names(made)).toEqual([`rung-before-${NEWEST.name}-20261129T080000Z.sqlite`]);
    expect(lines).toHaveLength(1);
    const copy = new DatabaseSync(`${made}/${names(made)[0] ?? ''}`, { readOnly: true });
    expect(copy.prepare('select name from sqlite_schema where name = ?').all(NEWEST.triggers[0])).toEqual([]);
    copy.close();
  });

  it('when it is new, then nothing is copied', async () => {
    const [made, lines] = [folder.file('none'), [] as string[]];
    const file = folder.file('new.db');
    await (await openStore({ kind: 'sqlite', file, beforeUpgrade: upgrade(file, made, lines) })).close();
    expect({ made: existsSync(made), lines }).toEqual({ made: false, lines: [] });
  });
});

describe('given a backup', () => {
  it('when its database is large, then how far it is is told', async () => {
    const file = await database('large.db');
    const large = new DatabaseSync(file);
    large.exec('create table much(a)');
    for (let row = 0; row < 400; row += 1) large.exec('insert into much values (hex(randomblob(2000)))');
    large.close();
    const shares: number[] = [];
    await copyDatabase(file, folder.file('large.backup'), (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((one) => one > 0 && one <= 1)).toBe(true);
  });

  it('when its target is there, then nothing is written over', async () => {
    const file = await database('twice.db');
    writeFileSync(folder.file('there'), 'mine');
    await expect(copyDatabase(file, folder.file('there'))).rejects.toThrow('is there already');
  });

  it('when it is restored where Rung runs, or ran, then that is refused in words that differ', async () => {
    const [file, backup] = [await database('running.db'), folder.file('running.backup')];
    await copyDatabase(file, backup);
    const running = await openStore({ kind: 'sqlite', file });
    await expect(restoreBackup(backup, file)).rejects.toThrow(`Rung is running on ${file}.`);
    await running.close();
    await expect(restoreBackup(backup, file)).rejects.toThrow('nothing is written over');
  });

  it.each([
    ['is text', 'is not a database', (file: string) => writeFileSync(file, 'level: senior\n'.repeat(100))],
    [
      'is of another program',
      "none of Rung's",
      (file: string) => new DatabaseSync(file).exec('create table a(b)'),
    ],
    ['is not there', 'There is no database file', () => undefined],
  ])('when it %s, then it is refused and nothing is made', async (what, words, make) => {
    const [backup, target] = [folder.file(`${what}.backup`), folder.file(`${what}/rung.sqlite`)];
    make(backup);
    await expect(restoreBackup(backup, target)).rejects.toThrow(words);
    expect(existsSync(target)).toBe(false);
  });
});

describe('given PostgreSQL', () => {
  const url = 'postgres://ada:pa%2Fss-word@db.example.com:5433/rung?sslmode=require';

  it('when pg_dump is there, then it is given the address by variables and not on its command line', async () => {
    const bin = folder.file('bin');
    mkdirSync(bin);
    const script =
      '#!/bin/sh\nfor one; do case $one in --file=*) echo "$* $PGUSER $PGPASSWORD $PGHOST $PGPORT $PGDATABASE $PGSSLMODE" > "${one#--file=}";; esac; done\n';
    writeFileSync(`${bin}/pg_dump`, script, { mode: 0o755 });
    const target = folder.file('rung.dump');
    await dumpPostgres({ url, target, environment: { PATH: bin } });
    expect(readFileSync(target, 'utf8')).toBe(
      `--format=custom --no-owner --file=${target}.part ada pa/ss-word db.example.com 5433 rung require\n`,
    );
    expect(statSync(target).mode & 0o777).toBe(0o600);
  });

  it('when there is no pg_dump, then the command to type is told, without the password', async () => {
    const target = folder.file('none.dump');
    const dumped = dumpPostgres({ url, target, environment: { PATH: folder.file('nothing') } });
    await expect(dumped).rejects.toMatchObject({
      fix: expect.stringContaining(
        'pg_dump --format=custom --no-owner --file=rung.dump --dbname=service=rung, with the database',
      ) as string,
    });
    await expect(dumped).rejects.not.toThrow('ss-word');
    expect(existsSync(`${target}.part`)).toBe(false);
  });
});
