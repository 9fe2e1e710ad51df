import type { Access } from '../engines/database-access.ts';
import type { Author, ChannelKey } from '../schema/keys.ts';
import { authorRow, channelKeyOf, isChannel, mustBeChannel, toAuthor } from '../schema/team-rows.ts';
import { mustBeInstant } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';

/** Who set the digests of channels; when each comes is a schedule. */
export class Digests {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** Who set the channel's digest; undefined where nobody did, or they had themselves deleted. */
  async author(channel: ChannelKey): Promise<Author | undefined> {
    if (!isChannel(channel)) return undefined;
    const row = await this.#access.read((db) =>
      db
        .selectFrom('digest')
        .selectAll()
        .where((it) => it.and(channelKeyOf(channel)))
        .executeTakeFirst(),
    );
    return row && toAuthor(row);
  }

  /**
   * Notes who set it.
   * @throws {RangeError} the author is of another workspace or platform
   */
  async setAuthor(channel: ChannelKey, author: Author, at: EpochMs): Promise<void> {
    mustBeChannel(channel);
    mustBeInstant('The time of the change', at);
    const changed = { ...authorRow(author, channel), set_at: at };
    await this.#access.changeOf(author.person, (transaction) =>
      transaction
        .insertInto('digest')
        .values({ ...channelKeyOf(channel), ...changed })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet(changed))
        .execute(),
    );
  }

  /** Notes that nobody has set it any more. */
  async delete(channel: ChannelKey): Promise<void> {
    mustBeChannel(channel);
    await this.#access.change((transaction) =>
      transaction
        .deleteFrom('digest')
        .where((it) => it.and(channelKeyOf(channel)))
        .execute(),
    );
  }
}
