import { sql } from 'kysely';
import type { Database, Engine } from '../../engines/engine.ts';
import { rowsAs } from '../../schema/json-rows.ts';
import { mustBeNext } from '../../schema/schedule-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { mustBeCount, mustBeInstant, mustBeKeepable, toJson } from '../../schema/text.ts';
import type { EpochMs } from '../../../time.ts';
import type { Due, Outcome, ScheduleChange } from '../../types/ledger.ts';

type Ledger = Schema['ledger'];

/** An outcome as it will be written: the columns of both tables. */
export interface OutcomeRow
  extends
    Pick<Schema['schedule'], 'recipient' | 'kind' | 'next_due' | 'state' | 'reason' | 'silent' | 'notified'>,
    Pick<Ledger, 'occurrence' | 'token' | 'message' | 'error' | 'due_at' | 'at' | 'attempts'> {
  readonly next_occurrence: string | null;
  /** The state of the ledger's row; `state` is that of the schedule. */
  readonly became: Ledger['state'];
  /** Whether the ledger knew nothing of the occurrence when it was claimed: 1 or 0. */
  readonly is_first: number;
}

/**
 * An outcome as it will be written.
 * @throws {RangeError} it cannot be kept
 */
export function toRow(due: Due, outcome: Outcome, change: ScheduleChange, at: EpochMs): OutcomeRow {
  mustBeInstant('The time of the outcome', at);
  const { schedule, recipientId: recipient, kind, token, occurrence, dueAt, attempts } = due;
  const { next, state = schedule.state, silent = schedule.silent } = change;
  const reason = 'reason' in change ? change.reason : schedule.reason;
  mustBeNext({ state, next });
  mustBeCount('number of silent messages', silent);
  mustBeKeepable('reason', reason ?? '');
  mustBeKeepable('error', outcome.error ?? '');
  return {
    ...{ recipient, kind, token, occurrence, at, state, silent, attempts },
    due_at: dueAt,
    reason: reason ?? null,
    next_due: next?.at ?? null,
    next_occurrence: next?.occurrence ?? null,
    notified: Number(change.state === 'suspended' ? false : schedule.notified),
    became: outcome.state,
    message: outcome.message === undefined ? null : toJson('message', outcome.message),
    error: outcome.error ?? null,
    is_first: Number(due.before === undefined),
  };
}

/** Writes outcomes that come at about the same time, all or nothing; says of each in its place whether its claim held. */
export async function writeOutcomes(
  db: Database,
  engine: Pick<Engine, 'elements' | 'changesTables'>,
  asked: readonly OutcomeRow[],
): Promise<boolean[]> {
  // A claim that is told of twice at once is recorded once, as it was told first.
  const rows = [...new Map(asked.toReversed().map((row) => [nameOf(row), row])).values()];
  const held = engine.changesTables
    ? await writeAtOnce(db, engine, rows)
    : await inTransaction(db, (transaction) => writeByTable(transaction, engine, rows));
  return asked.map((row) => held.delete(nameOf(row)));
}

/** Does work in a transaction, which is the open one where there is one. */
const inTransaction = <T>(db: Database, work: (transaction: Database) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);

/** No part holds a NUL. */
const nameOf = ({ recipient, kind, token }: Held): string => `${recipient}\0${kind}\0${token}`;

const KEY = { recipient: 'bigint', kind: 'text', occurrence: 'text', token: 'text', at: 'bigint' } as const;
const OF_SCHEDULE = {
  ...KEY,
  next_due: 'bigint',
  next_occurrence: 'text',
  state: 'text',
  reason: 'text',
  silent: 'integer',
  notified: 'integer',
} as const;
const OF_ENTRY = {
  ...KEY,
  became: 'text',
  message: 'text',
  error: 'text',
  due_at: 'bigint',
  attempts: 'integer',
} as const;
const COLUMNS = { ...OF_SCHEDULE, ...OF_ENTRY, is_first: 'integer' } as const;

/** Changes the schedules whose claim holds. */
const GO_ON = sql`
  update schedule set next_due = outcome.next_due, occurrence = outcome.next_occurrence, state = outcome.state,
    reason = outcome.reason, silent = outcome.silent, notified = outcome.notified, lease_until = null,
    updated_at = outcome.at
  from outcome
  where schedule.recipient = outcome.recipient and schedule.kind = outcome.kind
    and schedule.occurrence = outcome.occurrence and lease_token = outcome.token and lease_until is not null
  returning schedule.recipient, schedule.kind, lease_token as token`;

/** Enters outcomes by `held`. */
const ENTER = sql`
  insert into ledger (recipient, kind, occurrence, state, token, due_at, at, attempts, message, error)
  select recipient, kind, occurrence, became, token, due_at, at, attempts, message, error from held`;

/** Where the ledger knew one before: what was settled carries another token, and stays. */
const OR_SETTLE = sql`
  on conflict (recipient, kind, occurrence) do update
    set state = excluded.state, message = excluded.message, error = excluded.error, at = excluded.at
    where ledger.token = excluded.token and ledger.state = 'claimed'`;

type Held = Pick<OutcomeRow, 'recipient' | 'kind' | 'token'>;

/**
 * Writes those outcomes whose claim holds, in one statement, and returns whose they are. Of a first claim that holds the
 * ledger knows nothing, so that PostgreSQL need not be ready for a conflict, which costs it a write.
 */
async function writeAtOnce(
  db: Database,
  { elements }: Pick<Engine, 'elements'>,
  rows: readonly OutcomeRow[],
): Promise<Set<string>> {
  const { rows: held } = await sql<Held>`/* record */
    with ${rowsAs({ elements }, 'outcome', COLUMNS, rows)},
    held as (${GO_ON}, outcome.occurrence, became, message, error, due_at, at, attempts,
      is_first),
    entered as (${ENTER} where is_first = 1),
    settled as (${ENTER} where is_first = 0 ${OR_SETTLE})
    select recipient, kind, token from held`.execute(db);
  return new Set(held.map(nameOf));
}

/** The same in two statements, where a statement changes one table. */
async function writeByTable(
  transaction: Database,
  engine: Pick<Engine, 'elements'>,
  rows: readonly OutcomeRow[],
): Promise<Set<string>> {
  const { rows: held } = await sql<Held>`
    with ${rowsAs(engine, 'outcome', OF_SCHEDULE, rows)} ${GO_ON}`.execute(transaction);
  const names = new Set(held.map(nameOf));
  const entries = rows.filter((row) => names.has(nameOf(row)));
  await sql`with ${rowsAs(engine, 'held', OF_ENTRY, entries)} ${ENTER} where true ${OR_SETTLE}`.execute(
    transaction,
  );
  return names;
}
