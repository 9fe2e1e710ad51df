import { sql } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { RecipientColumns } from '../../schema/recipients.ts';
import { SCHEDULE_COLUMNS } from '../../schema/schedule-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import type { EpochMs } from '../../../time.ts';
import { freeSince, longestWaiting, WORKSPACES } from './due-workspaces.ts';

/** What a statement claims, and under which token. */
export interface ToClaim {
  readonly now: EpochMs;
  readonly until: EpochMs;
  readonly token: string;
  readonly most: number;
}

/** The most workspaces that one statement claims for, an even share for each: planning it takes longer with each. */
export const WORKSPACES_A_CLAIM = 8;

type Schedule = Schema['schedule'];

/**
 * A claimed schedule with its recipient. `was_claimed`: it was claimed before, and nothing recorded. `is_known`: the
 * ledger says something of the occurrence.
 */
export interface ClaimedRow
  extends
    RecipientColumns,
    Pick<
      Schedule,
      'recipient' | 'kind' | Exclude<(typeof SCHEDULE_COLUMNS)[number], 'next_due' | 'occurrence'>
    > {
  readonly next_due: EpochMs;
  readonly occurrence: string;
  readonly was_claimed: boolean;
  readonly is_known: boolean;
}

/** Divides what is claimed evenly; who has waited longest has what is left over. */
const portion = (most: number) => sql`
  select *, cast(${most} as bigint) / count(*) over () + case when row_number() over (order by due, platform, workspace)
    <= cast(${most} as bigint) % count(*) over () then 1 else 0 end as share
  from waiting`;

/** From the first that is free: before it in the index is what was just sent, all of it still to be swept. */
const chosen = (now: EpochMs) => sql`
  select due.place, due.lease_until is not null as was_claimed from portion cross join lateral (
    select ctid as place, lease_until from schedule
    where platform = portion.platform and workspace = portion.workspace
      and next_due >= portion.due and next_due <= ${now} and (lease_until is null or lease_until <= ${now})
    order by next_due limit portion.share for update skip locked) as due`;

const COLUMNS = sql.join(
  (['recipient', 'kind', 'platform', 'workspace', ...SCHEDULE_COLUMNS] as const).map((column) =>
    sql.ref(`schedule.${column}`),
  ),
);

/**
 * Finds who waits and leases what is due to them, in one statement, for a database where one part of it may read what
 * another changed. A schedule that was written after it began has moved and is not found at its place: it waits for the
 * next claim. So what the ledger says of all others is as new as they are, since it is written together with them.
 */
export async function claimAtOnce(
  db: Database,
  { now, until, token, most }: ToClaim,
): Promise<readonly ClaimedRow[]> {
  const { rows } = await sql<ClaimedRow>`/* claim */ ${WORKSPACES},
    ${freeSince(now)},
    waiting as materialized (${longestWaiting(sql.lit(WORKSPACES_A_CLAIM))}),
    portion as (${portion(most)}),
    chosen as (${chosen(now)}),
    leased as (
      update schedule set lease_until = ${until}, lease_token = ${token} from chosen
      where schedule.ctid = chosen.place
      returning ${COLUMNS}, was_claimed)
    select leased.*, recipient.type, recipient.ref, ledger.recipient is not null as is_known
    from leased join recipient on recipient.id = leased.recipient
    left join ledger on ledger.recipient = leased.recipient and ledger.kind = leased.kind
      and ledger.occurrence = leased.occurrence`.execute(db);
  return rows;
}

/** Which of some claims hold; nobody changes their schedules, nor the ledger's rows, until the transaction ends. */
export async function lockClaimed(
  transaction: Database,
  rows: readonly Pick<ClaimedRow, 'recipient' | 'kind'>[],
  token: string,
): Promise<readonly Pick<ClaimedRow, 'recipient' | 'kind'>[]> {
  return transaction
    .selectFrom('schedule')
    .select(['recipient', 'kind'])
    .where('lease_token', '=', token)
    .where('lease_until', 'is not', null)
    .where((it) =>
      it(
        it.refTuple('recipient', 'kind'),
        'in',
        rows.map(({ recipient, kind }) => it.tuple(recipient, kind)),
      ),
    )
    .forUpdate()
    .execute();
}
