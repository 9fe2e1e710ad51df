import { Kysely, sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../src/store/engines/migrate.ts';
import { migrations } from '../../../src/store/migrations/all.ts';
import { onPostgres, onSqlite } from '../../../src/store/migrations/portable.ts';
import { openStore, storeOn, type StoreLocation } from '../../../src/store/engines/open.ts';
import { openPostgres } from '../../../src/store/engines/postgres.ts';
import { openDatabase, openSqlite } from '../../../src/store/engines/sqlite.ts';
import { NodeSqliteDialect } from '../../../src/store/engines/sqlite-driver.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { freshDatabase, type FreshDatabase } from '../../harness/postgres.ts';
import { aPlan, aSchedule, NOON, TODAY } from '../../harness/scheduling/schedules.ts';
import { TABLES, ada, broken, good, later } from '../../harness/fixtures/unit/store/migrate.ts';

const folder = temporaryFolder();
const databases: FreshDatabase[] = [];
afterAll(() => Promise.all(databases.map((database) => database.drop())));

async function postgres(): Promise<StoreLocation & { kind: 'postgres' }> {
  const database = await freshDatabase();
  databases.push(database);
  return { kind: 'postgres', url: database.url };
}

let files = 0;
function sqlite(): Promise<StoreLocation & { kind: 'sqlite' }> {
  files += 1;
  return Promise.resolve({ kind: 'sqlite', file: folder.file(`${files}.db`) });
}

describe.each([
  {
    name: 'SQLite',
    portable: onSqlite,
    locate: sqlite,
    engine: (at: StoreLocation) => openSqlite(at.kind === 'sqlite' ? at.file : ''),
  },
  {
    name: 'PostgreSQL',
    portable: onPostgres,
    locate: postgres,
    engine: (at: StoreLocation) => openPostgres(at.kind === 'postgres' ? at.url : ''),
  },
])('given a database on $name', ({ portable, locate, engine }) => {
  const all = migrations(portable);

  it('when a migration fails, then nothing of it stays, and a mended one runs', async () => {
    const { db } = await engine(await locate());
    await expect(migrate(db, { ...all, '9998_good': good, '9999_broken': broken })).rejects.toThrow(
      'nonsense',
    );
    expect(await tables(db)).toEqual(TABLES);
    await migrate(db, { ...all, '9998_good': good });
    expect(await tables(db)).toEqual([...TABLES, 'whole'].sort());
    await db.destroy();
  });

  it('when twelve open it at once while it is empty, then it is migrated once', async () => {
    const location = await locate();
    const stores = await Promise.all(Array.from({ length: 12 }, () => openStore(location)));
    await Promise.all(stores.map((store) => store.close()));
    const { db } = await engine(location);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(all));
    await db.destroy();
  });

  it('when it was migrated by another version, then it is refused in words and left alone', async () => {
    const location = await locate();
    const { db } = await engine(location);
    await migrate(db, { ...all, '9999_future': good });
    await expect(openStore(location)).rejects.toMatchObject({
      name: 'StoreError',
      message: 'The database was used by another version of Rung: this one does not know 9999_future.',
      fix: expect.stringContaining('Start that version') as string,
    });
    expect(await tables(db)).toContain('whole');
    await db.destroy();
  });

  it('when a later version changes a table, then all it held is there', async () => {
    const location = await locate();
    const before = await openStore(location);
    await before.plans.save(ada, aPlan('p1'), NOON);
    await before.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
    const claim = { now: NOON, limit: 1, leaseMs: 60_000 };
    const [due] = await before.ledger.claimDue(claim);
    if (!due) throw new Error('nothing due');
    await before.ledger.record(due, { state: 'unknown' }, { next: { at: NOON, occurrence: TODAY } }, NOON);
    await before.close();
    const opened = await engine(location);
    await migrate(opened.db, { ...all, '9998_later': later });
    const { rows } = await sql<{ later: string }>`select later from schedule`.execute(opened.db);
    expect(rows).toEqual([{ later: 'new' }]);
    const store = storeOn(opened);
    expect(await store.plans.list(ada)).toEqual([aPlan('p1')]);
    expect(await store.schedules.get(ada, 'weekly-plan')).toEqual(aSchedule());
    expect(await store.people.export(ada)).toMatchObject({ nudges: [{ occurrence: TODAY, resent: 0 }] });
    const [again] = await store.ledger.claimDue(claim);
    expect(again && (await store.ledger.markResent(again))).toBe(true);
    await store.close();
  });

  it.each([
    ['writes', sql`update schedule set lease_until = null, lease_token = null`],
    ['removes', sql`delete from schedule`],
    ['claims', sql`update schedule set lease_until = 1, lease_token = 'theirs'`],
  ])(
    'when an older version beside this one %s a schedule that is claimed, then its message is known to be out',
    async (_, changes) => {
      const location = await locate();
      const opened = await engine(location);
      const store = storeOn(opened);
      const claim = { now: NOON, limit: 1, leaseMs: 60_000 };
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      const [due] = await store.ledger.claimDue(claim);
      await changes.execute(opened.db);
      const ours = { state: 'claimed', occurrence: TODAY, attempts: 1, dueAt: NOON };
      expect(await store.ledger.list('claimed', 9)).toMatchObject([ours]);
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      expect(due && (await store.ledger.holds(due))).toBe(false);
      expect(await store.ledger.claimDue(claim)).toMatchObject([{ before: 'claimed', attempts: 2 }]);
      await store.close();
    },
  );

  it('when all is migrated, then the names sort in the order they were added', () => {
    expect(Object.keys(all).toSorted()).toEqual(Object.keys(all));
  });
});

describe('given a SQLite database in which migrating fails at once', () => {
  it('when it is looked at, then there are no tables', async () => {
    const database = await openDatabase(folder.file('empty.db'));
    const db = new Kysely<unknown>({ dialect: new NodeSqliteDialect(database) });
    await expect(migrate(db, { ...migrations(onSqlite), '9999_broken': broken })).rejects.toThrow('nonsense');
    expect(await tables(db)).toEqual([]);
    await db.destroy();
  });
});

async function tables<S>(db: Kysely<S>): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).toSorted();
}
