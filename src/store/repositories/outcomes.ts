import { sql, type Transaction } from 'kysely';
import type { Engine, Transact } from '../engines/engine.ts';
import { again } from '../engines/again.ts';
import { Groups } from '../engines/groups.ts';
import { rowsAs } from '../schema/json-rows.ts';
import type { Due, Outcome, Then } from './nudges.ts';
import { keyOf } from '../schema/rows.ts';
import { mustBeNext } from './schedules.ts';
import type { Schema } from '../schema/schema.ts';
import { mustBeCount, mustBeInstant, mustBeKeepable, toJson } from '../schema/text.ts';

/** An outcome as it will be written. */
interface Row {
  readonly platform: string;
  readonly workspace: string;
  readonly person: string;
  readonly token: string;
  readonly occurrence: string;
  readonly schedule: Pick<Schema['schedule'], 'next_due' | 'state' | 'reason' | 'silent' | 'told'> & {
    readonly next_occurrence: string | null;
  };
  readonly nudge: Pick<Schema['nudge'], 'state' | 'message' | 'error'>;
  readonly at: number;
}

function toRow(due: Due, outcome: Outcome, then: Then, at: number): Row {
  mustBeInstant('The time of the outcome', at);
  const { schedule, token, occurrence } = due;
  const state = then.state ?? schedule.state;
  const reason = 'reason' in then ? then.reason : schedule.reason;
  const silent = then.silent ?? schedule.silent;
  mustBeNext({ state, next: then.next });
  mustBeCount('number of silent nudges', silent);
  for (const [what, text] of Object.entries({ reason, error: outcome.error }))
    mustBeKeepable(what, text ?? '');
  return {
    ...{ ...keyOf(due.person), token, occurrence, at },
    schedule: {
      ...{ state, silent, reason: reason ?? null },
      next_due: then.next?.at ?? null,
      next_occurrence: then.next?.occurrence ?? null,
      told: Number(then.state === 'suspended' ? false : schedule.told),
    },
    nudge: {
      state: outcome.state,
      message: outcome.message === undefined ? null : toJson('message', outcome.message),
      error: outcome.error ?? null,
    },
  };
}

/** Writes outcomes that come at about the same time in one transaction. */
export class Outcomes {
  readonly #groups: Groups<Row, boolean>;

  constructor(engine: Pick<Engine, 'db' | 'elements' | 'changesTables'>, transact: Transact) {
    this.#groups = new Groups(async (group) => {
      // A claim that is told of twice at once is recorded once, as it was told first.
      const rows = new Map(group.toReversed().map((row) => [nameOf(row), row]));
      const all = [...rows.values()];
      const held = await (engine.changesTables
        ? again(() => writeAtOnce(engine, all))
        : transact((transaction) => writeByTable(transaction, engine, all)));
      return group.map((row) => held.delete(nameOf(row)));
    });
  }

  async record(due: Due, outcome: Outcome, then: Then, at: number): Promise<boolean> {
    return this.#groups.ask(toRow(due, outcome, then, at));
  }
}

/** No part holds a NUL. */
const nameOf = (row: Pick<Row, 'platform' | 'workspace' | 'person' | 'token'>): string =>
  [row.platform, row.workspace, row.person, row.token].join('\0');

const KEY = {
  platform: 'text',
  workspace: 'text',
  person: 'text',
  occurrence: 'text',
  token: 'text',
} as const;
const OF_SCHEDULE = {
  next_due: 'bigint',
  next_occurrence: 'text',
  state: 'text',
  reason: 'text',
  silent: 'integer',
  told: 'integer',
} as const;
const OF_NUDGE = { became: 'text', message: 'text', error: 'text', at: 'bigint' } as const;

/** Changes the schedules whose claim holds. */
const GO_ON = sql`
  update schedule set next_due = outcome.next_due, occurrence = outcome.next_occurrence, state = outcome.state,
    reason = outcome.reason, silent = outcome.silent, told = outcome.told, lease_until = null,
    updated_at = outcome.at
  from outcome
  where schedule.platform = outcome.platform and schedule.workspace = outcome.workspace
    and schedule.person = outcome.person and schedule.occurrence = outcome.occurrence
    and lease_token = outcome.token and lease_until is not null
  returning schedule.platform, schedule.workspace, schedule.person, lease_token as token`;

/** Settles ledger rows by `held`. What was settled before carries another token, and stays. */
const SETTLE = sql`
  update nudge set state = held.became, message = held.message, error = held.error, at = held.at
  from held
  where nudge.platform = held.platform and nudge.workspace = held.workspace and nudge.person = held.person
    and nudge.occurrence = held.occurrence and nudge.token = held.token and nudge.state = 'claimed'`;

type Held = Pick<Row, 'platform' | 'workspace' | 'person' | 'token'>;

/** Writes those outcomes whose claim holds, in one statement, and returns whose they are. */
async function writeAtOnce(
  { db, elements }: Pick<Engine, 'db' | 'elements'>,
  rows: readonly Row[],
): Promise<Set<string>> {
  const columns = { ...KEY, ...OF_SCHEDULE, ...OF_NUDGE };
  const outcomes = rows.map(({ schedule, nudge, ...row }) => ({
    ...{ ...row, ...schedule, ...nudge },
    ...{ state: schedule.state, became: nudge.state },
  }));
  const { rows: held } = await sql<Held>`
    with ${rowsAs({ elements }, 'outcome', columns, outcomes)},
    held as (${GO_ON}, outcome.occurrence, became, message, error, at),
    settled as (${SETTLE})
    select platform, workspace, person, token from held`.execute(db);
  return new Set(held.map(nameOf));
}

/** The same in two statements, where a statement changes one table. */
async function writeByTable(
  transaction: Transaction<Schema>,
  engine: Pick<Engine, 'elements'>,
  rows: readonly Row[],
): Promise<Set<string>> {
  const schedules = rows.map(({ schedule, ...row }) => ({ ...schedule, ...row }));
  const { rows: held } = await sql<Held>`
    with ${rowsAs(engine, 'outcome', { ...KEY, ...OF_SCHEDULE, at: 'bigint' }, schedules)} ${GO_ON}`.execute(
    transaction,
  );
  const names = new Set(held.map(nameOf));
  const nudges = rows
    .filter((row) => names.has(nameOf(row)))
    .map(({ nudge, ...row }) => ({ ...row, ...nudge, became: nudge.state }));
  await sql`with ${rowsAs(engine, 'held', { ...KEY, ...OF_NUDGE }, nudges)} ${SETTLE}`.execute(transaction);
  return names;
}
