import {
  button,
  call,
  channelHere,
  chosenChannelRoadmap,
  defineCommand,
  note,
  option,
  personOf,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Leave a roadmap shared in this channel; your plan stays',
  options: { roadmap: option.roadmap({ summary: 'Which roadmap, where several are shared here' }) },
  ignores: ['roadmap', 'me', 'this', 'unfollow'],
  examples: ['/roadmap leave'],
  changes: true,
  roadmaps: 'here',
  async run({ roadmap: page }, context): Promise<Reply> {
    const { actor, store, venue } = context;
    const channel = channelHere(venue);
    const person = personOf(actor);
    const mine = (await store.channelRoadmaps.following(person)).filter(
      ({ channelRoadmap: followed }) =>
        followed.channel === channel.channel && followed.workspace === channel.workspace,
    );
    const only = mine.length === 1 && !page ? mine[0]?.channelRoadmap.roadmap : undefined;
    const chosen = only === undefined ? page : context.dataset.pages.get(`roadmap:${only}`);
    const { channelRoadmap: followed, name } = await chosenChannelRoadmap(
      channel,
      chosen,
      { path: ['roadmap', 'leave'] },
      context,
    );
    const left = await store.channelRoadmaps.unfollow(channel, followed.roadmap, person);
    const ref = `roadmap:${followed.roadmap}`;
    const under = (await store.plans.list(person)).some(
      (one) => one.roadmap === followed.roadmap && one.state === 'active',
    );
    return {
      summary: left ? `You left “${name}”` : `You are not in “${name}”`,
      blocks: under ? [note('Your own plan goes on.')] : [],
      actions: [
        ...(under ? [button('End my plan too', call(['plan', 'stop'], { roadmap: ref }))] : []),
        button('Join', call(['roadmap', 'join'], { roadmap: ref })),
      ],
    };
  },
});
