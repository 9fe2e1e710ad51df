import type { Dataset } from '../../dataset/dataset.ts';
import type { Composed, Moment } from '../../scheduling/worker/deliver.ts';
import type { ChannelKey, Due, Store } from '../../store/store.ts';
import { hasMoved } from './progress.ts';
import { digestReply, progressByRoadmap, SPAN } from './team.ts';

/**
 * Composes a channel's digest when it is due. A week in which nothing moved is said once; after that it is quiet until
 * something does. The schedule counts such weeks.
 */
export async function composeDigest(
  due: Due,
  channel: ChannelKey,
  { next, late }: Moment,
  store: Pick<Store, 'tallies' | 'digestBy'>,
  data: Dataset,
): Promise<Composed> {
  const since = due.dueAt - SPAN;
  const all = progressByRoadmap(await store.tallies(channel, since), data, since);
  const { silent } = due.schedule;
  if (all.length === 0)
    return {
      why: 'no roadmap is followed there',
      then: { next: undefined, state: 'paused', reason: 'no roadmap is followed here' },
    };
  const isStill = !all.some(hasMoved);
  if (isStill && silent > 0) return { why: 'nothing moved', then: { next, silent: silent + 1 } };
  const digest = { schedule: due.schedule, by: await store.digestBy(channel) };
  return {
    reply: digestReply(all, digest, { late }),
    closed: 'Rung may not post in the channel',
    then: { next, silent: isStill ? 1 : 0 },
  };
}
