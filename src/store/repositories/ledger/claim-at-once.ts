import { sql } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { RecipientColumns } from '../../schema/recipients.ts';
import { SCHEDULE_COLUMNS } from '../../schema/schedule-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import type { EpochMs } from '../../../time.ts';
import { waitingWorkspaces, WORKSPACES } from './due-workspaces.ts';

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

/** A claimed schedule with its recipient. `fresh`: the ledger knew nothing of the occurrence, and has its claim now. */
export interface ClaimedRow
  extends
    RecipientColumns,
    Pick<
      Schedule,
      'recipient' | 'kind' | Exclude<(typeof SCHEDULE_COLUMNS)[number], 'next_due' | 'occurrence'>
    > {
  readonly next_due: EpochMs;
  readonly occurrence: string;
  readonly fresh: boolean;
}

/** Divides what is claimed evenly; who has waited longest has what is left over. */
const portion = (most: number) => sql`
  select *, cast(${most} as bigint) / count(*) over () + case when row_number() over (order by due, platform, workspace)
    <= cast(${most} as bigint) % count(*) over () then 1 else 0 end as share
  from waiting`;

/** From the first that is free: before it in the index is what was just sent, all of it still to be swept. */
const chosen = (now: EpochMs) => sql`
  select due.recipient, due.kind from portion cross join lateral (
    select recipient, kind from schedule
    where platform = portion.platform and workspace = portion.workspace
      and next_due >= portion.due and next_due <= ${now} and (lease_until is null or lease_until <= ${now})
    order by next_due limit portion.share for update skip locked) as due`;

const COLUMNS = sql.join(
  (['recipient', 'kind', 'platform', 'workspace', ...SCHEDULE_COLUMNS] as const).map((column) =>
    sql.ref(`schedule.${column}`),
  ),
);

/**
 * Finds who waits, leases what is due to them and enters it into the ledger, in one statement: for a database where one
 * may change several tables. What the ledger knew before is leased and not entered.
 */
export async function claimAtOnce(
  db: Database,
  { now, until, token, most }: ToClaim,
): Promise<readonly ClaimedRow[]> {
  const { rows } = await sql<ClaimedRow>`/* claim */ ${WORKSPACES},
    waiting as materialized (${waitingWorkspaces(sql`${now}`, sql.lit(WORKSPACES_A_CLAIM))}),
    portion as (${portion(most)}),
    chosen as (${chosen(now)}),
    leased as (
      update schedule set lease_until = ${until}, lease_token = ${token} from chosen
      where schedule.recipient = chosen.recipient and schedule.kind = chosen.kind
      returning ${COLUMNS}),
    entered as (
      insert into ledger (recipient, kind, occurrence, state, token, due_at, at, attempts)
      select recipient, kind, occurrence, 'claimed', ${token}, next_due, cast(${now} as bigint), 1 from leased
      on conflict (recipient, kind, occurrence) do nothing returning recipient, kind)
    select leased.*, recipient.type, recipient.ref, entered.recipient is not null as fresh
    from leased join recipient on recipient.id = leased.recipient
    left join entered on entered.recipient = leased.recipient and entered.kind = leased.kind`.execute(db);
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
