import { sql, type Transaction } from 'kysely';
import type { Database, Engine } from '../engines/engine.ts';
import { columnsOf, compiledOnce } from './compiled-once.ts';
import { rowsAs } from './json-rows.ts';
import type { PersonKey } from './keys.ts';
import { batches, isPerson, keyOf, mustBePerson } from './rows.ts';
import type { Schema } from './schema.ts';
import { mustBeCount, mustBeInstant, mustBeKey } from './text.ts';
import type { EpochMs } from '../../time.ts';
import type { DoneTask, Plan } from '../types/plan.ts';

const COLUMNS = [
  'id',
  'roadmap',
  'state',
  'week',
  'this_week',
  'takes_all',
  'started_at',
  'ended_at',
  'step',
  'task',
  'done_at',
] as const;
/** A row of a plan with one of its ticks, or with none. */
export type PlanRow = Pick<
  Schema['plan'],
  'id' | 'roadmap' | 'state' | 'week' | 'this_week' | 'takes_all' | 'started_at' | 'ended_at'
> & {
  [column in keyof Omit<Schema['plan_task'], 'plan'>]: Schema['plan_task'][column] | null;
};

// Both in one statement: two could see the ticks of another moment.
const plansOf = compiledOnce((db, person: PersonKey) =>
  db
    .selectFrom('plan')
    .leftJoin('plan_task', 'plan_task.plan', 'plan.id')
    .select(COLUMNS)
    .where((it) => it.and(keyOf(person)))
    .orderBy('started_at')
    .orderBy('id')
    .orderBy('done_at'),
);

/** A person's plans with their ticks, the oldest first. */
export const selectPlans = async (db: Database, person: PersonKey): Promise<readonly Plan[]> =>
  isPerson(person) ? toPlans(await plansOf(db, person)) : [];

/** The plans of some persons in one statement, each in their place. */
export async function selectPlansOfAll(
  db: Database,
  engine: Pick<Engine, 'elements'>,
  people: readonly PersonKey[],
): Promise<(readonly Plan[])[]> {
  const [first, ...others] = people;
  if (first && others.length === 0) return [await selectPlans(db, first)];
  const asked = rowsAs(
    engine,
    'asked',
    { at: 'integer', platform: 'text', workspace: 'text', person: 'text' },
    people.map((person, at) => ({ at, ...keyOf(person) })).filter(isPerson),
  );
  const { rows } = await sql<PlanRow & { at: EpochMs }>`
    with ${asked}
    select at, ${sql.join(COLUMNS.map((column) => sql.ref(column)))}
    from asked
    join plan on plan.platform = asked.platform and plan.workspace = asked.workspace
      and plan.person = asked.person
    left join plan_task on plan_task.plan = plan.id
    order by started_at, id, done_at`.execute(db);
  const byPlace = Map.groupBy(rows, ({ at }) => at);
  return people.map((_, at) => toPlans(byPlace.get(at) ?? []));
}

/** Rows as the plans they are of, in the order in which they come. */
export function toPlans(rows: readonly PlanRow[]): readonly Plan[] {
  const plans = new Map<string, Plan & { readonly done: DoneTask[] }>();
  for (const { id, roadmap, state, week, step, task, ...row } of rows) {
    const plan = plans.get(id) ?? {
      ...{ id, roadmap, state, week },
      startedAt: row.started_at,
      endedAt: row.ended_at ?? undefined,
      done: [],
      thisWeek: row.this_week === null ? undefined : (JSON.parse(row.this_week) as Plan['thisWeek']),
      takesAll: row.takes_all === 1,
    };
    plans.set(id, plan);
    if (step !== null && task !== null && row.done_at !== null)
      plan.done.push({ step, task, at: row.done_at });
  }
  return [...plans.values()];
}

function toRow(person: PersonKey, plan: Plan, at: EpochMs): Schema['plan'] {
  mustBePerson(person);
  mustBeInstant('The time of the plan', at);
  const { id, roadmap, state, week, startedAt, endedAt, thisWeek, takesAll } = plan;
  for (const { step, task } of thisWeek ?? []) {
    mustBeKey('step', step);
    mustBeKey('task', task);
  }
  for (const [what, text] of Object.entries({ 'id of the plan': id, roadmap, state })) mustBeKey(what, text);
  mustBeCount('week', week);
  mustBeInstant('The start of the plan', startedAt);
  mustBeInstant('The end of the plan', endedAt ?? 0);
  return {
    ...{ ...keyOf(person), id, roadmap, state, week, started_at: startedAt },
    this_week: thisWeek ? JSON.stringify(thisWeek) : null,
    takes_all: takesAll ? 1 : 0,
    ended_at: endedAt ?? null,
    updated_at: at,
  };
}

function taskRows({ id, done }: Plan): Schema['plan_task'][] {
  const rows = new Map<string, Schema['plan_task']>();
  for (const { step, task, at } of done) {
    mustBeKey('step', step);
    mustBeKey('task', task);
    mustBeInstant('The time of the task', at);
    rows.set(nameOf({ step, task }), { plan: id, step, task, done_at: at });
  }
  return [...rows.values()];
}

/** No part holds a NUL. */
const nameOf = ({ step, task }: { readonly step: string; readonly task: string }): string =>
  `${step}\0${task}`;

const OWNER = ['platform', 'workspace', 'person'] as const;
const CHANGED = [
  'id',
  'roadmap',
  'state',
  'week',
  'this_week',
  'takes_all',
  'ended_at',
  'updated_at',
] as const;

/** Inserts a plan, or changes it where it is its person's own; all but when it began. */
const savePlan = compiledOnce((db, row: Schema['plan']) =>
  db
    .insertInto('plan')
    .values(columnsOf(row, [...OWNER, 'started_at', ...CHANGED]))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(columnsOf(row, CHANGED))
        .where((it) =>
          it.and({
            'plan.platform': row.platform,
            'plan.workspace': row.workspace,
            'plan.person': row.person,
          }),
        ),
    )
    .returning('id'),
);

const ticksOf = compiledOnce((db, { plan }: { readonly plan: string }) =>
  db.selectFrom('plan_task').selectAll().where('plan', '=', plan),
);

/**
 * Writes a plan, its ticks exactly as given.
 * @throws {RangeError} another person has a plan of that id, or it cannot be kept
 */
export async function writePlan(
  transaction: Transaction<Schema>,
  person: PersonKey,
  plan: Plan,
  at: EpochMs,
): Promise<void> {
  const ticked = taskRows(plan);
  const saved = await savePlan(transaction, toRow(person, plan, at));
  if (saved.length === 0) throw new RangeError('Another person has a plan of that id.');
  const before = await ticksOf(transaction, { plan: plan.id });
  const names = new Set(ticked.map(nameOf));
  const kept = new Map(before.map((one) => [nameOf(one), one.done_at]));
  for (const batch of batches(before.filter((one) => !names.has(nameOf(one))))) {
    await transaction
      .deleteFrom('plan_task')
      .where('plan', '=', plan.id)
      .where((it) =>
        it(
          it.refTuple('step', 'task'),
          'in',
          batch.map(({ step, task }) => it.tuple(step, task)),
        ),
      )
      .execute();
  }
  for (const batch of batches(ticked.filter((one) => kept.get(nameOf(one)) !== one.done_at))) {
    await transaction
      .insertInto('plan_task')
      .values(batch)
      .onConflict((conflict) =>
        conflict
          .columns(['plan', 'step', 'task'])
          .doUpdateSet((one) => ({ done_at: one.ref('excluded.done_at') })),
      )
      .execute();
  }
}
