import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../src/store/engines/migrate.ts';
import { migrations } from '../../../src/store/migrations/all.ts';
import { onPostgres, onSqlite } from '../../../src/store/migrations/portable.ts';
import { openStore, type StoreLocation } from '../../../src/store/engines/open.ts';
import { openPostgres } from '../../../src/store/engines/postgres.ts';
import type { Schema } from '../../../src/store/schema/schema.ts';
import { openDatabase, openSqlite } from '../../../src/store/engines/sqlite.ts';
import { NodeSqliteDialect } from '../../../src/store/engines/sqlite-driver.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { freshDatabase, type FreshDatabase } from '../../harness/postgres.ts';
import { aPlan, aSchedule, NOON, personOf, TODAY } from '../../harness/scheduling/schedules.ts';

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

const TABLES = [
  ...['conversation', 'delivery', 'digest', 'follower', 'kept_call', 'lease', 'nudge', 'own_roadmap'],
  ...['person_default', 'plan', 'plan_task', 'removed_workspace', 'schedule', 'share'],
];

const ada = personOf('U1');

const broken: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create table half (a text)`.execute(db);
    await sql`insert into half values ('x')`.execute(db);
    await sql`select nonsense`.execute(db);
  },
};

const good: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create table whole (a text)`.execute(db);
  },
};

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
    expect(await tables(db)).toEqual([...TABLES, 'whole']);
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

  it('when it was migrated by a newer version, then it is refused in words and left alone', async () => {
    const location = await locate();
    const { db } = await engine(location);
    await migrate(db, { ...all, '9999_future': good });
    await expect(openStore(location)).rejects.toMatchObject({
      name: 'StoreError',
      message: 'The database was used by a newer version of Rung: this one does not know 9999_future.',
      fix: expect.stringContaining('Start the newer version') as string,
    });
    expect(await tables(db)).toContain('whole');
    await db.destroy();
  });

  it('when version 0004 made it, then all it held is there, and teams can share', async () => {
    const location = await locate();
    const { '0005_teams': later, ...before } = all;
    expect(later).toBeDefined();
    const old = await bare(location);
    await migrate(old, before);
    await fill(old);
    await old.destroy();
    const store = await openStore(location);
    expect(await store.plans(ada)).toEqual([aPlan('p1')]);
    expect(await store.schedule(ada)).toEqual(aSchedule());
    expect(await store.exportPerson(ada)).toMatchObject({ nudges: [{ occurrence: TODAY, resent: 0 }] });
    expect(await store.resend({ person: ada, occurrence: TODAY, token: 't' })).toBe(true);
    const channel = { platform: 'chat', workspace: 'W1', channel: 'C1' };
    const share = { ...channel, id: 's1', roadmap: 'agents', sharer: undefined, sharedAt: NOON };
    await store.share({ ...share, starts: undefined }, NOON);
    await store.follow(channel, 'agents', { person: ada, name: undefined, joinedAt: NOON });
    expect(await store.tallies(channel, 0)).toMatchObject([{ followers: [{ recent: 2 }] }]);
    await store.close();
  });

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

/** A database as it is found, without a table of ours. */
async function bare(location: StoreLocation): Promise<Kysely<Schema>> {
  return new Kysely<Schema>({
    dialect:
      location.kind === 'sqlite'
        ? new NodeSqliteDialect(await openDatabase(location.file))
        : new PostgresDialect({ pool: new pg.Pool({ connectionString: location.url }) }),
  });
}

/** Writes a person's schedule, whose send is claimed, and a plan of theirs, as version 0004 did. */
async function fill(db: Kysely<Schema>): Promise<void> {
  const { next, bestStreak, lastWeek, ...schedule } = aSchedule();
  await db
    .insertInto('schedule')
    .values({
      ...{ ...ada, ...schedule, reason: null, forgiven: 0, told: 0, best_streak: bestStreak },
      ...{ last_week: lastWeek ?? null, next_due: next?.at ?? null, occurrence: TODAY },
      ...{ lease_until: NOON + 1, lease_token: 't', created_at: NOON, updated_at: NOON },
    })
    .execute();
  await db
    .insertInto('nudge')
    .values({ ...ada, occurrence: TODAY, state: 'claimed', token: 't', due_at: NOON, at: NOON, attempts: 1 })
    .execute();
  const { id, roadmap, state, week, startedAt, done } = aPlan('p1');
  await db
    .insertInto('plan')
    .values({ ...ada, ...{ id, roadmap, state, week, started_at: startedAt, updated_at: NOON } })
    .execute();
  await db
    .insertInto('plan_task')
    .values(done.map(({ step, task, at }) => ({ plan: id, step, task, done_at: at })))
    .execute();
}

async function tables<S>(db: Kysely<S>): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).toSorted();
}
