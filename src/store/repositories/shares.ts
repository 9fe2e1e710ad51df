import { sql, type Transaction } from 'kysely';
import { changedCard } from './cards.ts';
import type { Database } from '../engines/engine.ts';
import type { ChannelKey, Owner } from '../schema/keys.ts';
import { batches } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import {
  channelKeyOf,
  isChannel,
  isOwner,
  ownerOf,
  SHARE_COLUMNS,
  shareRow,
  toShare,
} from '../schema/team-rows.ts';
import type { Share } from './teams.ts';
import { isKey, mustBeInstant, mustBeKeepable } from '../schema/text.ts';

/** The share of a channel that stands, of one roadmap or of any. */
export const standing = (channel: ChannelKey, roadmap?: string) => ({
  ...channelKeyOf(channel),
  ...(roadmap !== undefined && { roadmap }),
  state: 'active' as const,
});

/** What a channel follows, the oldest first; `toWrite` keeps others from taking it back until the transaction ends. */
export async function sharesIn(
  db: Database,
  channel: ChannelKey,
  { toWrite }: { readonly toWrite: boolean },
): Promise<readonly Share[]> {
  if (!isChannel(channel)) return [];
  const rows = await db
    .selectFrom('share')
    .select(SHARE_COLUMNS)
    .where((it) => it.and(standing(channel)))
    .orderBy('shared_at')
    .orderBy('id')
    .$if(toWrite, (query) => query.forUpdate())
    .execute();
  return rows.map(toShare);
}

/** How many channels of a workspace follow a roadmap, and how many people in them. */
export async function reachIn(db: Database, owner: Owner, roadmap: string) {
  if (!isOwner(owner) || !isKey(roadmap)) return { channels: 0, people: 0 };
  const row = await db
    .selectFrom('share')
    .leftJoin('follower', 'follower.share', 'share.id')
    .select([
      sql<number>`count(distinct share.id)`.as('channels'),
      sql<number>`count(distinct follower.person)`.as('people'),
    ])
    .where('share.platform', '=', owner.platform)
    .where('share.workspace', '=', owner.workspace)
    .where('share.roadmap', '=', roadmap)
    .where('share.state', '=', 'active')
    .executeTakeFirstOrThrow();
  return { channels: row.channels, people: row.people };
}

/** What is shared: `at` is epoch milliseconds. */
export interface Sharing {
  readonly at: number;
  readonly locksRows: boolean;
}

/** Shares a roadmap, unless it is shared there already; returns the share that stands. */
export async function shareIn(
  transaction: Transaction<Schema>,
  share: Share,
  { at, locksRows }: Sharing,
): Promise<Share> {
  const row = shareRow(share, at);
  if (locksRows) await holdOwn(transaction, share);
  for (;;) {
    const made = await transaction
      .insertInto('share')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['platform', 'workspace', 'channel', 'roadmap'])
          // As it stands in the index, which is not found by parameters.
          .where(sql<boolean>`state = 'active'`)
          .doNothing(),
      )
      .returning(SHARE_COLUMNS)
      .executeTakeFirst();
    const stands =
      made ??
      (await transaction
        .selectFrom('share')
        .select(SHARE_COLUMNS)
        .where((it) => it.and(standing(share, share.roadmap)))
        .executeTakeFirst());
    // Otherwise the one that was in the way has been taken back since.
    if (stands) return toShare(stands);
  }
}

/** Whoever edits or deletes the roadmap waits for its new share, and then finds that too. */
const holdOwn = (transaction: Transaction<Schema>, { roadmap, ...channel }: Share) =>
  transaction
    .selectFrom('own_roadmap')
    .select('id')
    .where((it) => it.and({ ...ownerOf(channel), id: roadmap }))
    .forShare()
    .execute();

/** In whose name something is taken back, and when (epoch milliseconds). */
export interface TakenBack {
  readonly by: string | undefined;
  readonly at: number;
}

/** Takes back a roadmap from a channel, or from all of its workspace, with those who follow it; false where it was not shared. */
export async function withdrawIn(
  transaction: Transaction<Schema>,
  where: Owner & { readonly channel?: string },
  roadmap: string,
  { by, at }: TakenBack,
): Promise<boolean> {
  const { channel } = where;
  mustBeInstant('The time of the change', at);
  mustBeKeepable('name', by ?? '');
  if (!isOwner(where) || !isKey(channel ?? '') || !isKey(roadmap)) return false;
  // Whoever is about to follow waits for this and finds it withdrawn, or has followed and is deleted below.
  const withdrawn = await transaction
    .updateTable('share')
    .set((it) => changedCard(it, at))
    .set({ state: 'withdrawn', withdrawn_by: by ?? null })
    .where((it) =>
      it.and({
        ...ownerOf(where),
        ...(channel !== undefined && { channel }),
        ...{ roadmap, state: 'active' },
      }),
    )
    .returning('id')
    .execute();
  for (const some of batches(withdrawn)) {
    const ids = some.map(({ id }) => id);
    await transaction.deleteFrom('follower').where('share', 'in', ids).execute();
  }
  return withdrawn.length > 0;
}
