import { sql } from 'kysely';
import type { Database, Engine } from '../../engines/engine.ts';
import { rowsAs } from '../../schema/json-rows.ts';
import { mustBeNext } from '../../schema/schedule-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { mustBeCount, mustBeInstant, mustBeKeepable, toJson } from '../../schema/text.ts';
import type { EpochMs } from '../../../time.ts';
import type { Due, Outcome, ScheduleChange } from '../../types/ledger.ts';

/** An outcome as it will be written. */
export interface OutcomeRow {
  readonly recipient: number;
  readonly kind: string;
  readonly token: string;
  readonly occurrence: string;
  readonly schedule: Pick<Schema['schedule'], 'next_due' | 'state' | 'reason' | 'silent' | 'notified'> & {
    readonly next_occurrence: string | null;
  };
  readonly entry: Pick<Schema['ledger'], 'state' | 'message' | 'error'>;
  readonly at: EpochMs;
}

/**
 * An outcome as it will be written.
 * @throws {RangeError} it cannot be kept
 */
export function toRow(due: Due, outcome: Outcome, change: ScheduleChange, at: EpochMs): OutcomeRow {
  mustBeInstant('The time of the outcome', at);
  const { schedule, recipientId: recipient, kind, token, occurrence } = due;
  const state = change.state ?? schedule.state;
  const reason = 'reason' in change ? change.reason : schedule.reason;
  const silent = change.silent ?? schedule.silent;
  mustBeNext({ state, next: change.next });
  mustBeCount('number of silent messages', silent);
  for (const [what, text] of Object.entries({ reason, error: outcome.error }))
    mustBeKeepable(what, text ?? '');
  return {
    ...{ recipient, kind, token, occurrence, at },
    schedule: {
      ...{ state, silent, reason: reason ?? null },
      next_due: change.next?.at ?? null,
      next_occurrence: change.next?.occurrence ?? null,
      notified: Number(change.state === 'suspended' ? false : schedule.notified),
    },
    entry: {
      state: outcome.state,
      message: outcome.message === undefined ? null : toJson('message', outcome.message),
      error: outcome.error ?? null,
    },
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

const KEY = {
  recipient: 'bigint',
  kind: 'text',
  occurrence: 'text',
  token: 'text',
} as const;
const OF_SCHEDULE = {
  next_due: 'bigint',
  next_occurrence: 'text',
  state: 'text',
  reason: 'text',
  silent: 'integer',
  notified: 'integer',
} as const;
const OF_ENTRY = { became: 'text', message: 'text', error: 'text', at: 'bigint' } as const;

/** Changes the schedules whose claim holds. */
const GO_ON = sql`
  update schedule set next_due = outcome.next_due, occurrence = outcome.next_occurrence, state = outcome.state,
    reason = outcome.reason, silent = outcome.silent, notified = outcome.notified, lease_until = null,
    updated_at = outcome.at
  from outcome
  where schedule.recipient = outcome.recipient and schedule.kind = outcome.kind
    and schedule.occurrence = outcome.occurrence and lease_token = outcome.token and lease_until is not null
  returning schedule.recipient, schedule.kind, lease_token as token`;

/** Settles ledger rows by `held`. What was settled before carries another token, and stays. */
const SETTLE = sql`
  update ledger set state = held.became, message = held.message, error = held.error, at = held.at
  from held
  where ledger.recipient = held.recipient and ledger.kind = held.kind and ledger.occurrence = held.occurrence
    and ledger.token = held.token and ledger.state = 'claimed'`;

type Held = Pick<OutcomeRow, 'recipient' | 'kind' | 'token'>;

/** Writes those outcomes whose claim holds, in one statement, and returns whose they are. */
async function writeAtOnce(
  db: Database,
  { elements }: Pick<Engine, 'elements'>,
  rows: readonly OutcomeRow[],
): Promise<Set<string>> {
  const columns = { ...KEY, ...OF_SCHEDULE, ...OF_ENTRY };
  const outcomes = rows.map(({ schedule, entry, ...row }) => ({
    ...{ ...row, ...schedule, ...entry },
    ...{ state: schedule.state, became: entry.state },
  }));
  const { rows: held } = await sql<Held>`/* record */
    with ${rowsAs({ elements }, 'outcome', columns, outcomes)},
    held as (${GO_ON}, outcome.occurrence, became, message, error, at),
    settled as (${SETTLE})
    select recipient, kind, token from held`.execute(db);
  return new Set(held.map(nameOf));
}

/** The same in two statements, where a statement changes one table. */
async function writeByTable(
  transaction: Database,
  engine: Pick<Engine, 'elements'>,
  rows: readonly OutcomeRow[],
): Promise<Set<string>> {
  const schedules = rows.map(({ schedule, ...row }) => ({ ...schedule, ...row }));
  const { rows: held } = await sql<Held>`
    with ${rowsAs(engine, 'outcome', { ...KEY, ...OF_SCHEDULE, at: 'bigint' }, schedules)} ${GO_ON}`.execute(
    transaction,
  );
  const names = new Set(held.map(nameOf));
  const entries = rows
    .filter((row) => names.has(nameOf(row)))
    .map(({ entry, ...row }) => ({ ...row, ...entry, became: entry.state }));
  await sql`with ${rowsAs(engine, 'held', { ...KEY, ...OF_ENTRY }, entries)} ${SETTLE}`.execute(transaction);
  return names;
}
