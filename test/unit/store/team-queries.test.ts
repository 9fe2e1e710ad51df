import { Kysely, PostgresDialect, sql, type CompiledQuery, type Dialect, type LogEvent } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/store/engines/engine.ts';
import { KyselyStore } from '../../../src/store/kysely-store.ts';
import { migrate } from '../../../src/store/engines/migrate.ts';
import { migrations } from '../../../src/store/migrations/all.ts';
import { onPostgres, onSqlite, type Portable } from '../../../src/store/migrations/portable.ts';
import type { Schema } from '../../../src/store/schema/schema.ts';
import { openDatabase } from '../../../src/store/engines/sqlite.ts';
import { NodeSqliteDialect } from '../../../src/store/engines/sqlite-driver.ts';
import { recipientOf, type Store } from '../../../src/store/store.ts';
import { freshDatabase, type FreshDatabase } from '../../harness/postgres.ts';
import { aPlan, aSchedule, NOON, personOf } from '../../harness/scheduling/schedules.ts';
import { otherTeams, seriesOfPostgres, seriesOfSqlite } from '../../harness/teams/teams.ts';

const OTHERS = 200;
const databases: FreshDatabase[] = [];
afterAll(() => Promise.all(databases.map((one) => one.drop())));

const ada = personOf('U1');
const channel = { platform: 'chat', workspace: 'W1', channel: 'C1' };
const by = { person: ada, name: 'Ada' };
const own = {
  ...{ platform: 'chat', workspace: 'W1', id: 'own-w', version: 1, editors: 'maker' as const },
  ...{ record: {}, maker: by, changes: [], madeAt: NOON },
};
const share = { ...channel, id: 's', roadmap: own.id, sharer: by, sharedAt: NOON, starts: undefined };

/** Everything that is asked of the store for a team, at least once. */
async function live(store: Store): Promise<void> {
  await store.saveOwn(own, undefined, NOON);
  await store.share(share, NOON);
  await store.follow(channel, own.id, { person: ada, name: 'Ada', joinedAt: NOON });
  await store.savePlan(ada, aPlan('p', { roadmap: own.id }), NOON);
  await store.setDigestBy(channel, by, NOON);
  await store.setSchedule(recipientOf(channel), aSchedule(), NOON);
  await store.ownHeads(channel);
  await store.ownHeadsOf(ada);
  await store.ownRoadmap(channel, own.id);
  await store.shares(channel);
  await store.reach(channel, own.id);
  await store.following(ada);
  await store.tallies(channel, NOON);
  await store.digestBy(channel);
  const [card] = await store.cardsDue(NOON, 9, 1_000, [share.id]);
  if (!card) throw new Error('no card');
  await store.cardFailed(card, NOON);
  await store.cardShown(card, {}, NOON);
  await store.saveOwn({ ...own, version: 2 }, 1, NOON);
  await store.unfollow(channel, own.id, ada);
  await store.withdraw(channel, own.id, 'Ada', NOON);
  await store.cardsDue(NOON, 9, 1_000);
  await store.dropOwn(channel, own.id, 'Ada', NOON);
  await store.exportPerson(ada);
  await store.forgetPerson(ada);
  await store.workspacesOf('chat');
  await store.forgetWorkspace(channel);
}

interface Its {
  readonly dialect: Dialect;
  readonly portable: Portable;
  readonly engine: Pick<Engine, 'locksRows' | 'changesTables' | 'elements'>;
  readonly statements: readonly string[];
  /** How the engine goes about a question, a step a line. */
  readonly explain: (db: Kysely<Schema>, query: CompiledQuery) => Promise<readonly string[]>;
}

/** How an engine goes about what is asked of it, among other teams: each question with its steps. */
async function plansOf({ dialect, portable, engine, statements, explain }: Its) {
  const asked = new Map<string, CompiledQuery>();
  const log = ({ query }: LogEvent): void => void asked.set(query.sql, query);
  const db = new Kysely<Schema>({ dialect, log });
  await migrate(db, migrations(portable));
  for (const statement of statements) await sql.raw(statement).execute(db);
  asked.clear();
  const store = new KyselyStore({
    ...{ ...engine, db },
    lockPerson: () => Promise.resolve(),
    runLightly: (query) => db.executeQuery(query),
    explain: () => undefined,
  });
  await live(store);
  const questions = [...asked.values()].filter((one) => /^\s*(?:with|select|update|delete)\b/u.test(one.sql));
  const plans: { readonly sql: string; readonly steps: readonly string[] }[] = [];
  for (const query of questions) plans.push({ sql: query.sql, steps: await explain(db, query) });
  await store.close();
  return plans;
}

/** By what the rows of each table may be found: whose they are, or which. All of a platform's is too many. */
const WAYS: Readonly<Record<string, RegExp>> = {
  share: /\b(?:id|workspace|by_person|card_due) ?[=<>]/u,
  follower: /\b(?:share|person) ?[=<>]/u,
  plan: /\b(?:id|workspace|person) ?[=<>]/u,
  plan_task: /\bplan ?[=<>]/u,
  own_roadmap: /\b(?:id|workspace|by_person) ?[=<>]/u,
  digest: /\b(?:workspace|by_person) ?[=<>]/u,
  schedule: /\b(?:workspace|person) ?[=<>]/u,
};

describe('given what is asked of the store for a team', () => {
  it('when SQLite goes about it, then it scans no table, and finds rows by whose they are', async () => {
    const database = await openDatabase(':memory:');
    const plans = await plansOf({
      dialect: new NodeSqliteDialect(database),
      portable: onSqlite,
      engine: { locksRows: false, changesTables: false, elements: 'json_each' },
      statements: otherTeams('chat', OTHERS, NOON, seriesOfSqlite),
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
      statements: [...otherTeams('chat', OTHERS, NOON, seriesOfPostgres), 'analyze'],
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
