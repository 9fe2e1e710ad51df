import { PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { onPostgres, onSqlite } from '../../../src/store/migrations/portable.ts';
import { openDatabase } from '../../../src/store/engines/sqlite.ts';
import { NodeSqliteDialect } from '../../../src/store/engines/sqlite-driver.ts';
import { freshDatabase, type FreshDatabase } from '../../harness/postgres.ts';
import { NOON } from '../../harness/scheduling/schedules.ts';
import { otherTeams, seriesOfPostgres, seriesOfSqlite } from '../../harness/teams/teams.ts';
import { OTHERS, SENT, plansOf, WAYS } from '../../harness/fixtures/unit/store/team-queries.ts';
const databases: FreshDatabase[] = [];
afterAll(() => Promise.all(databases.map((one) => one.drop())));

describe('given what is asked of the store for a team', () => {
  it('when SQLite goes about it, then it scans no table, and finds rows by whose they are', async () => {
    const database = await openDatabase(':memory:');
    const plans = await plansOf({
      dialect: new NodeSqliteDialect(database),
      portable: onSqlite,
      engine: { locksRows: false, changesTables: false, elements: 'json_each' },
      statements: [...otherTeams('chat', OTHERS, NOON, seriesOfSqlite), ...SENT],
      explain: (_db, query) => {
        const plan = database.prepare(`explain query plan ${query.sql}`);
        return Promise.resolve(
          plan.all(...(query.parameters as string[])).map(({ detail }) => String(detail)),
        );
      },
    });
    const wrong = plans.flatMap(({ sql: question, steps }) =>
      steps
        .filter((step) => {
          const [, verb, table = ''] = /^(SCAN|SEARCH) (\w+)/u.exec(step) ?? [];
          const way = WAYS[table];
          return way !== undefined && (verb === 'SCAN' || !way.test(step));
        })
        .map((step) => `${step}: ${question}`),
    );
    expect(wrong).toEqual([]);
    expect(plans.length).toBeGreaterThan(30);
  });

  it('when PostgreSQL goes about it, then it reads no table whole, and finds rows by whose they are', async () => {
    const database = await freshDatabase();
    databases.push(database);
    const plans = await plansOf({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database.url, max: 1 }) }),
      portable: onPostgres,
      engine: { locksRows: true, changesTables: true, elements: 'jsonb_array_elements' },
      statements: [...otherTeams('chat', OTHERS, NOON, seriesOfPostgres), ...SENT, 'analyze'],
      explain: async (db, query) => {
        // Tables as small as these it would read whole, though it need not.
        await sql`set enable_seqscan = off`.execute(db);
        const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>({
          ...query,
          sql: `explain (costs off) ${query.sql}`,
        });
        return rows.map((row) => row['QUERY PLAN']);
      },
    });
    const wrong = plans.flatMap(({ sql: question, steps }) =>
      nodesOf(steps)
        .filter(({ says, condition }) => {
          const table = /(?:Scan using \w+|Heap Scan|Seq Scan) on (\w+)/u.exec(says)?.[1] ?? '';
          const way = WAYS[table];
          return way !== undefined && !way.test(condition);
        })
        .map(({ says }) => `${says.trim()}: ${question}`),
    );
    expect(wrong).toEqual([]);
    expect(plans.length).toBeGreaterThan(30);
  });
});

/** The nodes of a plan of PostgreSQL, each with the condition of its index. */
function nodesOf(steps: readonly string[]): { says: string; condition: string }[] {
  const nodes: { says: string; condition: string }[] = [];
  for (const step of steps) {
    const node = nodes.at(-1);
    const condition = /^\s*(?:Index|Recheck) Cond: (.*)$/u.exec(step)?.[1];
    if (condition !== undefined && node) node.condition += condition;
    else if (/Scan|Join|Update|Delete|Lock|->/u.test(step)) nodes.push({ says: step, condition: '' });
  }
  return nodes;
}
