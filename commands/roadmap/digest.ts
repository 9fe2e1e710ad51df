import {
  aroundDaysOff,
  command,
  askZone,
  authorOf,
  button,
  call,
  channelHere,
  defineCommand,
  mustManage,
  nextAfter,
  note,
  option,
  paragraph,
  personOf,
  UserError,
  workspaceHere,
  workspaceZoneOf,
  newSchedule,
  nextSendNote,
  timeFields,
  weeklyTime,
  writeWeekly,
  weeklyOf,
  type Context,
  type Reply,
  WEEKLY_PLAN,
  CHANNEL_DIGEST,
} from '#bot';

const OFF = [
  ...([
    'off',
    'stop',
    'never',
    'none',
    'pause',
    'paused',
    'end',
    'cancel',
    'disable',
    'mute',
    'quiet',
  ] as const),
  ...(['silence', 'remove', 'delete', 'turn off', 'switch off', 'no more', 'unsubscribe', 'quit'] as const),
] as const;

export default defineCommand({
  summary: 'This channel’s weekly digest: when it comes, or “off”',
  options: {
    weekday: option.weekday({ summary: 'The day of the digest; Monday if you say none' }),
    time: option.timeOfDay({ summary: 'Its time of day; 9:00 if you say none' }),
    zone: option.zone({ summary: 'The channel’s time zone: a city will do' }),
    off: option.flag(OFF, 'Turn it off'),
  },
  ignores: ['digest', 'on', 'every', 'each', 'weekly', 'week', 'time', 'set', 'roadmap', 'to'],
  examples: ['/roadmap digest monday 9:00 london', '/roadmap digest off'],
  changes: true,
  admins: true,
  profileOption: 'zone',
  form: { title: 'The weekly digest', submit: 'Save' },
  async run({ weekday, time, zone, off }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const channel = channelHere(venue);
    const now = clock.now();
    const shares = await store.channelRoadmaps.list(channel);
    const before = await store.schedules.get(channel, CHANNEL_DIGEST);
    mustManage(
      [await store.digests.author(channel), ...shares.map((one) => one.sharer)],
      context,
      'set the digest',
    );
    if (off === true) {
      await store.schedules.set(channel, CHANNEL_DIGEST, undefined, now);
      await store.digests.delete(channel);
      return { summary: 'Weekly digest: off', blocks: [], actions: [change] };
    }
    if (shares.length === 0)
      throw new UserError('none-shared', 'No roadmap is shared in this channel', [
        'Share one first: ',
        command('/roadmap share 30 days'),
      ]);
    const where = zone ?? before?.zone ?? (await zoneKnown(context));
    if (where === undefined) {
      const asking = call(['roadmap', 'digest'], timeFields({ weekday, time }));
      return askZone({ ...WHERE, asking }, context);
    }
    const weekly = weeklyTime({ weekday, time, zone: where }, before);
    const next = nextAfter(channel, weeklyOf(weekly), before && weeklyOf(before), now);
    const schedule = newSchedule(weekly, { hours: 0, next });
    await store.schedules.set(channel, CHANNEL_DIGEST, schedule, now);
    await store.digests.setAuthor(channel, authorOf(context), now);
    return {
      summary: `Weekly digest: ${writeWeekly(schedule)}`,
      blocks: [
        paragraph('One message a week in this channel. It says that you set it up.'),
        note('Totals, and names only of people who opted in.'),
        ...nextSendNote(await aroundDaysOff(schedule, channel, store, CHANNEL_DIGEST)),
      ],
      actions: [change, button('Turn off', call(['roadmap', 'digest'], { off: true }))],
    };
  },
});

const WHERE = {
  question: 'Which time zone is the channel in?',
  reason: 'So that the digest comes at your team’s local time. A city will do.',
  example: '/roadmap digest monday 9:00 london',
};

const change = button('Change', { ...call(['roadmap', 'digest']), intent: 'form' });

/** The zone of the workspace where admins chose one, else that of the asker’s own plan. */
const zoneKnown = async ({ store, actor, venue }: Context): Promise<string | undefined> =>
  workspaceZoneOf(await store.workspaceSettings.list(workspaceHere(venue))) ??
  (await store.schedules.get(personOf(actor), WEEKLY_PLAN))?.zone;
