import type { Access } from '../../engines/database-access.ts';
import { queryOnce } from '../../schema/compiled-once.ts';
import type { Author, Owner } from '../../schema/keys.ts';
import { authorRow, isOwner, mustBeWorkspace, ownerOf, toAuthor } from '../../schema/team-rows.ts';
import { mustBeInstant, mustBeKey, mustBeNoLonger } from '../../schema/text.ts';
import type { EpochMs } from '../../../time.ts';
import type { WorkspaceSetting } from '../../types/workspace-setting.ts';

/** How long a value may be, in UTF-16 units. */
const VALUE_LENGTH = 2_000;

/** Asked with every answer. */
const settingsOf = queryOnce((db, { platform, workspace }: Owner) =>
  db
    .selectFrom('workspace_setting')
    .selectAll()
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .orderBy('name'),
);

/** What admins chose for all of their workspace, by names; found from no other. */
export class WorkspaceSettings {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** What was chosen in a workspace, by its names. */
  async list(owner: Owner): Promise<readonly WorkspaceSetting[]> {
    if (!isOwner(owner) || owner.workspace === '') return [];
    const { rows } = await this.#access.readCompiled(settingsOf(this.#access.engine.db, owner));
    return rows.map((row) => ({ name: row.name, value: row.value, by: toAuthor(row), at: row.set_at }));
  }

  /**
   * Chooses something for a workspace, or takes it back where `value` is undefined.
   * @throws {RangeError} it cannot be kept, or who chose it is of another workspace
   */
  async set(
    owner: Owner,
    { name, value }: { readonly name: string; readonly value: string | undefined },
    by: Author,
    at: EpochMs,
  ): Promise<void> {
    mustBeWorkspace(owner);
    mustBeKey('name of the setting', name);
    mustBeNoLonger('value of the setting', value ?? '', VALUE_LENGTH);
    mustBeInstant('The time of the change', at);
    const changed = { value: value ?? '', ...authorRow(by, owner), set_at: at };
    await this.#access.changeOf(by.person, async (transaction) => {
      if (value === undefined)
        await transaction
          .deleteFrom('workspace_setting')
          .where((it) => it.and({ ...ownerOf(owner), name }))
          .execute();
      else
        await transaction
          .insertInto('workspace_setting')
          .values({ ...ownerOf(owner), name, ...changed })
          .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'name']).doUpdateSet(changed))
          .execute();
    });
  }
}
