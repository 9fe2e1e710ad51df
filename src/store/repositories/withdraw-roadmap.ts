import type { Transaction } from 'kysely';
import type { Owner } from '../schema/keys.ts';
import { batches } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { isOwner, ownerOf } from '../schema/team-rows.ts';
import { isKey, mustBeInstant, mustBeKeepable } from '../schema/text.ts';
import { changedCard } from './cards.ts';
import type { EpochMs } from '../../time.ts';

/** In whose name something is taken back, and when. */
export interface Withdrawal {
  readonly by: string | undefined;
  readonly at: EpochMs;
}

/** Takes a roadmap back from a channel, or from all of its workspace, with those who follow it; false where it was not shared. */
export async function withdraw(
  transaction: Transaction<Schema>,
  where: Owner & { readonly channel?: string },
  roadmap: string,
  { by, at }: Withdrawal,
): Promise<boolean> {
  const { channel } = where;
  mustBeInstant('The time of the change', at);
  mustBeKeepable('name', by ?? '');
  if (!isOwner(where) || !isKey(channel ?? '') || !isKey(roadmap)) return false;
  // Whoever is about to follow waits for this and finds it withdrawn, or has followed and is deleted below.
  const withdrawn = await transaction
    .updateTable('channel_roadmap')
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
    await transaction.deleteFrom('follower').where('channel_roadmap', 'in', ids).execute();
  }
  return withdrawn.length > 0;
}
