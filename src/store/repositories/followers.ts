import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { ChannelKey, PersonKey } from '../schema/keys.ts';
import { isPerson } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import {
  activeIn,
  CHANNEL_ROADMAP_COLUMNS,
  followerKey,
  isChannel,
  mustBelong,
  toChannelRoadmap,
} from '../schema/team-rows.ts';
import { isKey, mustBeInstant, mustBeKeepable } from '../schema/text.ts';
import type { Follower, Following } from '../types/channel-roadmap.ts';

/** A follower to be. */
export interface Joining {
  readonly roadmap: string;
  readonly follower: Follower;
  readonly locksRows: boolean;
}

/** Follows a roadmap that is shared, or changes the name it is followed by. */
export async function follow(
  transaction: Transaction<Schema>,
  channel: ChannelKey,
  { roadmap, follower, locksRows }: Joining,
): Promise<boolean> {
  const { person, joinedAt } = follower;
  const name = follower.name ?? null;
  mustBelong(person, channel);
  mustBeKeepable('name', name ?? '');
  mustBeInstant('The time of joining', joinedAt);
  if (!isChannel(channel) || !isKey(roadmap)) return false;
  const followed = await transaction
    .selectFrom('channel_roadmap')
    .select('id')
    .where((it) => it.and(activeIn(channel, roadmap)))
    // Taking it back waits until this is done, and then deletes what is written here.
    .$if(locksRows, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!followed) return false;
  await transaction
    .insertInto('follower')
    .values({ channel_roadmap: followed.id, ...followerKey(person), name, joined_at: joinedAt })
    .onConflict((conflict) =>
      conflict.columns(['channel_roadmap', 'person_workspace', 'person']).doUpdateSet({ name }),
    )
    .execute();
  return true;
}

/** Follows a roadmap no more; false where the person did not. */
export async function unfollow(
  transaction: Transaction<Schema>,
  channel: ChannelKey,
  roadmap: string,
  person: PersonKey,
): Promise<boolean> {
  if (!isChannel(channel) || !isKey(roadmap) || !isPerson(person)) return false;
  const { numDeletedRows } = await transaction
    .deleteFrom('follower')
    .where((it) => it.and(followerKey(person)))
    .where('channel_roadmap', 'in', (it) =>
      it
        .selectFrom('channel_roadmap')
        .select('id')
        .where((row) => row.and(activeIn(channel, roadmap))),
    )
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** All that a person follows, the oldest first. */
export async function selectFollowing(db: Database, person: PersonKey): Promise<readonly Following[]> {
  const rows = await db
    .selectFrom('follower')
    .innerJoin('channel_roadmap', 'channel_roadmap.id', 'follower.channel_roadmap')
    .select([...CHANNEL_ROADMAP_COLUMNS, 'follower.name', 'follower.joined_at'])
    .where('follower.platform', '=', person.platform)
    .where('follower.person_workspace', '=', person.workspace)
    .where('follower.person', '=', person.person)
    .orderBy('follower.joined_at')
    .orderBy('channel_roadmap.id')
    .execute();
  return rows.map(({ name, joined_at: joinedAt, ...row }) => ({
    ...{ channelRoadmap: toChannelRoadmap(row), joinedAt },
    name: name ?? undefined,
  }));
}
