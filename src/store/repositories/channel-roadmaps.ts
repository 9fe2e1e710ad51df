import { sql, type Transaction } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { ChannelKey, Owner, PersonKey } from '../schema/keys.ts';
import { isPerson } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import {
  activeIn,
  CHANNEL_ROADMAP_COLUMNS,
  channelKeyOf,
  channelRoadmapRow,
  isChannel,
  isOwner,
  ownerOf,
  toChannelRoadmap,
} from '../schema/team-rows.ts';
import { isKey } from '../schema/text.ts';
import { selectProgress } from './channel-progress.ts';
import { follow, selectFollowing, unfollow } from './followers.ts';
import { withdraw } from './withdraw-roadmap.ts';
import type { EpochMs } from '../../time.ts';
import type { ChannelProgress, ChannelRoadmap, Follower, Following } from '../types/channel-roadmap.ts';

/** Roadmaps that channels follow together, and who follows them there. All of it belongs to a workspace. */
export class ChannelRoadmaps {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The roadmaps that a channel follows, the oldest first. Within a transaction it stays so until that ends. */
  async list(channel: ChannelKey): Promise<readonly ChannelRoadmap[]> {
    if (!isChannel(channel)) return [];
    const { locksWhatItReads } = this.#access;
    const rows = await this.#access.read((db) =>
      db
        .selectFrom('channel_roadmap')
        .select(CHANNEL_ROADMAP_COLUMNS)
        .where((it) => it.and(activeIn(channel)))
        .orderBy('shared_at')
        .orderBy('id')
        .$if(locksWhatItReads, (query) => query.forUpdate())
        .execute(),
    );
    return rows.map(toChannelRoadmap);
  }

  /** How many channels of a workspace follow a roadmap, and how many people in them. */
  async audience(
    owner: Owner,
    roadmap: string,
  ): Promise<{ readonly channels: number; readonly people: number }> {
    if (!isOwner(owner) || !isKey(roadmap)) return { channels: 0, people: 0 };
    return this.#access.read((db) =>
      db
        .selectFrom('channel_roadmap as followed')
        .leftJoin('follower', 'follower.channel_roadmap', 'followed.id')
        .select([
          sql<number>`count(distinct followed.id)`.as('channels'),
          sql<number>`count(distinct follower.person)`.as('people'),
        ])
        .where('followed.platform', '=', owner.platform)
        .where('followed.workspace', '=', owner.workspace)
        .where('followed.roadmap', '=', roadmap)
        .where('followed.state', '=', 'active')
        .executeTakeFirstOrThrow(),
    );
  }

  /**
   * Shares a roadmap with its channel, and returns what the channel follows now: an earlier one of the same roadmap where
   * there is one.
   * @throws {RangeError} the workspace has no name, or the sharer is of another workspace or platform
   */
  async share(shared: ChannelRoadmap, at: EpochMs): Promise<ChannelRoadmap> {
    const row = channelRoadmapRow(shared, at);
    const { locksRows } = this.#access.engine;
    const write = async (transaction: Transaction<Schema>) => {
      if (locksRows) await holdTeamRoadmap(transaction, shared);
      return insertOrFind(transaction, row);
    };
    return shared.sharer ? this.#access.changeOf(shared.sharer.person, write) : this.#access.change(write);
  }

  /** Takes one back: nobody follows it here any more. False where it was not shared. */
  async withdraw(
    channel: ChannelKey,
    roadmap: string,
    by: string | undefined,
    at: EpochMs,
  ): Promise<boolean> {
    return this.#access.change((transaction) =>
      withdraw(transaction, channelKeyOf(channel), roadmap, { by, at }),
    );
  }

  /**
   * Has a person follow a channel's roadmap, or changes the name shown; false where it is not shared (any more).
   * @throws {RangeError} the person is of another workspace or platform
   */
  async follow(channel: ChannelKey, roadmap: string, follower: Follower): Promise<boolean> {
    const { locksRows } = this.#access.engine;
    return this.#access.changeOf(follower.person, (transaction) =>
      follow(transaction, channel, { roadmap, follower, locksRows }),
    );
  }

  /** Follows it no more; false where the person did not. */
  async unfollow(channel: ChannelKey, roadmap: string, person: PersonKey): Promise<boolean> {
    return this.#access.changeOf(person, (transaction) => unfollow(transaction, channel, roadmap, person));
  }

  /** All that a person follows, the oldest first. */
  async following(person: PersonKey): Promise<readonly Following[]> {
    if (!isPerson(person)) return [];
    return this.#access.readOf(person, (db) => selectFollowing(db, person));
  }

  /** How a channel's followers get on, roadmap by roadmap, with what moved since `since`. */
  async progress(channel: ChannelKey, since: EpochMs): Promise<readonly ChannelProgress[]> {
    return this.#access.read((db) => selectProgress(db, channel, since));
  }
}

/** Shares a roadmap, unless it is shared there already; returns the one that stands. */
async function insertOrFind(
  transaction: Transaction<Schema>,
  row: Schema['channel_roadmap'],
): Promise<ChannelRoadmap> {
  for (;;) {
    const made = await transaction
      .insertInto('channel_roadmap')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['platform', 'workspace', 'channel', 'roadmap'])
          // As it stands in the index, which is not found by parameters.
          .where(sql<boolean>`state = 'active'`)
          .doNothing(),
      )
      .returning(CHANNEL_ROADMAP_COLUMNS)
      .executeTakeFirst();
    const found =
      made ??
      (await transaction
        .selectFrom('channel_roadmap')
        .select(CHANNEL_ROADMAP_COLUMNS)
        .where((it) => it.and(activeIn(row, row.roadmap)))
        .executeTakeFirst());
    // Otherwise the one that was in the way has been taken back since.
    if (found) return toChannelRoadmap(found);
  }
}

/** Whoever edits or deletes the roadmap waits for its new channel, and then finds that too. */
const holdTeamRoadmap = (transaction: Transaction<Schema>, { roadmap, ...channel }: ChannelRoadmap) =>
  transaction
    .selectFrom('team_roadmap')
    .select('id')
    .where((it) => it.and({ ...ownerOf(channel), id: roadmap }))
    .forShare()
    .execute();
