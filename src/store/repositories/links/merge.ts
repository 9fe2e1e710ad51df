import type { Transaction } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { PersonKey } from '../../schema/keys.ts';
import { selectPlans, writePlan } from '../../schema/plan-rows.ts';
import { batches, keyOf } from '../../schema/rows.ts';
import type { Schema } from '../../schema/schema.ts';
import type { EpochMs } from '../../../time.ts';
import type { DoneTask, Plan } from '../../types/plan.ts';

/** From whose key to whose. */
export interface Route {
  readonly from: PersonKey;
  readonly to: PersonKey;
  readonly at: EpochMs;
}

/** Moves what is kept under one key to another's. Where both have a value, the newer stands. */
export async function mergeOwn(transaction: Transaction<Schema>, route: Route): Promise<void> {
  await copyDefaults(transaction, route);
  await copyQuiz(transaction, route);
  for (const table of ['person_default', 'quiz_question'] as const)
    await transaction
      .deleteFrom(table)
      .where((it) => it.and(keyOf(route.from)))
      .execute();
  await mergePlans(transaction, route);
}

/** Copies what is kept under one key to another's, which has none of it; plans but those of teams. */
export async function copyOwn(transaction: Transaction<Schema>, route: Route): Promise<void> {
  await copyDefaults(transaction, route);
  await copyQuiz(transaction, route);
  await sharePlans(transaction, route);
}

async function copyDefaults(transaction: Transaction<Schema>, { from, to }: Route): Promise<void> {
  const rows = await transaction
    .selectFrom('person_default')
    .selectAll()
    .where((it) => it.and(keyOf(from)))
    .execute();
  for (const some of batches(rows))
    await transaction
      .insertInto('person_default')
      .values(some.map((row) => ({ ...row, ...keyOf(to) })))
      .onConflict((conflict) =>
        conflict
          .columns(['platform', 'workspace', 'person', 'name'])
          .doUpdateSet((row) => ({
            value: row.ref('excluded.value'),
            updated_at: row.ref('excluded.updated_at'),
          }))
          .whereRef('excluded.updated_at', '>', 'person_default.updated_at'),
      )
      .execute();
}

async function copyQuiz(transaction: Transaction<Schema>, { from, to }: Route): Promise<void> {
  const rows = await transaction
    .selectFrom('quiz_question')
    .selectAll()
    .where((it) => it.and(keyOf(from)))
    .execute();
  const questions = ['platform', 'workspace', 'person', 'question'] as const;
  for (const some of batches(rows)) {
    // A report of either stands, whichever answer is the newer.
    await transaction
      .insertInto('quiz_question')
      .values(some.map((row) => ({ ...row, ...keyOf(to) })))
      .onConflict((conflict) =>
        conflict.columns(questions).doUpdateSet((row) => ({
          reported_at: row.fn.coalesce('quiz_question.reported_at', 'excluded.reported_at'),
        })),
      )
      .execute();
    await transaction
      .insertInto('quiz_question')
      .values(some.map((row) => ({ ...row, ...keyOf(to) })))
      .onConflict((conflict) =>
        conflict
          .columns(questions)
          .doUpdateSet((row) => ({
            answered_at: row.ref('excluded.answered_at'),
            is_right: row.ref('excluded.is_right'),
            step: row.ref('excluded.step'),
            next_due: row.ref('excluded.next_due'),
          }))
          .where((row) =>
            row.and([
              row('excluded.answered_at', 'is not', null),
              row.or([
                row('quiz_question.answered_at', 'is', null),
                row('excluded.answered_at', '>', row.ref('quiz_question.answered_at')),
              ]),
            ]),
          ),
      )
      .execute();
  }
}

/** Moves plans; of two under way of one roadmap it makes one, with the ticks of both. */
async function mergePlans(transaction: Transaction<Schema>, { from, to, at }: Route): Promise<void> {
  const there = (await selectPlans(transaction, to)).filter(({ state }) => state === 'active');
  for (const plan of await selectPlans(transaction, from)) {
    const twin = plan.state === 'active' ? there.find(({ roadmap }) => roadmap === plan.roadmap) : undefined;
    if (!twin) await givePlan(transaction, plan.id, to);
    else {
      // A plan that is there keeps the day it began on.
      await transaction.deleteFrom('plan').where('id', 'in', [plan.id, twin.id]).execute();
      await writePlan(transaction, to, together(twin, plan), at);
    }
  }
}

/** One plan of two of the same roadmap: it goes on where the further one is, with the ticks of both. */
function together(one: Plan, other: Plan): Plan {
  const further = other.done.length > one.done.length ? other : one;
  const ticks = new Map<string, DoneTask>();
  for (const done of [...one.done, ...other.done].sort((a, b) => b.at - a.at))
    ticks.set(JSON.stringify([done.step, done.task]), done);
  return {
    ...one,
    week: Math.max(one.week, other.week),
    startedAt: Math.min(one.startedAt, other.startedAt),
    done: [...ticks.values()],
    thisWeek: further.thisWeek,
    takesAll: one.takesAll || other.takesAll,
  };
}

const givePlan = (transaction: Transaction<Schema>, id: string, { platform, workspace, person }: PersonKey) =>
  transaction.updateTable('plan').set({ platform, workspace, person }).where('id', '=', id).execute();

/**
 * Copies plans to another key. A plan of a roadmap that a team of either account made goes, or stays, with the account of
 * that team, and is copied to no other.
 */
async function sharePlans(transaction: Transaction<Schema>, { from, to, at }: Route): Promise<void> {
  const plans = await selectPlans(transaction, from);
  const teams = await teamsOf(transaction, plans);
  for (const plan of plans) {
    const team = teams.get(plan.roadmap);
    if (team?.platform === to.platform) await givePlan(transaction, plan.id, to);
    else if (!team) await writePlan(transaction, to, { ...plan, id: globalThis.crypto.randomUUID() }, at);
  }
}

/** The workspaces that made the roadmaps of some plans, by the roadmap. */
async function teamsOf(db: Database, plans: readonly Plan[]) {
  const teams = new Map<string, { readonly platform: string }>();
  for (const some of batches([...new Set(plans.map(({ roadmap }) => roadmap))]))
    for (const { id, platform } of await db
      .selectFrom('team_roadmap')
      .select(['id', 'platform'])
      .where('id', 'in', some)
      .execute())
      teams.set(id, { platform });
  return teams;
}
