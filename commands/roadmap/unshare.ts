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
  summary: 'Unshare a roadmap from this channel; plans go on',
  options: {
    roadmap: option.roadmap({ summary: 'Which roadmap, where several are shared here' }),
    sure: option.flag(['yes', 'sure', 'really'], 'Yes, unshare it'),
  },
  ignores: ['roadmap', 'take', 'back', 'this'],
  examples: ['/roadmap unshare 30 days'],
  phrases: [
    'unshare, stop/end/cancel share/sharing roadmap, stop/end share/sharing, remove/delete/take roadmap channel',
  ],
  changes: true,
  confirmedBy: 'sure',
  admins: true,
  roadmaps: 'here',
  async run({ roadmap: page, sure }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const channel = channelHere(venue);
    const { channelRoadmap: followed, name } = await chosenChannelRoadmap(
      channel,
      page,
      { path: ['roadmap', 'unshare'] },
      context,
    );
    mustManage([followed.sharer], context, 'unshare it');
    const shared = `roadmap:${followed.roadmap}`;
    if (sure !== true)
      return {
        summary: `Unshare “${name}”?`,
        blocks: [note('Its card goes, and so does its team progress. Plans already started go on.')],
        actions: [
          button('Yes, unshare it', call(['roadmap', 'unshare'], { roadmap: shared, sure: true }), 'danger'),
          button('Keep it', call(['roadmap', 'team'])),
        ],
      };
    await store.channelRoadmaps.withdraw(channel, followed.roadmap, authorOf(context).name, clock.now());
    return {
      summary: `Unshared: ${name}`,
      blocks: [note('Plans already started go on, unseen by the channel.')],
      actions: [button('Share again', call(['roadmap', 'share'], { roadmap: shared }))],
    };
  },
});
