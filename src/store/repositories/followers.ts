import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { ChannelKey, PersonKey } from '../schema/keys.ts';
import { isPerson } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { standing } from './shares.ts';
import { followerKey, isChannel, mustBelong, SHARE_COLUMNS, toShare } from '../schema/team-rows.ts';
import type { Follower, Following } from './teams.ts';
import { isKey, mustBeInstant, mustBeKeepable } from '../schema/text.ts';

/** Who follows what. */
export interface Joining {
  readonly roadmap: string;
  readonly follower: Follower;
  readonly locksRows: boolean;
}

/** Follows a share that stands, or changes the name it is followed by. */
export async function followIn(
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
  const share = await transaction
    .selectFrom('share')
    .select('id')
    .where((it) => it.and(standing(channel, roadmap)))
    // Taking it back waits until this is done, and then deletes what is written here.
    .$if(locksRows, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!share) return false;
  await transaction
    .insertInto('follower')
    .values({ share: share.id, ...followerKey(person), name, joined_at: joinedAt })
    .onConflict((conflict) => conflict.columns(['share', 'person_workspace', 'person']).doUpdateSet({ name }))
    .execute();
  return true;
}

/** Follows a share no more; false where the person did not. */
export async function unfollowIn(
  transaction: Transaction<Schema>,
  channel: ChannelKey,
  roadmap: string,
  person: PersonKey,
): Promise<boolean> {
  if (!isChannel(channel) || !isKey(roadmap) || !isPerson(person)) return false;
  const { numDeletedRows } = await transaction
    .deleteFrom('follower')
    .where((it) => it.and(followerKey(person)))
    .where('share', 'in', (it) =>
      it
        .selectFrom('share')
        .select('id')
        .where((row) => row.and(standing(channel, roadmap))),
    )
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** All that a person follows, the oldest first. */
export async function followingIn(db: Database, person: PersonKey): Promise<readonly Following[]> {
  if (!isPerson(person)) return [];
  const rows = await db
    .selectFrom('follower')
    .innerJoin('share', 'share.id', 'follower.share')
    .select([...SHARE_COLUMNS, 'follower.name', 'follower.joined_at'])
    .where('follower.platform', '=', person.platform)
    .where('follower.person_workspace', '=', person.workspace)
    .where('follower.person', '=', person.person)
    .orderBy('follower.joined_at')
    .orderBy('share.id')
    .execute();
  return rows.map(({ name, joined_at: joinedAt, ...row }) => ({
    ...{ share: toShare(row), joinedAt },
    name: name ?? undefined,
  }));
}
