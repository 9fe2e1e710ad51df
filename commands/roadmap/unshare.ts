import {
  authorOf,
  button,
  call,
  channelHere,
  chosenChannelRoadmap,
  defineCommand,
  mustManage,
  note,
  option,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Take a shared roadmap back from this channel; plans stay their people’s',
  options: { roadmap: option.roadmap({ summary: 'Which roadmap, where several are shared here' }) },
  ignores: ['roadmap', 'take', 'back', 'this'],
  examples: ['/roadmap unshare 30 days'],
  phrases: [
    'unshare, stop/end/cancel share/sharing roadmap, stop/end share/sharing, remove/delete/take roadmap channel',
  ],
  changes: true,
  admins: true,
  roadmaps: 'here',
  async run({ roadmap: page }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const channel = channelHere(venue);
    const { channelRoadmap: followed, name } = await chosenChannelRoadmap(
      channel,
      page,
      { path: ['roadmap', 'unshare'] },
      context,
    );
    mustManage([followed.sharer], context, 'take it back');
    await store.channelRoadmaps.withdraw(channel, followed.roadmap, authorOf(context).name, clock.now());
    return {
      summary: `Taken back: “${name}” is not shared in this channel any more`,
      blocks: [note('Its card says so. Plans already started go on, and the channel no longer sees them.')],
      actions: [
        button('Share it again', call(['roadmap', 'share'], { roadmap: `roadmap:${followed.roadmap}` })),
      ],
    };
  },
});
