import {
  askZone,
  call,
  defineCommand,
  nextAfter,
  note,
  option,
  personOf,
  activePlans,
  weekReply,
  weeklyOf,
  WEEKDAYS,
  type Context,
  type Plan,
  type Reply,
  type Schedule,
  WEEKLY_PLAN,
} from '#bot';

const MONDAY = 1;
const MORNING = '09:00';

export default defineCommand({
  summary: 'Start a roadmap as your plan, with a message a week at your day and hour',
  options: {
    roadmap: option.roadmap({ summary: 'The roadmap to follow', required: true }),
    weekday: option.weekday({ summary: 'The day of the message; Monday if you say none' }),
    time: option.timeOfDay({ summary: 'Its time of day; 9:00 if you say none' }),
    zone: option.zone({ summary: 'Your time zone: a city will do' }),
    hours: option.hours({ summary: 'Hours a week you have for it' }),
  },
  ignores: ['plan', 'roadmap', 'every', 'each', 'time', 'on', 'start', 'with'],
  examples: ['/plan start 30 days', '/plan start software engineer monday 9:00 london 6h a week'],
  changes: true,
  profileOption: 'zone',
  roadmaps: 'mine',
  opensConversation: true,
  async run({ roadmap: page, weekday, time, zone, hours }, context): Promise<Reply> {
    const { actor, store, dataset, clock } = context;
    const roadmap = dataset.roadmaps.get(page.id);
    if (!roadmap) throw new Error(`there is no roadmap ${page.id}`);
    const person = personOf(actor);
    const now = clock.now();
    const before = await store.schedules.get(person, WEEKLY_PLAN);
    const where = zone ?? before?.zone;
    if (where === undefined) return askWhere({ roadmap: page.ref, weekday, time, hours }, context);

    const wanted = {
      weekday: weekday?.number ?? before?.weekday ?? MONDAY,
      time: time ?? before?.time ?? MORNING,
      zone: where,
    };
    const schedule: Schedule = {
      ...(before ?? fresh),
      ...wanted,
      hours: hours ?? before?.hours ?? roadmap.hours,
      state: 'active',
      reason: undefined,
      notified: false,
      silent: 0,
      next: nextAfter(person, weeklyOf(wanted), before && weeklyOf(before), now),
    };
    const plans = await store.plans.list(person);
    // Taken up again, what was ticked stays ticked.
    const known = plans.find((one) => one.roadmap === roadmap.id && one.state !== 'done');
    const plan: Plan = known ? { ...known, state: 'active', endedAt: undefined } : newPlan(roadmap.id, now);
    await store.plans.save(person, plan, now);
    await store.schedules.set(person, WEEKLY_PLAN, schedule, now);
    const shown = weekReply(
      activePlans(await store.plans.list(person), schedule.hours, dataset, now),
      schedule,
      dataset,
    );
    const day = WEEKDAYS[schedule.weekday - 1]?.name ?? '';
    return {
      summary: `Your plan has begun: ${roadmap.name}, a message each ${day} at ${schedule.time} (${schedule.zone})`,
      blocks: [
        ...shown.blocks,
        note('One message a week comes to you in private, and nothing else. Each has a button to stop.'),
      ],
      actions: shown.actions,
    };
  },
});

const fresh = { streak: 0, bestStreak: 0, lastWeek: undefined, forgiven: false };

const newPlan = (roadmap: string, now: number): Plan => ({
  id: globalThis.crypto.randomUUID(),
  roadmap,
  state: 'active',
  week: 0,
  startedAt: now,
  endedAt: undefined,
  done: [],
});

interface Given {
  readonly roadmap: string;
  readonly weekday: (typeof WEEKDAYS)[number] | undefined;
  readonly time: string | undefined;
  readonly hours: number | undefined;
}

/** Asks for the zone, once: the hour is on the person's wall, and it must be known which. */
function askWhere({ roadmap, weekday, time, hours }: Given, context: Context): Promise<Reply> {
  const fields = {
    roadmap,
    ...(weekday && { weekday: String(weekday.number) }),
    ...(time !== undefined && { time }),
    ...(hours !== undefined && { hours }),
  };
  return askZone(
    {
      question: 'Which time zone are you in?',
      reason: 'The message comes at your own hour, whatever the clocks do. A city in your zone will do.',
      again: call(['plan', 'start'], fields),
      example: '/plan start 30 days monday 9:00 london',
    },
    context,
  );
}
