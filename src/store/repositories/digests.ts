import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { Author, ChannelKey } from '../schema/keys.ts';
import type { Schema } from '../schema/schema.ts';
import { authorRow, channelKeyOf, isChannel, mustBeChannel, toAuthor } from '../schema/team-rows.ts';
import { mustBeInstant } from '../schema/text.ts';

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

/** Notes who set it, or that nobody has any more. `at` is epoch milliseconds. */
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
  const changed = { ...authorRow(by, channel), set_at: at };
  await transaction
    .insertInto('digest')
    .values({ ...channelKeyOf(channel), ...changed })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet(changed))
    .execute();
}
