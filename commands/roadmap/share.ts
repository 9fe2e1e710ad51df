import {
  authorOf,
  button,
  call,
  channelHere,
  dateOfDay,
  dayOf,
  dayOfDate,
  dayTime,
  defineCommand,
  isTeamRoadmap,
  mondayFrom,
  note,
  option,
  teamRoadmapHere,
  paragraph,
  writeDay,
  type Action,
  type ChannelKey,
  type Context,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Share a roadmap in this channel, to learn together',
  helpLine: {
    at: 6,
    label: 'Team',
    says: 'follow a roadmap together in a channel',
    example: '/roadmap share 30 days',
  },
  options: {
    roadmap: option.roadmap({ summary: 'The roadmap to follow', required: true }),
    from: option.from({
      summary: 'The Monday to start together; own pace if you say none',
    }),
  },
  ignores: ['roadmap', 'with', 'everyone', 'team', 'channel', 'here', 'together', 'start', 'starting', 'us'],
  examples: ['/roadmap share 30 days', '/roadmap share software engineer from monday'],
  phrases: ['share roadmap/plan channel/team, share roadmap, follow roadmap together'],
  changes: true,
  roadmaps: 'here',
  async run({ roadmap: page, from }, context) {
    const { store, clock, venue } = context;
    const channel = channelHere(venue);
    // Held until it is shared: whoever deletes it then takes it back here too.
    if (isTeamRoadmap(page.id)) await teamRoadmapHere(page, context);
    const now = clock.now();
    const today = dayOf(now);
    const starts = from && dateOfDay(mondayFrom(from.on(today)));
    const id = globalThis.crypto.randomUUID();
    const channelRoadmap = {
      ...channel,
      id,
      roadmap: page.id,
      sharer: authorOf(context),
      sharedAt: now,
      starts,
    };
    const stands = await store.channelRoadmaps.share(channelRoadmap, now);
    const start = stands.starts === undefined ? undefined : dayOfDate(stands.starts);
    const actions = await waysOn(page.ref, channel, context);
    if (stands.id !== id) {
      const by = stands.sharer ? `, from ${stands.sharer.name}` : '';
      return {
        summary: `Already shared here: ${page.name}`,
        blocks: [note(`Its card is further up${by}.`)],
        actions: [button('Join', call(['roadmap', 'join'], { roadmap: page.ref }), 'primary'), ...actions],
      };
    }
    return {
      channelRoadmapId: id,
      reply: {
        summary: `Shared: ${page.name}`,
        blocks: [
          ...(start === undefined ? [] : [paragraph(['Everyone starts together on ', dayTime(start), '.'])]),
          note('The card in this channel names you. You or an admin can unshare it.'),
        ],
        actions: [...actions, button('Unshare', call(['roadmap', 'unshare'], { roadmap: page.ref }))],
      },
      whenRefused: (hint: string | undefined): Reply => ({
        summary: 'I can’t post in this channel',
        blocks: [note(hint ?? 'Add me to the channel, then share again.')],
        actions: [
          button(
            'Share again',
            call(['roadmap', 'share'], {
              roadmap: page.ref,
              ...(start !== undefined && { from: writeDay(start) }),
            }),
            'primary',
          ),
        ],
      }),
    };
  },
});

/** The next steps to offer: following it oneself, and a digest where there is none. */
async function waysOn(roadmap: string, channel: ChannelKey, { store }: Context): Promise<Action[]> {
  const digest = await store.digests.author(channel);
  return [
    button('Team progress', call(['roadmap', 'team'])),
    ...(digest ? [] : [button('Weekly digest', { ...call(['roadmap', 'digest']), intent: 'form' })]),
    button('Preview', call(['roadmap', 'show'], { roadmap })),
  ];
}
