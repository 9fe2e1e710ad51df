import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/engines/open.ts';
import { openPostgres } from '../../../src/store/engines/postgres.ts';
import { asSuperuser, freshDatabase, type FreshDatabase } from '../../harness/postgres.ts';
import { NOON, TODAY } from '../../harness/scheduling/schedules.ts';
import { seriesOfPostgres } from '../../harness/teams/teams.ts';

const databases: FreshDatabase[] = [];
afterAll(() => Promise.all(databases.map((one) => one.drop())));

const MANY = 10_000;
const CLAIMED = 40;

/** So many people with a message due at noon, and the server's statistics of them. */
const PEOPLE = `
  insert into recipient (platform, workspace, type, ref)
  select 'chat', 'W' || n % 5, 'person', 'U' || n from ${seriesOfPostgres(MANY - 1)};
  insert into schedule (recipient, kind, platform, workspace, weekday, time, zone, hours, state, next_due, occurrence,
    silent, streak, best_streak, forgiven, notified, created_at, updated_at)
  select id, 'weekly-plan', platform, workspace, 1, '12:00', 'Europe/London', 5, 'active', ${NOON}, '${TODAY}',
    0, 1, 2, 0, 0, 0, 0
  from recipient;
  analyze`;

describe('given thousands of people with a message due on PostgreSQL', () => {
  it('when some are claimed, renewed and recorded, then their schedules are looked up, not searched for', async () => {
    const database = await freshDatabase();
    databases.push(database);
    const store = await openStore({ kind: 'postgres', url: database.url });
    await asSuperuser(PEOPLE, database.url);
    const dues = await store.ledger.claimDue({ now: NOON, limit: CLAIMED, leaseMs: 60_000 });
    const held = await Promise.all(dues.map((due) => store.ledger.holds(due)));
    const renewed = await Promise.all(dues.map((due) => store.ledger.renew(due, NOON + 60_000)));
    const recorded = await Promise.all(
      dues.map((due) =>
        store.ledger.record(due, { state: 'sent' }, { next: undefined, state: 'paused' }, NOON),
      ),
    );
    expect([...held, ...renewed, ...recorded].filter(Boolean)).toHaveLength(3 * CLAIMED);
    // Only when a connection ends does the server count all that it did.
    await store.close();
    const { db } = await openPostgres(database.url);
    const counted = async () =>
      (
        await sql`select n_tup_upd as written, seq_tup_read as "readInPassing" from pg_stat_user_tables
          where relname = 'schedule'`.execute(db)
      ).rows;
    await expect
      .poll(counted, { timeout: 10_000 })
      .toContainEqual({ written: 3 * CLAIMED, readInPassing: 0 });
    await db.destroy();
  });
});
