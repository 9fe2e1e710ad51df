import { randomBytes } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Access } from '../../engines/database-access.ts';
import type { Engine } from '../../engines/engine.ts';
import { rowsAs } from '../../schema/json-rows.ts';
import { toRecipient, type RecipientColumns } from '../../schema/recipients.ts';
import { SCHEDULE_COLUMNS, toSchedule } from '../../schema/schedule-rows.ts';
import { claimAtOnce, lockClaimed, WORKSPACES_A_CLAIM, type ToClaim } from './claim-at-once.ts';
import { selectDueWorkspaces, type Waiting } from './due-workspaces.ts';
import type { Schema } from '../../schema/schema.ts';
import { mustBeCount, mustBeInstant } from '../../schema/text.ts';
import type { EpochMs } from '../../../time.ts';
import type { Due } from '../../types/ledger.ts';

/** The most that one statement claims. */
const MOST = 500;

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
  if (most === 0) return [];
  const claiming = { now, until: now + leaseMs, token: newToken(), most };
  const { rows, known } = access.engine.changesTables
    ? await inOneStatement(access, claiming)
    : await byTable(access, claiming);
  const byName = new Map(known.map((row) => [nameOf(row), row]));
  return rows
    .map((row) => toDue(row, byName.get(nameOf(row)), claiming))
    .sort((one, other) => (one.schedule.next?.at ?? 0) - (other.schedule.next?.at ?? 0));
}

/** Short: it stands in every row of a claim. */
const newToken = (): string => randomBytes(12).toString('base64url');

/** What was claimed, and what the ledger said before of those that it knew. */
interface Claimed {
  readonly rows: readonly Leased[];
  readonly known: readonly Known[];
}

const NOTHING: Claimed = { rows: [], known: [] };

/** The same transaction as a statement; a second one only where the ledger knew some before. */
async function inOneStatement(access: Access, claiming: ToClaim): Promise<Claimed> {
  const rows = await access.changeAtOnce((db) => claimAtOnce(db, claiming));
  const again = rows.filter(({ fresh }) => !fresh);
  if (again.length === 0) return { rows, known: [] };
  // Should this process die here, the ledger says of these what it said before: nothing was sent since.
  return access.change(async (transaction) => {
    const held = new Set((await lockClaimed(transaction, again, claiming.token)).map(scheduleName));
    const ours = again.filter((row) => held.has(scheduleName(row)));
    const known = ours.length === 0 ? [] : await reenter(transaction, ours, claiming);
    return { rows: rows.filter((row) => row.fresh || held.has(scheduleName(row))), known };
  });
}

/** In a transaction of several statements, where a statement changes one table. */
async function byTable(access: Access, claiming: ToClaim): Promise<Claimed> {
  const { most, now } = claiming;
  const owners = await access.read((db) => selectDueWorkspaces(db, now, Math.min(most, WORKSPACES_A_CLAIM)));
  if (owners.length === 0) return NOTHING;
  return access.change(async (transaction) => {
    const rows = await lease(transaction, portions(owners, most), claiming);
    if (rows.length === 0) return NOTHING;
    return { rows, known: await enter(transaction, access.engine, rows, claiming) };
  });
}

function toDue(row: Leased, known: Known | undefined, { token, until }: ToClaim): Due {
  const { recipient: recipientId, kind, occurrence } = row;
  return {
    ...{ recipient: toRecipient(row), recipientId, kind, schedule: toSchedule(row), occurrence },
    ...{ token, until, before: known?.state, dueAt: known?.due_at ?? row.next_due },
    attempts: known ? known.attempts + Number(!isSettled(known.state)) : 1,
  };
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

/** Columns of the recipient whose schedule is claimed: SQLite returns none of a table that is joined. */
const OF_RECIPIENT = [
  sql<RecipientColumns['type']>`(select type from recipient where id = schedule.recipient)`.as('type'),
  sql<string>`(select ref from recipient where id = schedule.recipient)`.as('ref'),
] as const;

async function lease(
  transaction: Transaction<Schema>,
  owners: readonly Portion[],
  { now, until, token }: ToClaim,
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

/** What the ledger said of an occurrence before it was claimed once more. */
type Known = Pick<Ledger, keyof LedgerKey | 'state' | 'due_at' | 'attempts'>;

const scheduleName = ({ recipient, kind }: Pick<LedgerKey, 'recipient' | 'kind'>): string =>
  `${recipient}\0${kind}`;

/** No part holds a NUL. */
const nameOf = (row: LedgerKey): string => `${row.recipient}\0${row.kind}\0${row.occurrence}`;

/** Writes claims into the ledger, and returns what it says of each. What is settled stays as it is. */
async function enter(
  transaction: Transaction<Schema>,
  engine: Pick<Engine, 'elements'>,
  rows: readonly Leased[],
  claiming: ToClaim,
): Promise<readonly Known[]> {
  const { now, token } = claiming;
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
  return again.length === 0 ? [] : reenter(transaction, again, claiming);
}

const isSettled = (state: Ledger['state']): boolean => ['sent', 'skipped', 'dropped'].includes(state);

/** Claims occurrences that the ledger knows already, and returns their rows as they were. */
async function reenter(
  transaction: Transaction<Schema>,
  rows: readonly LedgerKey[],
  { now, token }: ToClaim,
): Promise<readonly Known[]> {
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
