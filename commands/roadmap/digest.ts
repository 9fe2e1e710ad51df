import {
  askZone,
  authorOf,
  button,
  call,
  channelHere,
  defineCommand,
  mustManage,
  nextAfter,
  nextSends,
  note,
  option,
  paragraph,
  personOf,
  time as moment,
  UserError,
  WEEKDAYS,
  weeklyOf,
  type Context,
  type Reply,
  type Schedule,
  WEEKLY_PLAN,
  CHANNEL_DIGEST,
} from '#bot';

const MONDAY = 1;
const MORNING = '09:00';

export default defineCommand({
  summary: 'When this channel is told each week how it gets on; “off” ends it',
  options: {
    weekday: option.weekday({ summary: 'The day of the digest; Monday if you say none' }),
    time: option.timeOfDay({ summary: 'Its time of day; 9:00 if you say none' }),
    zone: option.zone({ summary: 'The channel’s time zone: a city will do' }),
    off: option.flag(['off', 'stop', 'never', 'none'], 'No digest any more'),
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
      return { summary: 'No digest comes to this channel any more', blocks: [], actions: [change] };
    }
    if (shares.length === 0)
      throw new UserError(
        'none-shared',
        'No roadmap is shared in this channel',
        'Share one first, with “/roadmap share 30 days”.',
      );
    const where = zone ?? before?.zone ?? (await zoneOf(context));
    if (where === undefined) {
      const fields = {
        ...(weekday && { weekday: String(weekday.number) }),
        ...(time !== undefined && { time }),
      };
      return askZone({ ...WHERE, again: call(['roadmap', 'digest'], fields) }, context);
    }
    const wanted = {
      weekday: weekday?.number ?? before?.weekday ?? MONDAY,
      time: time ?? before?.time ?? MORNING,
      zone: where,
    };
    const schedule: Schedule = {
      ...fresh,
      ...wanted,
      next: nextAfter(channel, weeklyOf(wanted), before && weeklyOf(before), now),
    };
    await store.schedules.set(channel, CHANNEL_DIGEST, schedule, now);
    await store.digests.setAuthor(channel, authorOf(context), now);
    const day = WEEKDAYS[schedule.weekday - 1]?.name ?? '';
    return {
      summary: `The channel is told each ${day} at ${schedule.time} (${schedule.zone}) how it gets on`,
      blocks: [
        paragraph('One message a week, whatever it follows, with your name on it as who set it.'),
        note(
          'Totals, and the names of those who chose to be named. A week in which nothing moved is said once.',
        ),
        note([
          'Next: ',
          ...nextSends(schedule, 3).flatMap((at, index) => [index > 0 ? ', ' : '', moment(at, 'date-time')]),
          '.',
        ]),
      ],
      actions: [change, button('Stop it', call(['roadmap', 'digest'], { off: true }), 'danger')],
    };
  },
});

const WHERE = {
  question: 'Which time zone is the channel in?',
  reason: 'The digest comes at its own hour, whatever the clocks do. A city in the zone will do.',
  example: '/roadmap digest monday 9:00 london',
};

/** The fields of a schedule that mean nothing for a channel. */
const fresh = {
  hours: 0,
  state: 'active',
  reason: undefined,
  notified: false,
  silent: 0,
  streak: 0,
  bestStreak: 0,
  lastWeek: undefined,
  forgiven: false,
} as const;

const change = button('Change', { ...call(['roadmap', 'digest']), intent: 'form' });

/** The zone of whoever sets it, where they have said one for themselves. */
const zoneOf = async ({ store, actor }: Context): Promise<string | undefined> =>
  (await store.schedules.get(personOf(actor), WEEKLY_PLAN))?.zone;
