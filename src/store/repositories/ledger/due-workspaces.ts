import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { Owner } from '../../schema/keys.ts';
import { isPaused } from '../../schema/paused.ts';
import type { EpochMs } from '../../../time.ts';

/**
 * Every workspace that messages go to, found by leaping through the index of recipients from one to the next: it costs a look-up a
 * workspace, however many people each has. The index of what is due begins with what was just sent and is to be swept.
 */
export const WORKSPACES = sql`
  with recursive known(platform) as (
    select min(platform) from recipient
    union all
    select (select min(platform) from recipient where platform > known.platform)
    from known where known.platform is not null
  ), owner(platform, workspace) as (
    select platform, (select min(workspace) from recipient
      where recipient.platform = known.platform)
    from known where platform is not null
    union all
    select platform, (select min(workspace) from recipient
      where recipient.platform = owner.platform and workspace > owner.workspace)
    from owner where workspace is not null
  )`;

/** A workspace with a send that is due and free, and since when the first such is due. */
export interface Waiting extends Owner {
  readonly due: EpochMs;
}

/** Behind `WORKSPACES`: since when a send is due and free, of each; null where none is. */
export const freeSince = (now: EpochMs) => sql`
  free as materialized (
    select platform, workspace, (select min(next_due) from schedule
      where schedule.platform = owner.platform and schedule.workspace = owner.workspace and next_due <= ${now}
        and (lease_until is null or lease_until <= ${now})) as due
    from owner where workspace is not null)`;

/** Of `free` those that have waited longest, none that is paused. */
export const longestWaiting = (limit: RawBuilder<number>) => sql<Waiting>`
  select platform, workspace, due from free
  where due is not null and not ${isPaused('free')} order by due, platform, workspace limit ${limit}`;

/** At most `limit` workspaces with a send that is due and free at `now`, those that have waited longest first; none that is paused. */
export async function selectDueWorkspaces(
  db: Database,
  now: EpochMs,
  limit: number,
): Promise<readonly Waiting[]> {
  const { rows } =
    await sql<Waiting>`${WORKSPACES}, ${freeSince(now)} ${longestWaiting(sql`${limit}`)}`.execute(db);
  return rows;
}

/** How many sends are due at `now`, those of paused workspaces left out. */
export async function countDue(db: Database, now: EpochMs): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`${WORKSPACES}
    select coalesce(sum((select count(*) from schedule
      where schedule.platform = owner.platform and schedule.workspace = owner.workspace
        and next_due <= ${now})), 0) as count
    from owner where workspace is not null and not ${isPaused('owner')}`.execute(db);
  return Number(rows[0]?.count);
}

/** Since when the send that has been due longest is due; undefined where none is. */
export async function selectOldestDue(db: Database, now: EpochMs): Promise<number | undefined> {
  const [first] = await selectDueWorkspaces(db, now, 1);
  return first?.due;
}
