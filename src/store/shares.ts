import type { Transaction } from 'kysely';
import type { Database } from './engine.ts';
import type { ChannelKey, PersonKey } from './keys.ts';
import { isPerson, mustBePerson } from './rows.ts';
import type { Schema } from './schema.ts';
import {
  authorRow,
  channelKeyOf,
  followerKey,
  isChannel,
  mustBeChannel,
  SHARE_COLUMNS,
  shareRow,
  toAuthor,
  toShare,
} from './team-rows.ts';
import type { Follower, Following, Share } from './teams.ts';
import { isKey, mustBeInstant, mustBeKeepable } from './text.ts';
import type { Author } from './keys.ts';

const standing = (channel: ChannelKey, roadmap?: string) => ({
  ...channelKeyOf(channel),
  ...(roadmap !== undefined && { roadmap }),
  state: 'active' as const,
});

/** What a channel follows, the oldest first. */
export async function sharesIn(db: Database, channel: ChannelKey): Promise<readonly Share[]> {
  if (!isChannel(channel)) return [];
  const rows = await db
    .selectFrom('share')
    .select(SHARE_COLUMNS)
    .where((it) => it.and(standing(channel)))
    .orderBy('shared_at')
    .orderBy('id')
    .execute();
  return rows.map(toShare);
}

/** Shares a roadmap, unless it is shared there already; returns the share that stands. */
export async function shareIn(transaction: Transaction<Schema>, share: Share, at: number): Promise<Share> {
  const row = shareRow(share, at);
  await transaction
    .insertInto('share')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stands = await transaction
    .selectFrom('share')
    .select(SHARE_COLUMNS)
    .where((it) => it.and(standing(share, share.roadmap)))
    .executeTakeFirst();
  if (!stands) throw new Error('another share has that id');
  return toShare(stands);
}

/** Takes a share back, and with it those who follow it. */
export async function withdrawIn(
  transaction: Transaction<Schema>,
  channel: ChannelKey,
  { roadmap, by, at }: { readonly roadmap: string; readonly by: string | undefined; readonly at: number },
): Promise<boolean> {
  mustBeInstant('The time of the change', at);
  mustBeKeepable('name', by ?? '');
  if (!isChannel(channel) || !isKey(roadmap)) return false;
  // The row is locked by it: whoever is about to follow finds it withdrawn, or is deleted below.
  const withdrawn = await transaction
    .updateTable('share')
    .set((it) => ({ card_wanted: it('card_wanted', '+', 1), card_due: at }))
    .set({ state: 'withdrawn', withdrawn_by: by ?? null })
    .where((it) => it.and(standing(channel, roadmap)))
    .returning('id')
    .execute();
  for (const { id } of withdrawn) await transaction.deleteFrom('follower').where('share', '=', id).execute();
  return withdrawn.length > 0;
}

/** Follows a share that stands, or changes the name it is followed by. */
export async function followIn(
  transaction: Transaction<Schema>,
  channel: ChannelKey,
  { roadmap, follower, locksRows }: { roadmap: string; follower: Follower; locksRows: boolean },
): Promise<boolean> {
  const { person, name, joinedAt } = follower;
  mustBePerson(person);
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
    .values({ share: share.id, ...followerKey(person), name: name ?? null, joined_at: joinedAt })
    .onConflict((conflict) =>
      conflict.columns(['share', 'person_workspace', 'person']).doUpdateSet({ name: name ?? null }),
    )
    .execute();
  return true;
}

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

/** Who set a channel's digest. */
export async function digestByIn(db: Database, channel: ChannelKey): Promise<Author | undefined> {
  if (!isChannel(channel)) return undefined;
  const row = await db
    .selectFrom('digest')
    .selectAll()
    .where((it) => it.and(channelKeyOf(channel)))
    .executeTakeFirst();
  return row && toAuthor(row);
}

/** Notes who set it, or that nobody has any more. */
export async function setDigestByIn(
  transaction: Transaction<Schema>,
  channel: ChannelKey,
  by: Author | undefined,
  at: number,
): Promise<void> {
  mustBeChannel(channel);
  mustBeInstant('The time of the change', at);
  if (!by) {
    await transaction
      .deleteFrom('digest')
      .where((it) => it.and(channelKeyOf(channel)))
      .execute();
    return;
  }
  const changed = { ...authorRow(by), set_at: at };
  await transaction
    .insertInto('digest')
    .values({ ...channelKeyOf(channel), ...changed })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet(changed))
    .execute();
}
