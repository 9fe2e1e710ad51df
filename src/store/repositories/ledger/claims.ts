import { randomBytes } from 'node:crypto';
import { sql, type ExpressionBuilder, type SqlBool, type Transaction } from 'kysely';
import type { Access } from '../../engines/database-access.ts';
import type { Engine } from '../../engines/engine.ts';
import { rowsAs } from '../../schema/json-rows.ts';
import { toRecipient } from '../../schema/recipients.ts';
import { SCHEDULE_COLUMNS, toSchedule } from '../../schema/schedule-rows.ts';
import {
  claimAtOnce,
  lockClaimed,
  WORKSPACES_A_CLAIM,
  type ClaimedRow,
  type ToClaim,
} from './claim-at-once.ts';
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
  readonly rows: readonly ClaimedRow[];
  readonly known: readonly Known[];
}

const NOTHING: Claimed = { rows: [], known: [] };

/** A statement; a transaction follows only for what was tried before. */
async function inOneStatement(access: Access, claiming: ToClaim): Promise<Claimed> {
  const rows = await access.changeAtOnce((db) => claimAtOnce(db, claiming));
  const tried = rows.filter(wasTried);
  if (tried.length === 0) return { rows, known: [] };
  // Should this process die here, its claims are taken for sends that may have gone out, though none did.
  return access.change(async (transaction) => {
    const held = new Set((await lockClaimed(transaction, tried, claiming.token)).map(scheduleName));
    const ours = tried.filter((row) => held.has(scheduleName(row)));
    const known = ours.length === 0 ? [] : await reenter(transaction, ours, claiming);
    return {
      rows: rows.filter((row) => !wasTried(row) || held.has(scheduleName(row))),
      known,
    };
  });
}

/** In a transaction of several statements, where a statement changes one table. */
async function byTable(access: Access, claiming: ToClaim): Promise<Claimed> {
  const { most, now } = claiming;
  const owners = await access.read((db) => selectDueWorkspaces(db, now, Math.min(most, WORKSPACES_A_CLAIM)));
  if (owners.length === 0) return NOTHING;
  return access.change(async (transaction) => {
    const rows = await selectFree(transaction, portions(owners, most), now);
    if (rows.length === 0) return NOTHING;
    await lease(transaction, access.engine, rows, claiming);
    const tried = rows.filter(wasTried);
    return { rows, known: tried.length === 0 ? [] : await reenter(transaction, tried, claiming) };
  });
}

function toDue(row: ClaimedRow, known: Known | undefined, { token, until }: ToClaim): Due {
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

const IS_KNOWN = sql<SqlBool>`exists (select 1 from ledger where ledger.recipient = schedule.recipient
  and ledger.kind = schedule.kind and ledger.occurrence = schedule.occurrence)`.as('is_known');

/** What is due and free, a portion of each workspace. */
async function selectFree(
  transaction: Transaction<Schema>,
  owners: readonly Portion[],
  now: EpochMs,
): Promise<readonly ClaimedRow[]> {
  const [first, ...others] = owners.map(({ platform, workspace, due, share }) =>
    transaction
      .selectFrom((from) =>
        from
          .selectFrom('schedule')
          .innerJoin('recipient', 'recipient.id', 'schedule.recipient')
          .select(['schedule.recipient', 'schedule.kind', 'schedule.platform', 'schedule.workspace'])
          .select(SCHEDULE_COLUMNS.map((column) => `schedule.${column}` as const))
          .select(['recipient.type', 'recipient.ref'])
          .select(sql<SqlBool>`lease_until is not null`.as('was_claimed'))
          .select(IS_KNOWN)
          .where((it) => it.and({ 'schedule.platform': platform, 'schedule.workspace': workspace }))
          // From the first that is free: before it in the index is what was just sent, all of it still to be swept.
          .where('next_due', '>=', due)
          .where('next_due', '<=', now)
          .where((it) => it.or([it('lease_until', 'is', null), it('lease_until', '<=', now)]))
          .orderBy('next_due')
          .limit(share)
          .as('due'),
      )
      .selectAll(),
  );
  if (!first) return [];
  const rows = await others.reduce<typeof first>((all, one) => all.unionAll(one), first).execute();
  return rows.flatMap(({ next_due, occurrence, was_claimed, is_known, ...row }) =>
    next_due === null || occurrence === null
      ? []
      : [{ ...row, next_due, occurrence, was_claimed: Boolean(was_claimed), is_known: Boolean(is_known) }],
  );
}

async function lease(
  transaction: Transaction<Schema>,
  engine: Pick<Engine, 'elements'>,
  rows: readonly ClaimedRow[],
  { until, token }: ToClaim,
): Promise<void> {
  await sql`
    with ${rowsAs(engine, 'chosen', { recipient: 'bigint', kind: 'text' }, rows)}
    update schedule set lease_until = ${until}, lease_token = ${token} from chosen
    where schedule.recipient = chosen.recipient and schedule.kind = chosen.kind`.execute(transaction);
}

/** What the ledger said of an occurrence before it was claimed once more. */
type Known = Pick<Ledger, keyof LedgerKey | 'state' | 'due_at' | 'attempts'>;

const scheduleName = ({ recipient, kind }: Pick<LedgerKey, 'recipient' | 'kind'>): string =>
  `${recipient}\0${kind}`;

/** No part holds a NUL. */
const nameOf = (row: LedgerKey): string => `${row.recipient}\0${row.kind}\0${row.occurrence}`;

const wasTried = (row: ClaimedRow): boolean => row.was_claimed || row.is_known;

const isSettled = (state: Ledger['state']): boolean => ['sent', 'skipped', 'dropped'].includes(state);

/**
 * Claims occurrences that were tried before, and returns what the ledger said of them. One whose last claim ended without an
 * outcome is returned as `claimed`: it may have been sent. A settled one stays as it is.
 */
async function reenter(
  transaction: Transaction<Schema>,
  rows: readonly ClaimedRow[],
  { now, token }: ToClaim,
): Promise<readonly Known[]> {
  // Whoever changes these rows holds their schedules first, which are ours.
  const entered = await transaction
    .selectFrom('ledger')
    .select([...LEDGER_KEY, 'state', 'due_at', 'attempts'])
    .where(isAmong(rows))
    .execute();
  const open = entered.filter(({ state }) => !isSettled(state));
  if (open.length > 0)
    await transaction
      .updateTable('ledger')
      .set((it) => ({ state: 'claimed', token, at: now, attempts: it('attempts', '+', 1) }))
      .where(isAmong(open))
      .execute();
  const left = new Set(rows.filter((row) => row.was_claimed).map(nameOf));
  return entered.map((row) =>
    left.has(nameOf(row)) && !isSettled(row.state) ? { ...row, state: 'claimed' as const } : row,
  );
}

const isAmong = (rows: readonly LedgerKey[]) => (it: ExpressionBuilder<Schema, 'ledger'>) =>
  it(
    it.refTuple(...LEDGER_KEY),
    'in',
    rows.map((row) => it.tuple(row.recipient, row.kind, row.occurrence)),
  );
