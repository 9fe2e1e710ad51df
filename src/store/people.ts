import { sql, type Transaction } from 'kysely';
import type { Database } from './engine.ts';
import type { PersonKey } from './keys.ts';
import { unsignIn } from './own-roadmaps.ts';
import { isPerson, keyOf } from './rows.ts';
import type { Schema } from './schema.ts';
import type { PersonData } from './store.ts';
import { followerKey } from './team-rows.ts';

/** The tables that hold people, in the order they are locked in. What hangs on a plan goes with it. */
export const PERSONAL = ['schedule', 'conversation', 'nudge', 'plan', 'person_default'] as const;

/** Names of columns that hold epoch milliseconds. */
const INSTANT = /^at$|_(?:at|due|until)$/;
/** Names of columns that hold JSON. */
const JSON_TEXT = new Set(['message']);
/** Whose it is stands in the question; a token is nothing about anybody. */
const LEFT_OUT = new Set([
  ...['platform', 'workspace', 'person', 'plan'],
  ...['token', 'lease_token', 'lease_until'],
]);

function plain(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !LEFT_OUT.has(name))
      .map(([name, value]) => {
        if (typeof value === 'number' && INSTANT.test(name)) return [name, new Date(value).toISOString()];
        if (typeof value === 'string' && JSON_TEXT.has(name)) return [name, JSON.parse(value) as unknown];
        return [name, value];
      }),
  );
}

/** Everything held about a person. */
export async function exportIn(db: Database, person: PersonKey): Promise<PersonData> {
  const empty: PersonData = {
    ...{ remembered: [], schedule: [], conversation: [], plans: [], nudges: [] },
    ...{ following: [], shares: [], roadmaps: [], digests: [] },
  };
  if (!isPerson(person)) return empty;
  const from = (table: (typeof PERSONAL)[number]) =>
    db
      .selectFrom(table)
      .selectAll()
      .where((it) => it.and(keyOf(person)))
      .execute();
  const tasks = await db
    .selectFrom('plan_task')
    .innerJoin('plan', 'plan.id', 'plan_task.plan')
    .select(['plan', 'step', 'task', 'done_at'])
    .where((it) => it.and(keyOf(person)))
    .orderBy('done_at')
    .execute();
  const plans = await from('plan');
  return {
    remembered: (await from('person_default')).map(plain),
    schedule: (await from('schedule')).map(plain),
    conversation: (await from('conversation')).map(plain),
    plans: plans.map((row) => ({
      ...plain(row),
      done: tasks.filter(({ plan }) => 'id' in row && plan === row.id).map(plain),
    })),
    nudges: (await from('nudge')).map(plain),
    following: (
      await db
        .selectFrom('follower')
        .innerJoin('share', 'share.id', 'follower.share')
        .select(['share.channel', 'share.workspace as at_workspace', 'roadmap', 'follower.name', 'joined_at'])
        .where('follower.platform', '=', person.platform)
        .where('person_workspace', '=', person.workspace)
        .where('follower.person', '=', person.person)
        .execute()
    ).map(plain),
    shares: await signed(
      db,
      'share',
      ['channel', 'workspace as at_workspace', 'roadmap', 'shared_at'],
      person,
    ),
    roadmaps: await signed(
      db,
      'own_roadmap',
      ['id', 'workspace as at_workspace', 'version', 'made_at', 'changed_at'],
      person,
    ),
    digests: await signed(db, 'digest', ['channel', 'workspace as at_workspace', 'set_at'], person),
  };
}

/** What a person did for a workspace, under their name. */
async function signed(
  db: Database,
  table: (typeof SIGNED)[number],
  columns: readonly string[],
  { platform, workspace, person }: PersonKey,
) {
  const rows = await db
    .selectFrom(table)
    .select([
      ...columns.map((one) => sql.id(one.split(' as ')[0] ?? '').as(one.split(' as ')[1] ?? one)),
      'by_name',
    ])
    .where((it) => it.and({ platform, by_workspace: workspace, by_person: person }))
    .execute();
  return rows.map(plain);
}

/** The tables that name who did something. */
const SIGNED = ['own_roadmap', 'share', 'digest'] as const;

/** Deletes everything held about a person. A claim finds its row gone and records nothing. */
export async function forgetPersonIn(transaction: Transaction<Schema>, person: PersonKey): Promise<void> {
  if (!isPerson(person)) return;
  for (const table of PERSONAL) {
    await transaction
      .deleteFrom(table)
      .where((it) => it.and(keyOf(person)))
      .execute();
  }
  await transaction
    .deleteFrom('follower')
    .where((it) => it.and(followerKey(person)))
    .execute();
  // What they did for their team stays, and names them no more.
  for (const table of SIGNED) await unsignIn(transaction, table, person);
}
