import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Access } from '../../engines/database-access.ts';
import type { Engine } from '../../engines/engine.ts';
import { rowsAs } from '../../schema/json-rows.ts';
import { toRecipient, type RecipientColumns } from '../../schema/recipients.ts';
import { SCHEDULE_COLUMNS, toSchedule } from '../../schema/schedule-rows.ts';
import { selectDueWorkspaces, type Waiting } from './due-workspaces.ts';
import type { Schema } from '../../schema/schema.ts';
import { mustBeCount, mustBeInstant } from '../../schema/text.ts';
import type { EpochMs } from '../../../time.ts';
import type { Due } from '../../types/ledger.ts';

/** The most that one statement claims. */
const MOST = 500;
/** The most workspaces that one statement claims for: planning it takes longer with each. */
const WORKSPACES = 8;

const KEY = ['recipient', 'kind'] as const;
const LEDGER_KEY = [...KEY, 'occurrence'] as const;
type Ledger = Schema['ledger'];
type LedgerKey = Pick<Ledger, (typeof LEDGER_KEY)[number]>;

/** How much is to be claimed, and for how long. */
export interface ClaimRequest {
  readonly now: EpochMs;
  readonly limit: number;
  /** How long the claim holds, in milliseconds. */
  readonly leaseMs: number;
}

/** Claims what is due, or nothing, without a transaction where nothing is. */
export async function claim(access: Access, { now, limit, leaseMs }: ClaimRequest): Promise<readonly Due[]> {
  mustBeInstant('The time of the claim', now);
  mustBeInstant('The end of the claim', now + leaseMs);
  mustBeCount('limit', limit);
  const most = Math.min(limit, MOST);
  const owners =
    most === 0 ? [] : await access.read((db) => selectDueWorkspaces(db, now, Math.min(most, WORKSPACES)));
  if (owners.length === 0) return [];
  const token = randomUUID();
  const until = now + leaseMs;
  const { engine } = access;
  const { locksRows } = engine;
  return access.change(async (transaction) => {
    const rows = await lease(transaction, portions(owners, most), { now, until, token, locksRows });
    if (rows.length === 0) return [];
    const ledger = await enter(transaction, engine, rows, now, token);
    return rows
      .map((row) => {
        const { before, dueAt, attempts } = ledger(row);
        const schedule = toSchedule(row);
        const { recipient: recipientId, kind, occurrence } = row;
        return {
          ...{ recipient: toRecipient(row), recipientId, kind, schedule, occurrence },
          ...{ token, until, before, dueAt, attempts },
        };
      })
      .sort((one, other) => (one.schedule.next?.at ?? 0) - (other.schedule.next?.at ?? 0));
  });
}

interface Portion extends Waiting {
  readonly share: number;
}

/** Divides `most` evenly; who has waited longest has what is left over. */
function portions(owners: readonly Waiting[], most: number): readonly Portion[] {
  const share = Math.floor(most / owners.length);
  const over = most % owners.length;
  return owners.map((owner, at) => ({ ...owner, share: share + Number(at < over) }));
}

interface Lease {
  readonly now: EpochMs;
  readonly until: EpochMs;
  readonly token: string;
  readonly locksRows: boolean;
}

/** Columns of the recipient whose schedule is claimed: SQLite returns none of a table that is joined. */
const OF_RECIPIENT = [
  sql<RecipientColumns['type']>`(select type from recipient where id = schedule.recipient)`.as('type'),
  sql<string>`(select ref from recipient where id = schedule.recipient)`.as('ref'),
] as const;

async function lease(
  transaction: Transaction<Schema>,
  owners: readonly Portion[],
  { now, until, token, locksRows }: Lease,
) {
  const [first, ...others] = owners.map(({ platform, workspace, due, share }) =>
    transaction
      .selectFrom((from) =>
        from
          .selectFrom('schedule')
          .select(KEY)
          .where((it) => it.and({ platform, workspace }))
          // From the first that is free: before it in the index is what was just sent, all of it still to be swept.
          .where('next_due', '>=', due)
          .where('next_due', '<=', now)
          .where((it) => it.or([it('lease_until', 'is', null), it('lease_until', '<=', now)]))
          .orderBy('next_due')
          .limit(share)
          .$if(locksRows, (query) => query.forUpdate().skipLocked())
          .as('due'),
      )
      .select(KEY),
  );
  if (!first) return [];
  const chosen = others.reduce<typeof first>((all, one) => all.unionAll(one), first);
  const rows = await transaction
    .with('chosen', () => chosen)
    .updateTable('schedule')
    .from('chosen')
    .set({ lease_until: until, lease_token: token })
    .whereRef('schedule.recipient', '=', 'chosen.recipient')
    .whereRef('schedule.kind', '=', 'chosen.kind')
    .returning(['schedule.recipient', 'schedule.kind', 'schedule.platform', 'schedule.workspace'])
    .returning(SCHEDULE_COLUMNS)
    .returning(OF_RECIPIENT)
    .execute();
  return rows.flatMap(({ next_due, occurrence, ...row }) =>
    next_due === null || occurrence === null ? [] : [{ ...row, next_due, occurrence }],
  );
}

type Leased = Awaited<ReturnType<typeof lease>>[number];

/** No part holds a NUL. */
const nameOf = (row: LedgerKey): string => `${row.recipient}\0${row.kind}\0${row.occurrence}`;

/** Writes claims into the ledger, and returns what it says of each. What is settled stays as it is. */
async function enter(
  transaction: Transaction<Schema>,
  engine: Pick<Engine, 'elements'>,
  rows: readonly Leased[],
  now: EpochMs,
  token: string,
): Promise<(row: Leased) => Pick<Due, 'before' | 'dueAt' | 'attempts'>> {
  const claimed = rowsAs(
    engine,
    'claimed',
    { recipient: 'bigint', kind: 'text', occurrence: 'text', next_due: 'bigint' },
    rows,
  );
  const { rows: entered } = await sql<LedgerKey>`
    with ${claimed}
    insert into ledger (recipient, kind, occurrence, state, token, due_at, at, attempts)
    select recipient, kind, occurrence, 'claimed', ${token}, next_due, cast(${now} as bigint), 1
    from claimed where true
    on conflict (recipient, kind, occurrence) do nothing
    returning recipient, kind, occurrence`.execute(transaction);
  const fresh = new Set(entered.map(nameOf));
  const again = rows.filter((row) => !fresh.has(nameOf(row)));
  const known = again.length === 0 ? [] : await reenter(transaction, again, now, token);
  const byName = new Map(known.map((row) => [nameOf(row), row]));
  return (row) => {
    const old = byName.get(nameOf(row));
    if (!old) return { before: undefined, dueAt: row.next_due, attempts: 1 };
    return { before: old.state, dueAt: old.due_at, attempts: old.attempts + Number(!isSettled(old.state)) };
  };
}

const isSettled = (state: Ledger['state']): boolean => ['sent', 'skipped', 'dropped'].includes(state);

/** Claims occurrences that the ledger knows already, and returns their rows as they were. */
async function reenter(
  transaction: Transaction<Schema>,
  rows: readonly LedgerKey[],
  now: EpochMs,
  token: string,
): Promise<readonly Pick<Ledger, keyof LedgerKey | 'state' | 'due_at' | 'attempts'>[]> {
  // Whoever changes these rows holds their schedules first, which are ours.
  const known = await transaction
    .selectFrom('ledger')
    .select([...LEDGER_KEY, 'state', 'due_at', 'attempts'])
    .where((it) =>
      it(
        it.refTuple(...LEDGER_KEY),
        'in',
        rows.map((row) => it.tuple(row.recipient, row.kind, row.occurrence)),
      ),
    )
    .execute();
  const open = known.filter(({ state }) => !isSettled(state));
  if (open.length > 0) {
    await transaction
      .updateTable('ledger')
      .set((it) => ({ state: 'claimed', token, at: now, attempts: it('attempts', '+', 1) }))
      .where((it) =>
        it(
          it.refTuple(...LEDGER_KEY),
          'in',
          open.map((row) => it.tuple(row.recipient, row.kind, row.occurrence)),
        ),
      )
      .execute();
  }
  return known;
}
