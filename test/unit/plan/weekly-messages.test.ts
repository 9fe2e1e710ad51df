import { describe, expect, it } from 'vitest';
import { stored } from '../../../src/features/plans/week.ts';
import { weekReply } from '../../../src/features/plans/week-reply.ts';
import type { Block } from '../../../src/reply/reply.ts';
import { follower, livedThrough } from '../../harness/fixtures/unit/plan/following.ts';
import { shippedData } from '../../harness/shipped.ts';

const data = shippedData();
const HOURS = [3, 5, 8, 12, 20];
const planned = data.roadmaps.all.flatMap(({ id }) => data.roadmaps.planned(id) ?? []);
const hasLink = (block: Block): boolean =>
  block.type === 'links' || ('spans' in block && block.spans.some(({ type }) => type === 'link'));

describe.each(planned.map((one) => [one.id, one] as const))('given the messages of %s', (_, roadmap) => {
  it.each(HOURS)('when they are composed for %d hours a week, then nine in ten have a link', (hours) => {
    const who = follower(hours);
    const messages = livedThrough(roadmap, who).map(({ plan, ...week }) => {
      const one = { plan: { ...plan, thisWeek: stored(week.tasks) }, roadmap, week, news: [], follower: who };
      return weekReply([one], undefined, data, { saysWhy: true });
    });
    const linked = messages.filter(({ blocks }) => blocks.some(hasLink));
    expect(linked.length / messages.length).toBeGreaterThanOrEqual(0.9);
    // A week’s title says what it is about, and no week’s is that of the one before.
    const titles = messages.map(({ summary }) => summary.replace(/^Week \d+: /u, ''));
    expect(titles.filter((one, at) => at > 0 && one === titles[at - 1] && one !== 'catch up')).toEqual([]);
  });
});
