import {
  askZone,
  call,
  defineCommand,
  nextAfter,
  note,
  option,
  personOf,
  skippedNote,
  myPlans,
  laterSendsNote,
  weekReply,
  weeklyOf,
  ACTIVE,
  newSchedule,
  sendsToCome,
  timeFields,
  weeklyTime,
  writeMoment,
  TOLD_SENDS,
  ZONE_QUESTION,
  type Weekday,
  type Context,
  type Plan,
  type Reply,
  type Schedule,
  WEEKLY_PLAN,
} from '#bot';

export default defineCommand({
  summary: 'Start a plan: one message a week, at your day and hour',
  helpLine: {
    at: 5,
    label: 'My plan',
    says: 'one message a week, at your hour',
    example: '/plan start 30 days monday 9:00 london',
  },
  options: {
    roadmap: option.roadmap({ summary: 'The roadmap to follow', required: true }),
    weekday: option.weekday({ summary: 'Its day; Monday if left out' }),
    time: option.timeOfDay({ summary: 'Its time; 9:00 if left out' }),
    zone: option.zone({ summary: 'Your time zone: a city will do' }),
    hours: option.hours({ summary: 'Hours a week you have for it' }),
  },
  ignores: ['plan', 'roadmap', 'every', 'each', 'time', 'on', 'start', 'with', 'week', 'weekly', 'once'],
  examples: ['/plan start 30 days', '/plan start software engineer monday 9:00 london 6h a week'],
  phrases: [
    'start/begin/make/create/new/follow/join plan, start/begin/follow/do roadmap, sign up, subscribe, learning plan, set up plan, weekly message',
  ],
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

    const weekly = weeklyTime({ weekday, time, zone: where }, before);
    const asked = {
      hours: hours ?? before?.hours ?? roadmap.hours,
      next:
        before?.state === 'active' && before.next && weekday === undefined && time === undefined && !zone
          ? before.next
          : nextAfter(person, weeklyOf(weekly), before && weeklyOf(before), now),
    };
    const schedule: Schedule = before
      ? { ...before, ...weekly, ...asked, ...ACTIVE, silent: 0 }
      : newSchedule(weekly, asked);
    const plans = await store.plans.list(person);
    // Taken up again, what was ticked stays ticked.
    const known = plans.find((one) => one.roadmap === roadmap.id && one.state !== 'done');
    const plan: Plan = known ? { ...known, state: 'active', endedAt: undefined } : newPlan(roadmap.id, now);
    await store.plans.save(person, plan, now);
    await store.schedules.set(person, WEEKLY_PLAN, schedule, now);
    const { active: all } = await myPlans(person, store, dataset, now);
    const own = all.filter((one) => one.roadmap.id === roadmap.id);
    const shown = weekReply(own, schedule, dataset, { saysNext: false });
    const sends = await sendsToCome(schedule, person, store, { kind: WEEKLY_PLAN, count: TOLD_SENDS });
    const [next] = sends;
    const first = next === undefined ? undefined : writeMoment(next, schedule.zone);
    return {
      summary: first === undefined ? 'You’re in!' : `You’re in! First message ${first}`,
      blocks: [
        ...shown.blocks,
        ...(all.length > 1 && hours === undefined
          ? [note(`Your plans share ${schedule.hours} h a week: “Change time” sets it.`)]
          : []),
        ...own.flatMap((one) => skippedNote(one, dataset, true)),
        ...laterSendsNote(schedule, sends),
      ],
      actions: shown.actions,
    };
  },
});

const newPlan = (roadmap: string, now: number): Plan => ({
  id: globalThis.crypto.randomUUID(),
  roadmap,
  state: 'active',
  week: 0,
  startedAt: now,
  endedAt: undefined,
  done: [],
  thisWeek: undefined,
  takesAll: false,
});

interface Asked {
  readonly roadmap: string;
  readonly weekday: Weekday | undefined;
  readonly time: string | undefined;
  readonly hours: number | undefined;
}

/** Asks for the zone, once: the hour is on the person's wall, and it must be known which. */
function askWhere({ roadmap, weekday, time, hours }: Asked, context: Context): Promise<Reply> {
  const fields = {
    roadmap,
    ...timeFields({ weekday, time }),
    ...(hours !== undefined && { hours }),
  };
  return askZone(
    {
      ...ZONE_QUESTION,
      asking: call(['plan', 'start'], fields),
      example: '/plan start 30 days monday 9:00 london',
    },
    context,
  );
}
