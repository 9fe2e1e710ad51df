import { Kysely, PostgresDialect, sql, type CompiledQuery, type Dialect, type LogEvent } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/store/engines/engine.ts';
import { storeOn } from '../../../src/store/engines/open.ts';
import { migrate } from '../../../src/store/engines/migrate.ts';
import { migrations } from '../../../src/store/migrations/all.ts';
import { onPostgres, onSqlite, type Portable } from '../../../src/store/migrations/portable.ts';
import type { Schema } from '../../../src/store/schema/schema.ts';
import { openDatabase } from '../../../src/store/engines/sqlite.ts';
import { NodeSqliteDialect } from '../../../src/store/engines/sqlite-driver.ts';
import { type Store } from '../../../src/store/store.ts';
import { freshDatabase, type FreshDatabase } from '../../harness/postgres.ts';
import { aPlan, aSchedule, NOON, personOf } from '../../harness/scheduling/schedules.ts';
import { otherTeams, seriesOfPostgres, seriesOfSqlite } from '../../harness/teams/teams.ts';

const OTHERS = 200;
/** A conversation and a message of each recipient, so that planners see how many there are. */
const SENT = [
  `insert into conversation (recipient, channel, opened_at) select id, 'D' || id, 0 from recipient`,
  `insert into ledger (recipient, kind, occurrence, state, token, due_at, at, attempts)
  select id, 'channel-digest', '2026-01-05', 'sent', 't', 0, 0, 1 from recipient`,
];
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
  await store.teamRoadmaps.save(own, undefined, NOON);
  await store.channelRoadmaps.share(share, NOON);
  await store.channelRoadmaps.follow(channel, own.id, { person: ada, name: 'Ada', joinedAt: NOON });
  await store.plans.save(ada, aPlan('p', { roadmap: own.id }), NOON);
  await store.digests.setAuthor(channel, by, NOON);
  await store.schedules.set(channel, 'channel-digest', aSchedule(), NOON);
  await store.teamRoadmaps.list(channel);
  await store.teamRoadmaps.listOfPlans(ada);
  await store.teamRoadmaps.get(channel, own.id);
  await store.channelRoadmaps.list(channel);
  await store.channelRoadmaps.audience(channel, own.id);
  await store.channelRoadmaps.following(ada);
  await store.channelRoadmaps.progress(channel, NOON);
  await store.digests.author(channel);
  const [card] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000, ids: [share.id] });
  if (!card) throw new Error('no card');
  await store.cards.recordFailed(card, NOON);
  await store.cards.recordShown(card, {}, NOON);
  await store.teamRoadmaps.save({ ...own, version: 2 }, 1, NOON);
  await store.channelRoadmaps.unfollow(channel, own.id, ada);
  await store.channelRoadmaps.withdraw(channel, own.id, 'Ada', NOON);
  await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
  await store.teamRoadmaps.delete(channel, own.id, 'Ada', NOON);
  await store.people.export(ada);
  await store.people.delete(ada);
  await store.workspaces.list('chat');
  await store.workspaces.delete(channel);
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
  const store = storeOn({
    ...{ ...engine, db },
    lockRecipient: () => Promise.resolve(),
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
  channel_roadmap: /\b(?:id|workspace|by_person|card_due) ?[=<>]/u,
  follower: /\b(?:channel_roadmap|person) ?[=<>]/u,
  plan: /\b(?:id|workspace|person) ?[=<>]/u,
  plan_task: /\bplan ?[=<>]/u,
  team_roadmap: /\b(?:id|workspace|by_person) ?[=<>]/u,
  digest: /\b(?:workspace|by_person) ?[=<>]/u,
  schedule: /\b(?:workspace|recipient) ?[=<>]/u,
  recipient: /\b(?:id|rowid|workspace) ?[=<>]/u,
  conversation: /\brecipient ?[=<>]/u,
  ledger: /\brecipient ?[=<>]/u,
};

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
