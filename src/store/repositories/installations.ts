import type { Selectable } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { Owner } from '../schema/keys.ts';
import { BATCH } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { isOwner, mustBeWorkspace, ownerOf } from '../schema/team-rows.ts';
import { mustBeInstant, mustBeKeepable, mustBeKey, toJson } from '../schema/text.ts';
import type { Sealed, StoredInstallation } from '../types/installation.ts';
import type { EpochMs } from '../../time.ts';

/** The workspaces that added Rung by themselves. The secrets are encrypted before they come here. */
export class Installations {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** Keeps an installation in place of an earlier one of the same workspace. A renewal under way is fenced off. */
  async save(
    installation: Owner & Sealed & Pick<StoredInstallation, 'details' | 'expiresAt'>,
    at: EpochMs,
  ): Promise<void> {
    const { details, expiresAt } = installation;
    mustBeWorkspace(installation);
    mustBeInstant('The time of the installation', at);
    const row = {
      ...secretColumns(installation),
      ...{ details: toJson('details', details), expires_at: expiresAt ?? null, installed_at: at },
      ...{ renewing_by: null, renewing_until: null },
    };
    await this.#access.change((transaction) =>
      transaction
        .insertInto('installation')
        .values({ ...ownerOf(installation), ...row, version: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'workspace'])
            .doUpdateSet((kept) => ({ ...row, version: kept('installation.version', '+', 1) })),
        )
        .execute(),
    );
  }

  /** The installation of a workspace; undefined where it has none. */
  async find(owner: Owner): Promise<StoredInstallation | undefined> {
    if (!isOwner(owner)) return undefined;
    const row = await this.#access.read((db) =>
      db
        .selectFrom('installation')
        .selectAll()
        .where((it) => it.and(ownerOf(owner)))
        .executeTakeFirst(),
    );
    return row && toInstallation(row);
  }

  /** The workspaces of a platform that have one. */
  async list(platform: string): Promise<readonly string[]> {
    mustBeKey('platform', platform);
    const rows = await this.#access.read((db) =>
      db
        .selectFrom('installation')
        .select('workspace')
        .where('platform', '=', platform)
        .orderBy('workspace')
        .execute(),
    );
    return rows.map(({ workspace }) => workspace);
  }

  /** How many workspaces of a platform have one. */
  async count(platform: string): Promise<number> {
    mustBeKey('platform', platform);
    const row = await this.#access.read((db) =>
      db
        .selectFrom('installation')
        .select((it) => it.fn.countAll().as('count'))
        .where('platform', '=', platform)
        .executeTakeFirstOrThrow(),
    );
    return Number(row.count);
  }

  /** At most `limit` workspaces whose secrets run out before `before`, the first to do so first. */
  async expiring(platform: string, before: EpochMs, limit: number): Promise<readonly string[]> {
    mustBeKey('platform', platform);
    mustBeInstant('The time of expiry', before);
    const rows = await this.#access.read((db) =>
      db
        .selectFrom('installation')
        .select('workspace')
        .where('platform', '=', platform)
        .where('expires_at', '<', before)
        .orderBy('expires_at')
        .orderBy('workspace')
        .limit(limit)
        .execute(),
    );
    return rows.map(({ workspace }) => workspace);
  }

  /**
   * Begins to renew the secrets of a workspace, which nobody else may do until `until` or until it is ended. Undefined
   * where somebody does, or where there is no installation.
   */
  async beginRenewal(
    owner: Owner,
    holder: string,
    at: EpochMs,
    until: EpochMs,
  ): Promise<StoredInstallation | undefined> {
    mustBeWorkspace(owner);
    mustBeKey('holder', holder);
    mustBeInstant('The time of the renewal', at);
    mustBeInstant('The end of the renewal', until);
    // One statement, so that of many who try at once one begins.
    const row = await this.#access.change((transaction) =>
      transaction
        .updateTable('installation')
        .set({ renewing_by: holder, renewing_until: until })
        .where((it) => it.and(ownerOf(owner)))
        .where((it) => it.or([it('renewing_until', 'is', null), it('renewing_until', '<=', at)]))
        .returningAll()
        .executeTakeFirst(),
    );
    return row && toInstallation(row);
  }

  /** Ends a renewal of `holder` without a change, so that another may begin at once. */
  async endRenewal(owner: Owner, holder: string): Promise<void> {
    await this.#access.change((transaction) =>
      transaction
        .updateTable('installation')
        .set({ renewing_by: null, renewing_until: null })
        .where((it) => it.and({ ...ownerOf(owner), renewing_by: holder }))
        .execute(),
    );
  }

  /** Keeps renewed secrets in place of those of `version`. False where these are not the newest any more. */
  async renewed(
    owner: Owner,
    version: number,
    secrets: Sealed & Pick<StoredInstallation, 'expiresAt'>,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#access.change((transaction) =>
      transaction
        .updateTable('installation')
        .set({ ...secretColumns(secrets), version: version + 1, expires_at: secrets.expiresAt ?? null })
        .set({ renewing_by: null, renewing_until: null })
        .where((it) => it.and({ ...ownerOf(owner), version }))
        .executeTakeFirstOrThrow(),
    );
    return numUpdatedRows > 0n;
  }

  /** Deletes an installation: with `before`, only one from before then. Whether there was one. */
  async delete(owner: Owner, before?: EpochMs): Promise<boolean> {
    const { numDeletedRows } = await this.#access.change((transaction) =>
      transaction
        .deleteFrom('installation')
        .where((it) => it.and(ownerOf(owner)))
        .$if(before !== undefined, (query) => query.where('installed_at', '<', before ?? 0))
        .executeTakeFirstOrThrow(),
    );
    return numDeletedRows > 0n;
  }

  /** The ids of the keys that secrets are encrypted with, and how many workspaces' with each. */
  async keys(): Promise<readonly { readonly keyId: string; readonly count: number }[]> {
    const rows = await this.#access.read((db) =>
      db
        .selectFrom('installation')
        .select(({ fn }) => ['key_id', fn.countAll<number | string>().as('count')])
        .groupBy('key_id')
        .orderBy('key_id')
        .execute(),
    );
    return rows.map(({ key_id: keyId, count }) => ({ keyId, count: Number(count) }));
  }

  /** Some installations, at most a hundred, in the order of their workspaces, after `after`. */
  async page(after: Owner | undefined): Promise<readonly StoredInstallation[]> {
    const rows = await this.#access.read((db) =>
      db
        .selectFrom('installation')
        .selectAll()
        .$if(after !== undefined, (query) =>
          query.where((row) =>
            row.or([
              row('platform', '>', after?.platform ?? ''),
              row.and([
                row('platform', '=', after?.platform ?? ''),
                row('workspace', '>', after?.workspace ?? ''),
              ]),
            ]),
          ),
        )
        .orderBy('platform')
        .orderBy('workspace')
        .limit(BATCH)
        .execute(),
    );
    return rows.map(toInstallation);
  }

  /** Keeps the same secrets as encrypted anew. False where they are not kept as `from` any more. */
  async reseal(owner: Owner, from: string, to: Sealed): Promise<boolean> {
    const { numUpdatedRows } = await this.#access.change((transaction) =>
      transaction
        .updateTable('installation')
        .set(secretColumns(to))
        .where((it) => it.and({ ...ownerOf(owner), sealed: from }))
        .executeTakeFirstOrThrow(),
    );
    return numUpdatedRows > 0n;
  }
}

/** @throws {RangeError} they cannot be kept */
function secretColumns({ sealed, keyId }: Sealed): { sealed: string; key_id: string } {
  mustBeKeepable('encrypted text', sealed);
  mustBeKey('id of the key', keyId);
  return { sealed, key_id: keyId };
}

const toInstallation = (row: Selectable<Schema['installation']>): StoredInstallation => ({
  ...ownerOf(row),
  ...{ sealed: row.sealed, keyId: row.key_id, version: row.version, installedAt: row.installed_at },
  details: JSON.parse(row.details) as StoredInstallation['details'],
  expiresAt: row.expires_at ?? undefined,
});
