import { sql, type Transaction } from 'kysely';
import type { Engine, Transact } from './engine.ts';
import { Groups } from './groups.ts';
import { rowsAs } from './json-rows.ts';
import type { Due, Outcome, Then } from './nudges.ts';
import { keyOf } from './rows.ts';
import { mustBeNext } from './schedules.ts';
import type { Schema } from './schema.ts';
import { mustBeCount, mustBeInstant, mustBeKeepable, toJson } from './text.ts';

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

  constructor(engine: Pick<Engine, 'elements'>, transact: Transact) {
    this.#groups = new Groups(async (group) => {
      // A claim that is told of twice at once is recorded once, as it was told first.
      const rows = new Map(group.toReversed().map((row) => [nameOf(row), row]));
      const held = await transact((transaction) => write(transaction, engine, [...rows.values()]));
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

/** Writes those outcomes whose claim holds, and returns whose they are. */
async function write(
  transaction: Transaction<Schema>,
  engine: Pick<Engine, 'elements'>,
  rows: readonly Row[],
): Promise<Set<string>> {
  const schedules = rowsAs(
    engine,
    'outcome',
    {
      ...{ ...KEY, next_due: 'bigint', next_occurrence: 'text', state: 'text', reason: 'text' },
      ...{ silent: 'integer', told: 'integer', at: 'bigint' },
    },
    rows.map(({ schedule, ...row }) => ({ ...schedule, ...row })),
  );
  const { rows: held } = await sql<Pick<Row, 'platform' | 'workspace' | 'person' | 'token'>>`
    with ${schedules}
    update schedule set next_due = outcome.next_due, occurrence = outcome.next_occurrence, state = outcome.state,
      reason = outcome.reason, silent = outcome.silent, told = outcome.told, lease_until = null,
      updated_at = outcome.at
    from outcome
    where schedule.platform = outcome.platform and schedule.workspace = outcome.workspace
      and schedule.person = outcome.person and schedule.occurrence = outcome.occurrence
      and lease_token = outcome.token and lease_until is not null
    returning schedule.platform, schedule.workspace, schedule.person, lease_token as token`.execute(
    transaction,
  );
  const names = new Set(held.map(nameOf));
  const nudges = rowsAs(
    engine,
    'outcome',
    { ...KEY, state: 'text', message: 'text', error: 'text', at: 'bigint' },
    rows.filter((row) => names.has(nameOf(row))).map(({ nudge, ...row }) => ({ ...nudge, ...row })),
  );
  // What was settled before carries another token, and stays.
  await sql`
    with ${nudges}
    update nudge set state = outcome.state, message = outcome.message, error = outcome.error, at = outcome.at
    from outcome
    where nudge.platform = outcome.platform and nudge.workspace = outcome.workspace
      and nudge.person = outcome.person and nudge.occurrence = outcome.occurrence
      and nudge.token = outcome.token and nudge.state = 'claimed'`.execute(transaction);
  return names;
}
