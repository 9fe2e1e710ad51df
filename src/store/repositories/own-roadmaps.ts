import type { Transaction } from 'kysely';
import { changedCard } from './cards.ts';
import type { Database } from '../engines/engine.ts';
import type { Owner, PersonKey } from '../schema/keys.ts';
import { isPerson } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { withdrawIn, type TakenBack } from './shares.ts';
import { authorRow, isOwner, ownerOf, toAuthor } from '../schema/team-rows.ts';
import type { OwnHead, OwnRoadmap } from './teams.ts';
import { isKey, mustBeCount, mustBeInstant, mustBeKey, mustBeNoLonger, toJson } from '../schema/text.ts';
import { mustBeWorkspace } from './workspaces.ts';

/** How long a roadmap may be as JSON, in UTF-16 units: many times the longest that ships. */
const RECORD_LENGTH = 200_000;

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

/**
 * One, whole; undefined where this workspace has none of that id. `toWrite` keeps others from changing it until the
 * transaction ends.
 */
export async function ownIn(
  db: Database,
  owner: Owner,
  id: string,
  { toWrite }: { readonly toWrite: boolean },
): Promise<OwnRoadmap | undefined> {
  if (!isOwner(owner) || !isKey(id)) return undefined;
  const row = await db
    .selectFrom('own_roadmap')
    .selectAll()
    .where((it) => it.and({ ...ownerOf(owner), id }))
    .$if(toWrite, (query) => query.forUpdate())
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

/** The columns that each edit writes. Who made it, and when, stays as it was: they may have had themselves deleted. */
function changedRow(own: OwnRoadmap, before: number | undefined, at: number) {
  const { id, version, editors, madeAt } = own;
  mustBeWorkspace(own);
  mustBeKey('id', id);
  mustBeKey('editors', editors);
  mustBeCount('version', version);
  if (version <= (before ?? 0)) throw new RangeError(`Version ${version} is not after ${before ?? 0}.`);
  mustBeInstant('The time it was made', madeAt);
  mustBeInstant('The time of the change', at);
  const [record, changes] = [toJson('record', own.record), toJson('changes', own.changes)];
  for (const [what, text] of Object.entries({ record, changes })) mustBeNoLonger(what, text, RECORD_LENGTH);
  return { version, record, editors, changes, changed_at: at };
}

/** Writes one where it is still what it was read as, and makes its cards due. */
export async function saveOwnIn(
  transaction: Transaction<Schema>,
  own: OwnRoadmap,
  before: number | undefined,
  at: number,
): Promise<boolean> {
  const { id } = own;
  const changed = changedRow(own, before, at);
  if (before === undefined) {
    const made = await transaction
      .insertInto('own_roadmap')
      .values({ ...ownerOf(own), ...authorRow(own.maker, own), ...changed, id, made_at: own.madeAt })
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
    .set((it) => changedCard(it, at))
    .where((it) => it.and({ ...ownerOf(own), roadmap: id, state: 'active' }))
    .execute();
  return true;
}

/** Deletes one, and takes it back from every channel. */
export async function dropOwnIn(
  transaction: Transaction<Schema>,
  owner: Owner,
  id: string,
  taken: TakenBack,
): Promise<boolean> {
  if (!isOwner(owner) || !isKey(id)) return false;
  const { numDeletedRows } = await transaction
    .deleteFrom('own_roadmap')
    .where((it) => it.and({ ...ownerOf(owner), id }))
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return false;
  await withdrawIn(transaction, ownerOf(owner), id, taken);
  return true;
}
