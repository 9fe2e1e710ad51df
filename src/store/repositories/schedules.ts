import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { PersonKey } from '../schema/keys.ts';
import type { Schedule } from './plans.ts';
import { isPerson, keyOf, mustBePerson } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { mustBeCount, mustBeInstant, mustBeKeepable, mustBeKey } from '../schema/text.ts';

type Row = Schema['schedule'];
type Changed = Omit<Row, 'created_at'>;

/** The columns that `toSchedule` reads. */
export const SCHEDULE_COLUMNS = [
  'weekday',
  'time',
  'zone',
  'hours',
  'state',
  'reason',
  'next_due',
  'occurrence',
  'silent',
  'streak',
  'best_streak',
  'last_week',
  'forgiven',
  'told',
] as const satisfies readonly (keyof Row)[];

/** A row as a schedule. */
export function toSchedule(row: Pick<Row, (typeof SCHEDULE_COLUMNS)[number]>): Schedule {
  const { weekday, time, zone, hours, state, silent, streak, next_due: at, occurrence } = row;
  return {
    ...{ weekday, time, zone, hours, state, silent, streak },
    reason: row.reason ?? undefined,
    next: at === null || occurrence === null ? undefined : { at, occurrence },
    bestStreak: row.best_streak,
    lastWeek: row.last_week ?? undefined,
    forgiven: row.forgiven === 1,
    told: row.told === 1,
  };
}

function toRow(person: PersonKey, schedule: Schedule, at: number): Changed {
  mustBePerson(person);
  mustBeInstant('The time of the schedule', at);
  const { weekday, time, zone, hours, state, silent, streak, next } = schedule;
  for (const [what, text] of Object.entries({ time, zone, state })) mustBeKey(what, text);
  for (const [what, text] of Object.entries({ reason: schedule.reason, week: schedule.lastWeek }))
    mustBeKeepable(what, text ?? '');
  const counts = { weekday, hours, silent, streak, 'best streak': schedule.bestStreak };
  for (const [what, count] of Object.entries(counts)) mustBeCount(what, count);
  mustBeNext(schedule);
  return {
    ...keyOf(person),
    ...{ weekday, time, zone, hours, state, silent, streak },
    reason: schedule.reason ?? null,
    next_due: next?.at ?? null,
    occurrence: next?.occurrence ?? null,
    best_streak: schedule.bestStreak,
    last_week: schedule.lastWeek ?? null,
    forgiven: Number(schedule.forgiven),
    told: Number(schedule.told),
    lease_until: null,
    lease_token: null,
    updated_at: at,
  };
}

/** @throws {RangeError} the next send cannot be kept, or there is one though the schedule is not active */
export function mustBeNext({ state, next }: Pick<Schedule, 'state' | 'next'>): void {
  if (!next) return;
  if (state !== 'active') throw new RangeError(`A schedule that is ${state} has no next send.`);
  mustBeInstant('The time of the next send', next.at);
  mustBeKey('occurrence', next.occurrence);
}

/** Reads a person's schedule; `toWrite` keeps claims and their outcomes away from it until the transaction ends. */
export async function scheduleIn(
  db: Database,
  person: PersonKey,
  { toWrite }: { readonly toWrite: boolean },
): Promise<Schedule | undefined> {
  if (!isPerson(person)) return undefined;
  const row = await db
    .selectFrom('schedule')
    .select(SCHEDULE_COLUMNS)
    .where((it) => it.and(keyOf(person)))
    .$if(toWrite, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && toSchedule(row);
}

/** Writes or removes a person's schedule. Without the token that a claim carries, the claim no longer holds. */
export async function setScheduleIn(
  transaction: Transaction<Schema>,
  person: PersonKey,
  schedule: Schedule | undefined,
  at: number,
): Promise<void> {
  if (!schedule) {
    mustBePerson(person);
    await transaction
      .deleteFrom('schedule')
      .where((it) => it.and(keyOf(person)))
      .execute();
    return;
  }
  const row = toRow(person, schedule, at);
  await postpone(transaction, row);
  await transaction
    .insertInto('schedule')
    .values({ ...row, created_at: at })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'person']).doUpdateSet(row))
    .execute();
}

/** An occurrence that was tried in vain and then put off by its person is late only from its new time on. */
async function postpone(
  transaction: Transaction<Schema>,
  { next_due, occurrence, ...row }: Changed,
): Promise<void> {
  if (next_due === null || occurrence === null) return;
  await transaction
    .updateTable('nudge')
    .set({ due_at: next_due })
    .where((it) => it.and({ ...keyOf(row), occurrence }))
    .where('state', 'in', ['claimed', 'failed', 'unknown'])
    .where((it) =>
      it.exists(
        it
          .selectFrom('schedule')
          .select('person')
          .where((old) => old.and(keyOf(row)))
          .where('next_due', 'is distinct from', next_due),
      ),
    )
    .execute();
}
