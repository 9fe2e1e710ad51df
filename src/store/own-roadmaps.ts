import { sql, type Transaction } from 'kysely';
import type { Database } from './engine.ts';
import type { Owner, PersonKey } from './keys.ts';
import { isPerson, keyOf } from './rows.ts';
import type { Schema } from './schema.ts';
import { authorRow, isOwner, mustBeOwner, ownerOf, toAuthor } from './team-rows.ts';
import type { OwnHead, OwnRoadmap } from './teams.ts';
import { isKey, mustBeCount, mustBeInstant, mustBeKeepable, mustBeKey, toJson } from './text.ts';

const HEAD = ['own_roadmap.id', 'own_roadmap.platform', 'own_roadmap.workspace', 'version'] as const;

/** The roadmaps of a workspace. */
export async function headsIn(db: Database, owner: Owner): Promise<readonly OwnHead[]> {
  if (!isOwner(owner)) return [];
  return db
    .selectFrom('own_roadmap')
    .select(HEAD)
    .where((it) => it.and(ownerOf(owner)))
    .orderBy('id')
    .execute();
}

/** Those that a person has a plan of. */
export async function headsOfPlansIn(db: Database, person: PersonKey): Promise<readonly OwnHead[]> {
  if (!isPerson(person)) return [];
  return db
    .selectFrom('plan')
    .innerJoin('own_roadmap', 'own_roadmap.id', 'plan.roadmap')
    .select(HEAD)
    .distinct()
    .where((it) =>
      it.and({
        'plan.platform': person.platform,
        'plan.workspace': person.workspace,
        'plan.person': person.person,
        'own_roadmap.platform': person.platform,
      }),
    )
    .orderBy('own_roadmap.id')
    .execute();
}

export async function ownIn(db: Database, owner: Owner, id: string): Promise<OwnRoadmap | undefined> {
  if (!isOwner(owner) || !isKey(id)) return undefined;
  const row = await db
    .selectFrom('own_roadmap')
    .selectAll()
    .where((it) => it.and({ ...ownerOf(owner), id }))
    .executeTakeFirst();
  return (
    row && {
      ...ownerOf(row),
      ...{ id: row.id, version: row.version, editors: row.editors, madeAt: row.made_at },
      record: JSON.parse(row.record) as unknown,
      changes: JSON.parse(row.changes) as OwnRoadmap['changes'],
      maker: toAuthor(row),
    }
  );
}

/** Writes one where it is still what it was read as, and makes its cards due. */
export async function saveOwnIn(
  transaction: Transaction<Schema>,
  own: OwnRoadmap,
  before: number | undefined,
  at: number,
): Promise<boolean> {
  const { id, version, editors, madeAt } = own;
  mustBeOwner(own);
  mustBeKey('id', id);
  mustBeCount('version', version);
  mustBeInstant('The time it was made', madeAt);
  mustBeInstant('The time of the change', at);
  const [record, changes] = [toJson('record', own.record), toJson('changes', own.changes)];
  for (const [what, text] of Object.entries({ record, changes })) mustBeKeepable(what, text);
  const changed = { version, record, editors, changes, changed_at: at };
  if (before === undefined) {
    const made = await transaction
      .insertInto('own_roadmap')
      .values({ ...ownerOf(own), ...authorRow(own.maker), ...changed, id, made_at: madeAt })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    return made.length > 0;
  }
  const { numUpdatedRows } = await transaction
    .updateTable('own_roadmap')
    .set(changed)
    .where((it) => it.and({ ...ownerOf(own), id, version: before }))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await transaction
    .updateTable('share')
    .set((it) => ({ card_wanted: it('card_wanted', '+', 1), card_due: at }))
    .where((it) => it.and({ ...ownerOf(own), roadmap: id, state: 'active' }))
    .execute();
  return true;
}

/** Deletes one, and withdraws it from every channel. */
export async function dropOwnIn(
  transaction: Transaction<Schema>,
  owner: Owner,
  id: string,
  by: string,
  at: number,
): Promise<boolean> {
  mustBeInstant('The time of the change', at);
  mustBeKeepable('name', by);
  if (!isOwner(owner) || !isKey(id)) return false;
  const { numDeletedRows } = await transaction
    .deleteFrom('own_roadmap')
    .where((it) => it.and({ ...ownerOf(owner), id }))
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return false;
  const shares = await transaction
    .updateTable('share')
    .set((it) => ({ card_wanted: it('card_wanted', '+', 1), card_due: at }))
    .set({ state: 'withdrawn', withdrawn_by: by })
    .where((it) => it.and({ ...ownerOf(owner), roadmap: id, state: 'active' }))
    .returning('id')
    .execute();
  for (const share of shares)
    await transaction.deleteFrom('follower').where('share', '=', share.id).execute();
  return true;
}

/** How many channels of a workspace follow a roadmap, and how many people in them. */
export async function reachIn(db: Database, owner: Owner, roadmap: string) {
  if (!isOwner(owner) || !isKey(roadmap)) return { channels: 0, people: 0 };
  const row = await db
    .selectFrom('share')
    .leftJoin('follower', 'follower.share', 'share.id')
    .select([
      sql<number | string>`count(distinct share.id)`.as('channels'),
      sql<number | string>`count(distinct follower.person)`.as('people'),
    ])
    .where('share.platform', '=', owner.platform)
    .where('share.workspace', '=', owner.workspace)
    .where('share.roadmap', '=', roadmap)
    .where('share.state', '=', 'active')
    .executeTakeFirstOrThrow();
  return { channels: Number(row.channels), people: Number(row.people) };
}

/** Takes a person's name off what they made. */
export const unsignIn = (db: Database, table: 'own_roadmap' | 'share' | 'digest', person: PersonKey) => {
  const { platform, workspace, person: id } = keyOf(person);
  return db
    .updateTable(table)
    .set({ by_workspace: null, by_person: null, by_name: null })
    .where((it) => it.and({ platform, by_workspace: workspace, by_person: id }))
    .execute();
};
