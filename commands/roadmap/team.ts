import {
  button,
  call,
  channelHere,
  defineCommand,
  note,
  progressByRoadmap,
  SPAN,
  teamReply,
  type Reply,
  CHANNEL_DIGEST,
} from '#bot';

export default defineCommand({
  summary: 'How this channel gets on with what it follows: totals, and the last seven days',
  ignores: ['progress', 'roadmap', 'channel', 'our', 'we', 'doing'],
  examples: ['/roadmap team'],
  phrases: [
    'team progress/status/doing, channel progress/doing, who behind/ahead, team behind/ahead/track/pace, how team, anyone/anybody behind, we behind/track',
  ],
  shareable: true,
  roadmaps: 'here',
  async run(_args, { store, venue, dataset, clock }): Promise<Reply> {
    const channel = channelHere(venue);
    const since = clock.now() - SPAN;
    const all = progressByRoadmap(await store.channelRoadmaps.progress(channel, since), dataset, since);
    if (all.length === 0)
      return {
        summary: 'No roadmap is followed in this channel yet',
        blocks: [note('Share one, and anyone can join with a click, at their own pace.')],
        actions: dataset.roadmaps.all
          .slice(0, OFFERED)
          .map((one) =>
            button(`Share: ${one.name}`, call(['roadmap', 'share'], { roadmap: `roadmap:${one.id}` })),
          ),
        unshared: true,
      };
    const schedule = await store.schedules.get(channel, CHANNEL_DIGEST);
    const by = await store.digests.author(channel);
    const { actions, ...shown } = teamReply(all, schedule && { schedule, by });
    const set = schedule?.state === 'active' ? 'Change the digest' : 'Set a weekly digest';
    return {
      ...shown,
      actions: [...actions, button(set, { ...call(['roadmap', 'digest']), intent: 'form' })],
    };
  },
});

const OFFERED = 4;
