import type { Transaction } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { Database } from '../engines/engine.ts';
import type { Owner, PersonKey } from '../schema/keys.ts';
import { compiledOnce } from '../schema/compiled-once.ts';
import { selectHome } from '../schema/link-rows.ts';
import { isPerson } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { authorRow, isOwner, mustBeWorkspace, ownerOf, toAuthor } from '../schema/team-rows.ts';
import { isKey, mustBeCount, mustBeInstant, mustBeKey, mustBeNoLonger, toJson } from '../schema/text.ts';
import { changedCard } from './cards.ts';
import { withdraw } from './withdraw-roadmap.ts';
import type { EpochMs } from '../../time.ts';
import type { TeamRoadmap, TeamRoadmapSummary } from '../types/team-roadmap.ts';

/** How long a roadmap may be as JSON, in UTF-16 units: many times the longest that ships. */
const RECORD_LENGTH = 200_000;

const SUMMARY = ['team_roadmap.id', 'team_roadmap.platform', 'team_roadmap.workspace', 'version'] as const;

/** Roadmaps that workspaces made; none is found without naming its workspace, but those that a person has a plan of. */
export class TeamRoadmaps {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The roadmaps of a workspace, by their ids. */
  async list(owner: Owner): Promise<readonly TeamRoadmapSummary[]> {
    if (!isOwner(owner)) return [];
    return this.#access.read((db) => roadmapsOf(db, owner));
  }

  /**
   * Those that a person has a plan of and that the account may see: of its own workspace, or of any workspace of its
   * platform where its key has none.
   */
  async listOfPlans(account: PersonKey): Promise<readonly TeamRoadmapSummary[]> {
    if (!isPerson(account)) return [];
    return this.#access.read(async (db) => {
      const home = await selectHome(db, account);
      const { platform, workspace } = account;
      return (workspace === '' ? plannedHere : plannedOfWorkspace)(db, {
        ...home,
        seenOn: platform,
        seenIn: workspace,
      });
    });
  }

  /** The ids of those that a person has a plan under way of, and that their other account sees and this one does not. */
  async listElsewhere(account: PersonKey): Promise<readonly string[]> {
    if (!isPerson(account)) return [];
    return this.#access.read(async (db) => {
      const home = await selectHome(db, account);
      const rows = await ofPlans(db, home)
        .select('team_roadmap.id')
        .distinct()
        .where('plan.state', '=', 'active')
        .where((it) => it.not(it.and(seenBy(account))))
        .orderBy('team_roadmap.id')
        .execute();
      return rows.map(({ id }) => id);
    });
  }

  /**
   * One, whole; undefined where this workspace has none of that id. `toWrite`: within a transaction it stays as it was
   * read until that ends.
   */
  async get(
    owner: Owner,
    id: string,
    { toWrite }: { readonly toWrite: boolean } = { toWrite: false },
  ): Promise<TeamRoadmap | undefined> {
    if (!isOwner(owner) || !isKey(id)) return undefined;
    const { locksWhatItReads } = this.#access;
    const row = await this.#access.read((db) =>
      db
        .selectFrom('team_roadmap')
        .selectAll()
        .where((it) => it.and({ ...ownerOf(owner), id }))
        .$if(toWrite && locksWhatItReads, (query) => query.forUpdate())
        .executeTakeFirst(),
    );
    return row && toTeamRoadmap(row);
  }

  /**
   * Writes one. `before` is the version it was read at, undefined for a new one; false, with nothing changed, where it
   * was changed or deleted meanwhile, or the id is taken. Cards that show it become due. Who made it, and when, is written
   * once: an edit leaves both as they are.
   * @throws {RangeError} the version does not grow, or it cannot be kept
   */
  async save(roadmap: TeamRoadmap, before: number | undefined, at: EpochMs): Promise<boolean> {
    const changed = changedRow(roadmap, before, at);
    if (before !== undefined)
      return this.#access.change((transaction) => update(transaction, roadmap, { before, changed, at }));
    const write = (transaction: Transaction<Schema>) => insert(transaction, roadmap, changed);
    return roadmap.maker ? this.#access.changeOf(roadmap.maker.person, write) : this.#access.change(write);
  }

  /** Deletes one and withdraws it from every channel, in the name of `by`; false where there was none. */
  async delete(owner: Owner, id: string, by: string, at: EpochMs): Promise<boolean> {
    if (!isOwner(owner) || !isKey(id)) return false;
    return this.#access.change(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('team_roadmap')
        .where((it) => it.and({ ...ownerOf(owner), id }))
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) return false;
      await withdraw(transaction, ownerOf(owner), id, { by, at });
      return true;
    });
  }
}

const roadmapsOf = compiledOnce((db, owner: Owner) =>
  db
    .selectFrom('team_roadmap')
    .select(SUMMARY)
    .where((it) => it.and(ownerOf(owner)))
    .orderBy('id'),
);

/** A person, and the account that is to see what is asked for. */
interface Seeing extends PersonKey {
  readonly seenOn: string;
  readonly seenIn: string;
}

const planned = (account: (given: Seeing) => Owner) =>
  compiledOnce((db, given: Seeing) =>
    ofPlans(db, given)
      .select(SUMMARY)
      .distinct()
      .where((it) => it.and(seenBy(account(given))))
      .orderBy('team_roadmap.id'),
  );
const plannedHere = planned(({ seenOn }) => ({ platform: seenOn, workspace: '' }));
const plannedOfWorkspace = planned(({ seenOn, seenIn }) => ({ platform: seenOn, workspace: seenIn }));

/** The plans of a person with the roadmaps of teams that they are of. */
const ofPlans = (db: Database, { platform, workspace, person }: PersonKey) =>
  db
    .selectFrom('plan')
    .innerJoin('team_roadmap', 'team_roadmap.id', 'plan.roadmap')
    .where((it) => it.and({ 'plan.platform': platform, 'plan.workspace': workspace, 'plan.person': person }));

/** What of teams an account sees: a person's other account does not carry it out of its workspace. */
const seenBy = ({ platform, workspace }: Owner) => ({
  'team_roadmap.platform': platform,
  ...(workspace !== '' && { 'team_roadmap.workspace': workspace }),
});

const toTeamRoadmap = (row: Schema['team_roadmap']): TeamRoadmap => ({
  ...ownerOf(row),
  ...{ id: row.id, version: row.version, editors: row.editors, madeAt: row.made_at },
  record: JSON.parse(row.record) as unknown,
  changes: JSON.parse(row.changes) as TeamRoadmap['changes'],
  maker: toAuthor(row),
});

/** The columns that each edit writes. Who made it, and when, stays as it was: they may have had themselves deleted. */
function changedRow(own: TeamRoadmap, before: number | undefined, at: EpochMs) {
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

async function insert(
  transaction: Transaction<Schema>,
  roadmap: TeamRoadmap,
  changed: ReturnType<typeof changedRow>,
): Promise<boolean> {
  const made = await transaction
    .insertInto('team_roadmap')
    .values({
      ...{ ...ownerOf(roadmap), ...authorRow(roadmap.maker, roadmap), ...changed },
      ...{ id: roadmap.id, made_at: roadmap.madeAt },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return made.length > 0;
}

async function update(
  transaction: Transaction<Schema>,
  roadmap: TeamRoadmap,
  { before, changed, at }: { before: number; changed: ReturnType<typeof changedRow>; at: EpochMs },
): Promise<boolean> {
  const { id } = roadmap;
  const { numUpdatedRows } = await transaction
    .updateTable('team_roadmap')
    .set(changed)
    .where((it) => it.and({ ...ownerOf(roadmap), id, version: before }))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await transaction
    .updateTable('channel_roadmap')
    .set((it) => changedCard(it, at))
    .where((it) => it.and({ ...ownerOf(roadmap), roadmap: id, state: 'active' }))
    .execute();
  return true;
}
