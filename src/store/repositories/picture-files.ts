import type { Access } from '../engines/database-access.ts';
import type { Owner, PersonKey } from '../schema/keys.ts';
import { BATCH, keyOf, mustBePerson } from '../schema/rows.ts';
import { isOwner, ownerOf } from '../schema/team-rows.ts';
import { isKey, mustBeInstant, mustBeKey } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';

const KEY = ['platform', 'workspace', 'file'] as const;

/** The pictures that were uploaded: everybody's by what they show, and people's until they were deleted there as well. */
export class PictureFiles {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The file uploaded last that shows a content to everybody in a workspace; undefined where there is none. */
  async find(owner: Owner, content: string): Promise<string | undefined> {
    if (!isOwner(owner) || !isKey(content)) return undefined;
    const row = await this.#access.read((db) =>
      db
        .selectFrom('picture_file')
        .select('file')
        .where((it) => it.and({ ...ownerOf(owner), content }))
        .orderBy('uploaded_at', 'desc')
        .orderBy('file')
        .limit(1)
        .executeTakeFirst(),
    );
    return row?.file;
  }

  /** Remembers a file that shows a content, the hash of it, to everybody in a workspace. */
  async addShared(owner: Owner, file: string, content: string, at: EpochMs): Promise<void> {
    mustBeKey('platform', owner.platform);
    mustBeKey('workspace', owner.workspace);
    mustBeKey('hash', content);
    await this.#add({ ...ownerOf(owner), file, content, person: null }, at);
  }

  /** Remembers a file that is one person's. It is in the workspace that is part of their key. */
  async addPersonal(person: PersonKey, file: string, at: EpochMs): Promise<void> {
    mustBePerson(person);
    await this.#add({ ...keyOf(person), file, content: null }, at);
  }

  /** Forgets a file that was deleted, or that is not there any more. */
  async forget(owner: Owner, file: string): Promise<void> {
    if (!isOwner(owner) || !isKey(file)) return;
    await this.#access.change((transaction) =>
      transaction
        .deleteFrom('picture_file')
        .where((it) => it.and({ ...ownerOf(owner), file }))
        .execute(),
    );
  }

  /** The files in a workspace, at most `most`, of people who had themselves deleted; the rows name nobody any more. */
  async toDelete(owner: Owner, most: number): Promise<readonly string[]> {
    if (!isOwner(owner)) return [];
    const rows = await this.#access.read((db) =>
      db
        .selectFrom('picture_file')
        .select('file')
        .where((it) => it.and(ownerOf(owner)))
        .where('content', 'is', null)
        .where('person', 'is', null)
        .orderBy('file')
        .limit(most)
        .execute(),
    );
    return rows.map(({ file }) => file);
  }

  /** Forgets what everybody sees and was uploaded before a time, and returns how many there were: they are uploaded anew. */
  async deleteSharedBefore(before: EpochMs): Promise<number> {
    mustBeInstant('The time to delete before', before);
    return this.#access.changeInBatches(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('picture_file')
        .where((row) => {
          const old = row
            .selectFrom('picture_file')
            .select(KEY)
            .where('uploaded_at', '<', before)
            .where('content', 'is not', null)
            .orderBy('uploaded_at')
            .limit(BATCH);
          return row(row.refTuple(...KEY), 'in', old.$asTuple(...KEY));
        })
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    });
  }

  async #add(row: PictureRow, at: EpochMs): Promise<void> {
    mustBeKey('id of the file', row.file);
    mustBeInstant('The time of the upload', at);
    await this.#access.change((transaction) =>
      transaction
        .insertInto('picture_file')
        .values({ ...row, uploaded_at: at })
        // Platforms never give an id again: a second time is the same upload, told twice.
        .onConflict((conflict) => conflict.columns(KEY).doNothing())
        .execute(),
    );
  }
}

interface PictureRow extends Owner {
  readonly file: string;
  readonly content: string | null;
  readonly person: string | null;
}
