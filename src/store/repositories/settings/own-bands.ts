import type { Access } from '../../engines/database-access.ts';
import type { Owner } from '../../schema/keys.ts';
import type { Schema } from '../../schema/schema.ts';
import { isOwner, mustBeWorkspace, ownerOf } from '../../schema/team-rows.ts';
import { isKey, mustBeInstant, mustBeKey, mustBeNoLonger, toJson } from '../../schema/text.ts';
import type { EpochMs } from '../../../time.ts';
import type { HeldBands } from '../../types/own-bands.ts';

/** How long the bands of a workspace may be as JSON, in UTF-16 units. */
const RECORD_LENGTH = 200_000;

/** The pay bands of companies, a set a workspace; found from no other. A set is a draft until it is activated. */
export class OwnBands {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The bands that answer in a workspace; undefined where it has none. */
  get(owner: Owner): Promise<HeldBands | undefined> {
    return this.#get(owner, 'active');
  }

  /** What was read last in a workspace and is not activated; undefined where nothing is. */
  draft(owner: Owner): Promise<HeldBands | undefined> {
    return this.#get(owner, 'draft');
  }

  /**
   * Keeps bands as the draft of a workspace, in place of the one before.
   * @throws {RangeError} they cannot be kept
   */
  async saveDraft(owner: Owner, { version, record, savedAt }: HeldBands): Promise<void> {
    mustBeWorkspace(owner);
    mustBeKey('version', version);
    mustBeInstant('The time of the import', savedAt);
    const text = toJson('record', record);
    mustBeNoLonger('record', text, RECORD_LENGTH);
    const changed = { version, record: text, saved_at: savedAt };
    await this.#access.change((transaction) =>
      transaction
        .insertInto('own_bands')
        .values({ ...ownerOf(owner), state: 'draft', ...changed })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'state']).doUpdateSet(changed))
        .execute(),
    );
  }

  /** Has a draft answer from now on, in place of the bands before; false where that draft is there no more. */
  async activate(owner: Owner, version: string): Promise<boolean> {
    if (!isOwner(owner) || owner.workspace === '' || !isKey(version)) return false;
    return this.#access.change(async (transaction) => {
      const draft = await transaction
        .selectFrom('own_bands')
        .select('version')
        .where((it) => it.and({ ...ownerOf(owner), state: 'draft', version }))
        .executeTakeFirst();
      if (!draft) return false;
      await transaction
        .deleteFrom('own_bands')
        .where((it) => it.and({ ...ownerOf(owner), state: 'active' }))
        .execute();
      const { numUpdatedRows } = await transaction
        .updateTable('own_bands')
        .set({ state: 'active' })
        .where((it) => it.and({ ...ownerOf(owner), state: 'draft', version }))
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    });
  }

  /** Deletes all bands of a workspace, drafts as well; false where there were none. */
  async delete(owner: Owner): Promise<boolean> {
    if (!isOwner(owner)) return false;
    return this.#access.change(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('own_bands')
        .where((it) => it.and(ownerOf(owner)))
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    });
  }

  /** Deletes the drafts that were read before then. */
  async deleteDraftsBefore(before: EpochMs): Promise<void> {
    mustBeInstant('The time of the import', before);
    await this.#access.change((transaction) =>
      transaction
        .deleteFrom('own_bands')
        .where('state', '=', 'draft')
        .where('saved_at', '<', before)
        .execute(),
    );
  }

  async #get(owner: Owner, state: Schema['own_bands']['state']): Promise<HeldBands | undefined> {
    if (!isOwner(owner) || owner.workspace === '') return undefined;
    const row = await this.#access.read((db) =>
      db
        .selectFrom('own_bands')
        .select(['version', 'record', 'saved_at'])
        .where((it) => it.and({ ...ownerOf(owner), state }))
        .executeTakeFirst(),
    );
    return (
      row && {
        version: row.version,
        record: JSON.parse(row.record) as unknown,
        savedAt: row.saved_at,
      }
    );
  }
}
