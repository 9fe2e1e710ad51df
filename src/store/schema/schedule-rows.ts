import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import { columnsOf, compiledOnce } from './compiled-once.ts';
import type { Recipient } from './keys.ts';
import {
  deleteUnused,
  findRecipient,
  isRecipient,
  keepRecipient,
  mustBeRecipient,
  columnsAre,
  toColumns,
  type RecipientColumns,
} from './recipients.ts';
import type { Schema } from './schema.ts';
import { mustBeCount, mustBeInstant, mustBeKeepable, mustBeKey } from './text.ts';
import type { EpochMs } from '../../time.ts';
import type { Schedule } from '../types/schedule.ts';

type Row = Schema['schedule'];
/** The columns that every change writes. */
const CHANGED = [
  'recipient',
  'kind',
  'platform',
  'workspace',
  'weekday',
  'time',
  'zone',
  'hours',
  'state',
  'silent',
  'streak',
  'reason',
  'next_due',
  'occurrence',
  'best_streak',
  'last_week',
  'forgiven',
  'notified',
  'lease_until',
  'lease_token',
  'updated_at',
] as const satisfies readonly (keyof Row)[];
type Changed = Pick<Row, (typeof CHANGED)[number]>;

/** A schedule to be written. */
export interface ScheduleToWrite {
  readonly recipient: Recipient;
  readonly kind: string;
  readonly schedule: Schedule;
  readonly at: EpochMs;
}

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
  'notified',
] as const satisfies readonly (keyof Row)[];

/** A row as a schedule. */
export function toSchedule(row: Pick<Row, (typeof SCHEDULE_COLUMNS)[number]>): Schedule {
  const { weekday, time, zone, hours, state, silent, streak, next_due: at, occurrence } = row;
  return {
    ...{ weekday, time, zone, hours, state, silent, streak },
    reason: row.reason ?? undefined,
    next: at === null || occurrence === null ? undefined : { at, occurrence },
    ...(at === null && occurrence !== null && { held: occurrence }),
    bestStreak: row.best_streak,
    lastWeek: row.last_week ?? undefined,
    forgiven: row.forgiven === 1,
    notified: row.notified === 1,
  };
}

/** A schedule as the columns that each change of it writes; `id` is its recipient's. */
function toRow({ recipient, kind, schedule, at }: ScheduleToWrite, id: number): Changed {
  mustBeInstant('The time of the schedule', at);
  const { weekday, time, zone, hours, state, silent, streak, next } = schedule;
  for (const [what, text] of Object.entries({ kind, time, zone, state })) mustBeKey(what, text);
  for (const [what, text] of Object.entries({ reason: schedule.reason, week: schedule.lastWeek }))
    mustBeKeepable(what, text ?? '');
  const counts = { weekday, hours, silent, streak, 'best streak': schedule.bestStreak };
  for (const [what, count] of Object.entries(counts)) mustBeCount(what, count);
  mustBeNext(schedule);
  if (schedule.held !== undefined) mustBeKey('occurrence', schedule.held);
  return {
    ...{ recipient: id, kind, platform: recipient.platform, workspace: recipient.workspace },
    ...{ weekday, time, zone, hours, state, silent, streak },
    reason: schedule.reason ?? null,
    next_due: next?.at ?? null,
    occurrence: next?.occurrence ?? schedule.held ?? null,
    best_streak: schedule.bestStreak,
    last_week: schedule.lastWeek ?? null,
    forgiven: Number(schedule.forgiven),
    notified: Number(schedule.notified),
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

interface Asked extends RecipientColumns {
  readonly kind: string;
}

const scheduleOf = ({ locks }: { readonly locks: boolean }) =>
  compiledOnce((db, { kind, platform, workspace, type, ref }: Asked) =>
    db
      .selectFrom('schedule')
      .innerJoin('recipient', 'recipient.id', 'schedule.recipient')
      .select(SCHEDULE_COLUMNS)
      .where((it) => it.and({ ...columnsAre({ platform, workspace, type, ref }), 'schedule.kind': kind }))
      .$if(locks, (query) => query.forUpdate('schedule')),
  );
const asItStands = scheduleOf({ locks: false });
const toBeChanged = scheduleOf({ locks: true });

/** Reads a schedule; `locks` keeps claims and their outcomes away from it until the transaction ends. */
export async function selectSchedule(
  db: Database,
  recipient: Recipient,
  kind: string,
  { locks }: { readonly locks: boolean },
): Promise<Schedule | undefined> {
  if (!isRecipient(recipient)) return undefined;
  const [row] = await (locks ? toBeChanged : asItStands)(db, { ...toColumns(recipient), kind });
  return row && toSchedule(row);
}

const save = compiledOnce((db, row: Row) =>
  db
    .insertInto('schedule')
    .values(columnsOf(row, [...CHANGED, 'created_at']))
    .onConflict((conflict) => conflict.columns(['recipient', 'kind']).doUpdateSet(columnsOf(row, CHANGED))),
);

/**
 * Writes a schedule. Without the token that a claim carries, the claim no longer holds.
 * @throws {RangeError} it cannot be kept
 */
export async function writeSchedule(
  transaction: Transaction<Schema>,
  written: ScheduleToWrite,
): Promise<void> {
  mustBeRecipient(written.recipient);
  // Checked before a recipient is given a row that nothing would refer to.
  toRow(written, 0);
  const row = toRow(written, await keepRecipient(transaction, written.recipient));
  await postpone(transaction, row);
  await save(transaction, { ...row, created_at: written.at });
}

/** Removes a schedule; what the ledger says of its messages stays, and the recipient with it. */
export async function removeSchedule(
  transaction: Transaction<Schema>,
  recipient: Recipient,
  kind: string,
  { locksRows }: { readonly locksRows: boolean },
): Promise<void> {
  mustBeRecipient(recipient);
  const id = await findRecipient(transaction, recipient);
  if (id === undefined) return;
  await transaction
    .deleteFrom('schedule')
    .where((it) => it.and({ recipient: id, kind }))
    .execute();
  await deleteUnused(transaction, { ids: [id] }, { locksRows });
}

interface NextRow extends Pick<Row, 'recipient' | 'kind'> {
  readonly next_due: EpochMs;
  readonly occurrence: string;
}

const moveDue = compiledOnce((db, { next_due, occurrence, recipient, kind }: NextRow) =>
  db
    .updateTable('ledger')
    .set({ due_at: next_due })
    .where((it) => it.and({ recipient, kind, occurrence }))
    .where('state', 'in', ['claimed', 'failed', 'unknown'])
    .where((it) =>
      it.exists(
        it
          .selectFrom('schedule')
          .select('schedule.recipient')
          .where((old) => old.and({ 'schedule.recipient': recipient, 'schedule.kind': kind }))
          .where('next_due', 'is distinct from', next_due),
      ),
    ),
);

/** An occurrence that was tried in vain and then put off by its person is late only from its new time on. */
async function postpone(
  transaction: Transaction<Schema>,
  { next_due, occurrence, recipient, kind }: Changed,
): Promise<void> {
  if (next_due === null || occurrence === null) return;
  await moveDue(transaction, { next_due, occurrence, recipient, kind });
}
