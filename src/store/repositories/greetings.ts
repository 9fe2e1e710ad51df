import type { Access } from '../engines/database-access.ts';
import type { ChannelKey } from '../schema/keys.ts';
import { mustBeInstant, mustBeKey } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';

/** The channels that were greeted when Rung came to them, for as long as anything is held of their workspace. */
export class Greetings {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** Marks a channel as greeted; an empty `channel` is the workspace as a whole. False where it was marked before. */
  async mark({ platform, workspace, channel }: ChannelKey, at: EpochMs): Promise<boolean> {
    mustBeKey('platform', platform);
    mustBeKey('workspace', workspace);
    mustBeKey('channel', channel);
    mustBeInstant('The time of the greeting', at);
    // One statement, so that of many who try at once one marks it.
    const marked = await this.#access.change((transaction) =>
      transaction
        .insertInto('greeting')
        .values({ platform, workspace, channel, greeted_at: at })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'channel']).doNothing())
        .returning('channel')
        .executeTakeFirst(),
    );
    return marked !== undefined;
  }
}
