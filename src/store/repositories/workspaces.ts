import { sql, type Transaction } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { Database } from '../engines/engine.ts';
import type { Owner } from '../schema/keys.ts';
import { deleteUnused } from '../schema/recipients.ts';
import { BATCH } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { moveHome } from './links/move-home.ts';
import { mustBeWorkspace, ownerOf } from '../schema/team-rows.ts';
import { mustBeInstant, mustBeKeepable, mustBeKey } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';

/** The tables of what is scheduled, each with what tells its rows of one recipient apart; schedules go first. */
const BY_RECIPIENT = { schedule: ['kind'], conversation: [], ledger: ['kind', 'occurrence'] } as const;

/** The other tables that name a workspace, each with what tells its rows apart there. Followers and ticks go with theirs. */
const BY_WORKSPACE = {
  plan: ['id'],
  person_default: ['person', 'name'],
  quiz_question: ['person', 'question'],
  linked_person: ['person'],
  link_code: ['code'],
  stored_action: ['token'],
  inbox: ['id'],
  greeting: ['channel'],
  picture_file: ['file'],
  // There is one row of a workspace.
  installation: ['installed_at'],
  channel_roadmap: ['id'],
  digest: ['channel'],
  team_roadmap: ['id'],
  workspace_setting: ['name'],
  own_bands: ['state'],
} as const;

/** The tables that name a workspace, and whose rows go with it. */
export const OWNED = [
  ...(['schedule', 'recipient'] as const),
  ...(Object.keys(BY_WORKSPACE) as (keyof typeof BY_WORKSPACE)[]),
] as const;

/** The tables of which a row lasts, so that it shows that Rung was in its workspace. */
export const LASTING = OWNED.filter((table) => table !== 'inbox' && table !== 'schedule');

/** Workspaces as wholes: those that Rung was removed from, and the deletion of all that is held of one. */
export class Workspaces {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The named workspaces of a platform that anything lasting is held of. */
  async list(platform: string): Promise<readonly string[]> {
    mustBeKey('platform', platform);
    return this.#access.read((db) => selectWorkspaces(db, platform));
  }

  /**
   * Suspends every active schedule of a workspace that Rung was removed from, fences off the sends under way, and
   * returns how many there were. The first time counts as the time of removal.
   */
  async suspend(owner: Owner, reason: string, at: EpochMs): Promise<number> {
    mustBeWorkspace(owner);
    mustBeKeepable('reason', reason);
    mustBeInstant('The time of the removal', at);
    await this.#access.change((transaction) => noteRemoval(transaction, owner, at));
    return this.#access.changeInBatches((transaction) => suspendBatch(transaction, owner, reason, at));
  }

  /** Takes back that Rung was removed from a workspace; its people's schedules stay as they are. */
  async restore(owner: Owner): Promise<void> {
    await this.#access.change((transaction) =>
      transaction
        .deleteFrom('removed_workspace')
        .where((it) => it.and(ownerOf(owner)))
        .execute(),
    );
  }

  /** The workspaces that Rung was removed from before `before`. */
  async removedBefore(before: EpochMs): Promise<readonly Owner[]> {
    mustBeInstant('The time of the removal', before);
    return this.#access.read((db) =>
      db
        .selectFrom('removed_workspace')
        .select(['platform', 'workspace'])
        .where('removed_at', '<', before)
        .orderBy('removed_at')
        .execute(),
    );
  }

  /**
   * Deletes everything held of a workspace, and returns how many rows. With `before`, only where Rung was removed from
   * it before then.
   */
  async delete(owner: Owner, before?: EpochMs): Promise<number> {
    mustBeWorkspace(owner);
    if (before !== undefined && !(await this.#wasRemoved(owner, before))) return 0;
    const { locksRows } = this.#access.engine;
    // What a linked person gets goes to their other account first: only this one goes with its workspace.
    await this.#access.changeInBatches((transaction) => moveHome(transaction, this.#access.engine, owner));
    const batches: ((transaction: Transaction<Schema>) => Promise<number>)[] = [
      ...(Object.keys(BY_RECIPIENT) as (keyof typeof BY_RECIPIENT)[]).map(
        (table) => (transaction: Transaction<Schema>) => deleteOfRecipients(transaction, table, owner),
      ),
      (transaction) => deleteUnused(transaction, { of: ownerOf(owner) }, { locksRows }),
      (transaction) => deleteTyped(transaction, owner),
      ...(Object.keys(BY_WORKSPACE) as (keyof typeof BY_WORKSPACE)[]).map(
        (table) => (transaction: Transaction<Schema>) => deleteOfWorkspace(transaction, table, owner),
      ),
    ];
    let deleted = 0;
    for (const batch of batches) deleted += await this.#access.changeInBatches(batch);
    await this.restore(owner);
    return deleted;
  }

  async #wasRemoved(owner: Owner, before: EpochMs): Promise<boolean> {
    mustBeInstant('The time of the removal', before);
    const row = await this.#access.read((db) =>
      db
        .selectFrom('removed_workspace')
        .select('removed_at')
        .where((it) => it.and(ownerOf(owner)))
        .where('removed_at', '<', before)
        .executeTakeFirst(),
    );
    return row !== undefined;
  }
}

/** By leaps through each table's index, from one workspace to the next. */
async function selectWorkspaces(db: Database, platform: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const name of LASTING) {
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
async function noteRemoval(
  transaction: Transaction<Schema>,
  { platform, workspace }: Owner,
  at: EpochMs,
): Promise<void> {
  await transaction
    .insertInto('removed_workspace')
    .values({ platform, workspace, removed_at: at })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doNothing())
    .execute();
}

/** Suspends one batch of a workspace's active schedules, and returns how many. */
async function suspendBatch(
  transaction: Transaction<Schema>,
  { platform, workspace }: Owner,
  reason: string,
  at: EpochMs,
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('schedule')
    .set({ state: 'suspended', reason, notified: 0, updated_at: at })
    .set({ next_due: null, occurrence: null, lease_until: null, lease_token: null })
    .where((row) =>
      row(
        row.refTuple('recipient', 'kind'),
        'in',
        row
          .selectFrom('recipient')
          .innerJoin('schedule as active', 'active.recipient', 'recipient.id')
          .select(['active.recipient', 'active.kind'])
          .where('recipient.platform', '=', platform)
          .where('recipient.workspace', '=', workspace)
          .where('active.state', '=', 'active')
          .limit(BATCH)
          .$asTuple('recipient', 'kind'),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Deletes one batch of rows about recipients of a workspace, and returns how many. */
async function deleteOfRecipients(
  transaction: Transaction<Schema>,
  name: keyof typeof BY_RECIPIENT,
  { platform, workspace }: Owner,
): Promise<number> {
  const table = sql.table(name);
  const key = sql.join(['recipient', ...BY_RECIPIENT[name]].map((column) => sql.ref(`${name}.${column}`)));
  const { numAffectedRows } = await sql`delete from ${table} where (${key}) in (
    select ${key} from recipient join ${table} on recipient = recipient.id
    where recipient.platform = ${platform} and recipient.workspace = ${workspace} limit ${BATCH})`.execute(
    transaction,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Deletes the codes of others that people of a workspace typed, one batch of them, and returns how many. */
async function deleteTyped(
  transaction: Transaction<Schema>,
  { platform, workspace }: Owner,
): Promise<number> {
  const { numDeletedRows } = await transaction
    .deleteFrom('link_code')
    .where('code', 'in', (it) =>
      it
        .selectFrom('link_code')
        .select('code')
        .where((row) => row.and({ typed_platform: platform, typed_workspace: workspace }))
        .limit(BATCH),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Deletes one batch of a workspace's rows of a table, and returns how many. */
async function deleteOfWorkspace(
  transaction: Transaction<Schema>,
  name: keyof typeof BY_WORKSPACE,
  { platform, workspace }: Owner,
): Promise<number> {
  const table = sql.table(name);
  const key = sql.join(BY_WORKSPACE[name].map((column) => sql.ref(column)));
  const { numAffectedRows } = await sql`delete from ${table}
    where platform = ${platform} and workspace = ${workspace} and (${key}) in (
      select ${key} from ${table} where platform = ${platform} and workspace = ${workspace} limit ${BATCH})`.execute(
    transaction,
  );
  return Number(numAffectedRows ?? 0n);
}
