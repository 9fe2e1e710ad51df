import type { Transaction } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { Owner } from '../../schema/keys.ts';
import { PAUSED } from '../../schema/paused.ts';
import { RECIPIENT_COLUMNS, toRecipient } from '../../schema/recipients.ts';
import { BATCH } from '../../schema/rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { ownerOf } from '../../schema/team-rows.ts';
import type { EpochMs } from '../../../time.ts';
import type { Overdue } from '../../types/operator.ts';

/** Pauses a workspace; false where it was paused before, and since then. */
export async function insertPause(
  transaction: Transaction<Schema>,
  owner: Owner,
  at: EpochMs,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('workspace_setting')
    .values({
      ...{ ...ownerOf(owner), name: PAUSED, value: 'by the operator', set_at: at },
      ...{ by_workspace: null, by_person: null, by_name: null },
    })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'name']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** Ends the pause of a workspace; false where there was none. */
export async function deletePause(transaction: Transaction<Schema>, owner: Owner): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('workspace_setting')
    .where((it) => it.and({ ...ownerOf(owner), name: PAUSED }))
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** One batch of the messages of a workspace that were due before `now`, and that no process is sending. */
export async function selectOverdue(
  db: Database,
  { platform, workspace }: Owner,
  now: EpochMs,
): Promise<readonly Overdue[]> {
  const rows = await db
    .selectFrom('schedule')
    .innerJoin('recipient', 'recipient.id', 'schedule.recipient')
    .select(RECIPIENT_COLUMNS)
    .select('schedule.kind')
    .where('schedule.platform', '=', platform)
    .where('schedule.workspace', '=', workspace)
    .where('next_due', '<', now)
    .where((it) => it.or([it('lease_until', 'is', null), it('lease_until', '<=', now)]))
    .orderBy('next_due')
    .limit(BATCH)
    .execute();
  return rows.map(({ kind, ...row }) => ({ recipient: toRecipient(row), kind }));
}
