import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { PersonKey } from '../schema/keys.ts';
import { isPerson, keyOf } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import type { PersonData } from '../store.ts';
import { exportTeamsIn, forgetInTeams } from './team-people.ts';

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
  const teams = await exportTeamsIn(db, person);
  return {
    remembered: (await from('person_default')).map(plain),
    schedule: (await from('schedule')).map(plain),
    conversation: (await from('conversation')).map(plain),
    plans: plans.map((row) => ({
      ...plain(row),
      done: tasks.filter(({ plan }) => 'id' in row && plan === row.id).map(plain),
    })),
    nudges: (await from('nudge')).map(plain),
    following: teams.following.map(plain),
    shares: teams.shares.map(plain),
    roadmaps: teams.roadmaps.map(plain),
    digests: teams.digests.map(plain),
  };
}

/** Deletes everything held about a person. A claim finds its row gone and records nothing. */
export async function forgetPersonIn(transaction: Transaction<Schema>, person: PersonKey): Promise<void> {
  if (!isPerson(person)) return;
  for (const table of PERSONAL) {
    await transaction
      .deleteFrom(table)
      .where((it) => it.and(keyOf(person)))
      .execute();
  }
  await forgetInTeams(transaction, person);
}
