import type { Dataset } from '../../dataset/dataset.ts';
import { followingOf, onDate } from '../../features/plans/timing.ts';
import {
  CHANNEL_DIGEST,
  digestReply,
  progressByRoadmap,
  SPAN,
} from '../../features/teams/progress-replies.ts';
import { hasMoved } from '../../features/teams/progress.ts';
import { isChannelRecipient } from '../../store/store.ts';
import type { ChannelKey, Owner, Recipient, Repositories } from '../../store/store.ts';
import type { Composed, MessageKind } from './message-kind.ts';

interface Parts {
  readonly channelRoadmaps: Pick<Repositories['channelRoadmaps'], 'progress'>;
  readonly digests: Pick<Repositories['digests'], 'author'>;
  /** The roadmaps that ship, with those that a workspace made. */
  readonly dataOf: (owner: Owner) => Promise<Dataset>;
}

/**
 * How a channel gets on with the roadmaps it follows. A week in which nothing moved is said once; after that it is quiet
 * until something does. The schedule counts such weeks.
 */
export const channelDigest = ({ channelRoadmaps, digests, dataOf }: Parts): MessageKind => ({
  name: CHANNEL_DIGEST,
  mayRepeat: true,
  following: followingOf,
  on: onDate,
  async compose({ recipient, dueAt, schedule }, { next, late }): Promise<Composed> {
    const channel = channelOf(recipient);
    const since = dueAt - SPAN;
    const all = progressByRoadmap(
      await channelRoadmaps.progress(channel, since),
      await dataOf(channel),
      since,
    );
    if (all.length === 0)
      return {
        nothing: 'no roadmap is followed there',
        change: { next: undefined, state: 'paused', reason: 'no roadmap is followed here' },
      };
    const isStill = !all.some(hasMoved);
    if (isStill && schedule.silent > 0)
      return { nothing: 'nothing moved', change: { next, silent: schedule.silent + 1 } };
    return {
      reply: digestReply(all, { schedule, by: await digests.author(channel) }, { late }),
      whenUnreachable: 'Rung may not post in the channel',
      change: { next, silent: isStill ? 1 : 0 },
    };
  },
});

function channelOf(recipient: Recipient): ChannelKey {
  if (!isChannelRecipient(recipient)) throw new Error('A person has no digest.');
  return recipient;
}
