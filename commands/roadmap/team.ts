import {
  button,
  call,
  channelHere,
  defineCommand,
  menu,
  note,
  progressByRoadmap,
  SPAN,
  teamReply,
  type Reply,
  CHANNEL_DIGEST,
} from '#bot';

export default defineCommand({
  summary: 'Team progress in this channel',
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
        summary: 'No shared roadmap in this channel yet',
        blocks: [note('Share one, and anyone here can join at their own pace.')],
        actions: [
          menu(
            'Share a roadmap',
            dataset.roadmaps.all.map(({ id, name }) => ({
              label: name,
              call: call(['roadmap', 'share'], { roadmap: `roadmap:${id}` }),
            })),
          ),
        ],
        unshared: true,
      };
    const schedule = await store.schedules.get(channel, CHANNEL_DIGEST);
    const by = await store.digests.author(channel);
    const { actions, ...shown } = teamReply(all, schedule && { schedule, by });
    const set = schedule?.state === 'active' ? 'Change digest' : 'Weekly digest';
    return {
      ...shown,
      actions: [...actions, button(set, { ...call(['roadmap', 'digest']), intent: 'form' })],
    };
  },
});
