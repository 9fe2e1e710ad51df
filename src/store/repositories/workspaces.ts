import { sql, type Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { Owner } from '../schema/keys.ts';
import { BATCH } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { mustBeInstant, mustBeKey } from '../schema/text.ts';

/** The tables that hold rows of a workspace, each with what tells its rows apart there; schedules go first. */
const TABLES = {
  schedule: ['person'],
  conversation: ['person'],
  nudge: ['person', 'occurrence'],
  plan: ['id'],
  person_default: ['person', 'name'],
  kept_call: ['token'],
  delivery: ['id'],
  // Those who follow a share go with it.
  share: ['id'],
  digest: ['channel'],
  own_roadmap: ['id'],
} as const satisfies Partial<Record<keyof Schema, readonly string[]>>;

/** The tables of a workspace, in the order they are emptied in. */
export const OWNED = Object.keys(TABLES) as (keyof typeof TABLES)[];

/** @throws {RangeError} it is no workspace: the empty name stands for all people whose ids are global */
export function mustBeWorkspace({ platform, workspace }: Owner): void {
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
  if (workspace === '') throw new RangeError('People without a workspace are no workspace.');
}

/** The named workspaces of a platform that a lasting row belongs to, by leaps through each table's index. */
export async function workspacesIn(db: Database, platform: string): Promise<readonly string[]> {
  mustBeKey('platform', platform);
  const found = new Set<string>();
  for (const name of [
    'schedule',
    'conversation',
    'plan',
    'person_default',
    'kept_call',
    'own_roadmap',
    'share',
    'digest',
  ]) {
    const table = sql.table(name);
    const { rows } = await sql<{ workspace: string }>`
      with recursive known(workspace) as (
        select (select min(workspace) from ${table} where platform = ${platform} and workspace > '')
        union all
        select (select min(workspace) from ${table}
          where platform = ${platform} and ${table}.workspace > known.workspace)
        from known where known.workspace is not null
      ) select workspace from known where workspace is not null`.execute(db);
    for (const { workspace } of rows) found.add(workspace);
  }
  return [...found].sort();
}

/** Notes that Rung was removed from a workspace; the first time stands. */
export async function noteRemoval(
  transaction: Transaction<Schema>,
  { platform, workspace }: Owner,
  at: number,
): Promise<void> {
  mustBeInstant('The time of the removal', at);
  await transaction
    .insertInto('removed_workspace')
    .values({ platform, workspace, removed_at: at })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doNothing())
    .execute();
}

/** Suspends one batch of a workspace's active schedules, and returns how many. */
export async function suspendIn(
  transaction: Transaction<Schema>,
  { platform, workspace }: Owner,
  reason: string,
  at: number,
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('schedule')
    .set({ state: 'suspended', reason, told: 0, updated_at: at })
    .set({ next_due: null, occurrence: null, lease_until: null, lease_token: null })
    .where((it) => it.and({ platform, workspace }))
    .where('person', 'in', (it) =>
      it
        .selectFrom('schedule')
        .select('person')
        .where((row) => row.and({ platform, workspace, state: 'active' }))
        .limit(BATCH),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Whether Rung was removed from a workspace before `before`. */
export async function wasRemoved(
  db: Database,
  { platform, workspace }: Owner,
  before: number,
): Promise<boolean> {
  mustBeInstant('The time of the removal', before);
  const row = await db
    .selectFrom('removed_workspace')
    .select('removed_at')
    .where((it) => it.and({ platform, workspace }))
    .where('removed_at', '<', before)
    .executeTakeFirst();
  return row !== undefined;
}

/** The workspaces that Rung was removed from before `before`. */
export async function removedIn(db: Database, before: number): Promise<readonly Owner[]> {
  mustBeInstant('The time of the removal', before);
  return db
    .selectFrom('removed_workspace')
    .select(['platform', 'workspace'])
    .where('removed_at', '<', before)
    .orderBy('removed_at')
    .execute();
}

/** Deletes one batch of a workspace's rows of a table, and returns how many. */
export async function emptyIn(
  transaction: Transaction<Schema>,
  name: keyof typeof TABLES,
  { platform, workspace }: Owner,
): Promise<number> {
  const table = sql.table(name);
  const key = sql.join(TABLES[name].map((column) => sql.ref(column)));
  const { numAffectedRows } = await sql`delete from ${table}
    where platform = ${platform} and workspace = ${workspace} and (${key}) in (
      select ${key} from ${table} where platform = ${platform} and workspace = ${workspace} limit ${BATCH})`.execute(
    transaction,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Forgets that Rung was removed from a workspace. */
export async function forgetRemoval(db: Database, { platform, workspace }: Owner): Promise<void> {
  await db
    .deleteFrom('removed_workspace')
    .where((it) => it.and({ platform, workspace }))
    .execute();
}
