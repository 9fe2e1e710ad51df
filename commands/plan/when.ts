import {
  aroundDaysOff,
  command,
  afterActivity,
  askZone,
  beforePause,
  button,
  call,
  dayOfDate,
  defineCommand,
  laidOutAnew,
  myPlans,
  isPutOff,
  keepingSnooze,
  nextAfter,
  note,
  option,
  personOf,
  scheduleOf,
  stored,
  nextSendNote,
  paragraph,
  weeklyOf,
  whenFields,
  ACTIVE,
  newSchedule,
  timeFields,
  weeklyTime,
  writeWeekday,
  writeWeekly,
  ZONE_QUESTION,
  type Block,
  type Context,
  type Plan,
  type Reply,
  type Schedule,
  WEEKLY_PLAN,
} from '#bot';

/** Hours a week that are assumed of a roadmap that is gone. */
const USUAL_HOURS = 5;

export default defineCommand({
  summary: 'Change the day, time, zone or hours of your plan',
  options: {
    weekday: option.weekday({ summary: 'The day of the message' }),
    time: option.timeOfDay({ summary: 'Its time of day' }),
    zone: option.zone({ summary: 'Your time zone: a city will do' }),
    hours: option.hours({ summary: 'Hours a week you have' }),
  },
  ignores: ['plan', 'on', 'every', 'each', 'time', 'change', 'to', 'move', 'week', 'weekly', 'once'],
  examples: ['/plan when', '/plan when friday 8:30', '/plan when berlin'],
  phrases: [
    'change/move/set/pick/different/another/reschedule plan/day/time/hour/zone/timezone/message/reminder/schedule, change/set time zone',
    'reschedule/schedule, change/move/switch/make …, rather …',
  ],
  changes: true,
  opensConversation: true,
  profileOption: 'zone',
  roadmaps: 'mine',
  form: { title: 'When to write to you', submit: 'Save' },
  async run({ weekday, time, zone, hours }, context): Promise<Reply> {
    const { actor, store, clock, dataset } = context;
    const person = personOf(actor);
    const now = clock.now();
    const plans = await store.plans.list(person);
    const known = await store.schedules.get(person, WEEKLY_PLAN);
    if (!known && plans.some((one) => one.state === 'active')) {
      // A plan that was begun together with others: nobody is written to before they chose the day and the hour.
      if (weekday === undefined && time === undefined) return chooseReply;
      if (zone === undefined) {
        const asking = call(['plan', 'when'], {
          ...timeFields({ weekday, time }),
          ...(hours !== undefined && { hours }),
        });
        return askZone({ ...ZONE_QUESTION, example: '/plan when monday 9:00 london', asking }, context);
      }
    }
    const schedule = known ?? (await firstOf(context, plans, { zone }));
    const weekly = weeklyTime({ weekday, time, zone: zone ?? schedule.zone }, schedule);
    const moved = weekday !== undefined || time !== undefined || zone !== undefined;
    const changed = moved || hours !== undefined;
    const after = {
      ...afterActivity(schedule, now, false),
      ...weekly,
      hours: hours ?? schedule.hours,
      // A new time is a wish to be written to: what was paused goes on.
      ...(changed && ACTIVE),
      ...(moved || (changed && schedule.next === undefined)
        ? { next: nextOfChanged(context, weeklyOf(weekly), known, plans) }
        : {}),
    };
    if (changed) await store.schedules.set(person, WEEKLY_PLAN, after, now);
    if (hours !== undefined && hours !== schedule.hours)
      for (const { plan, roadmap, follower } of (await myPlans(person, store, dataset, now)).active)
        await store.plans.save(
          person,
          { ...plan, thisWeek: stored(laidOutAnew(plan, roadmap, follower)) },
          now,
        );
    return {
      summary: `${changed ? 'Saved: ' : ''}${writeWeekly(after)}`,
      blocks: [
        paragraph(`${after.hours} h a week.`),
        ...nextSendNote(await aroundDaysOff(after, person, store, WEEKLY_PLAN)),
        ...(moved && known ? snoozeNote(beforePause(known, person), now) : []),
      ],
      actions: [
        button('Change', { ...call(['plan', 'when'], whenFields(after)), intent: 'form' }, 'primary'),
        button('This week', call(['plan', 'show'])),
      ],
    };
  },
});

/** The next message at a changed time; one that was snoozed stays so. */
function nextOfChanged(
  { actor, clock }: Context,
  weekly: ReturnType<typeof weeklyOf>,
  known: Schedule | undefined,
  plans: readonly Plan[],
): Schedule['next'] {
  const [person, now] = [personOf(actor), clock.now()];
  const next = nextAfter(person, weekly, known && weeklyOf(known), now, begunAt(plans));
  return known ? keepingSnooze(person, beforePause(known, person), weekly, next, now) : next;
}

const snoozeNote = (before: Schedule, now: number): Block[] =>
  before.next && before.next.at > now && isPutOff(before)
    ? [note(`You snoozed it until ${writeWeekday(dayOfDate(before.next.occurrence))}: nothing comes before.`)]
    : [];

/** When the first of the plans under way began. */
const begunAt = (plans: readonly Plan[]): number =>
  Math.min(...plans.filter(({ state }) => state === 'active').map(({ startedAt }) => startedAt));

const chooseReply: Reply = {
  summary: 'When should I message you?',
  blocks: [note(['No messages until you choose. Or type ', command('/plan when monday 9:00 london')])],
  actions: [button('Choose', { ...call(['plan', 'when']), intent: 'form' }, 'primary')],
};

/**
 * The values that a first choice starts from.
 * @throws UserError where there is no plan to be written to about
 */
async function firstOf(
  { actor, store, dataset }: Context,
  plans: readonly Plan[],
  { zone }: { readonly zone: string | undefined },
): Promise<Schedule> {
  const [plan] = plans.filter((one) => one.state === 'active');
  if (!plan || zone === undefined)
    return scheduleOf(store, personOf(actor), 'no plan whose time could be changed');
  return newSchedule(weeklyTime({ weekday: undefined, time: undefined, zone }, undefined), {
    hours: dataset.roadmaps.get(plan.roadmap)?.hours ?? USUAL_HOURS,
    next: undefined,
  });
}
