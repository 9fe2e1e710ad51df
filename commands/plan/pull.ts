import {
  aroundDaysOff,
  afterActivity,
  button,
  call,
  command,
  chosenPlan,
  defineCommand,
  myPlans,
  note,
  openMinutes,
  option,
  personOf,
  stored,
  UserError,
  WEEKLY_PLAN,
  weekReply,
  withNextWeek,
  type ActivePlan,
  type Reply,
} from '#bot';

const AN_HOUR = 60;

export default defineCommand({
  summary: 'Start next week’s tasks now',
  options: {
    roadmap: option.roadmap({ summary: 'Which plan, where you follow several' }),
    week: option.week({ summary: 'The week to pull into; this one if you say none' }),
    tasks: option.count('How many tasks it had'),
  },
  ignores: ['plan', 'my', 'next', 'week', 'tasks', 'now', 'in', 'forward'],
  examples: ['/plan pull'],
  phrases: [
    'pull next week/task, pull forward, start next week/task now/early, more task, ahead of plan/schedule',
  ],
  roadmaps: 'mine',
  changes: true,
  async run({ roadmap, week, tasks }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const { schedule, active } = await myPlans(person, store, dataset, now);
    const one = chosenPlan(active, roadmap, 'pull');
    const isOld = week !== undefined && week !== one.week.number;
    const isPulled = tasks !== undefined && one.week.tasks.length > tasks;
    if (!isOld && !isPulled) {
      mustBeAhead(one);
      const thisWeek = stored(withNextWeek(one.plan, one.roadmap, one.follower));
      await store.plans.save(person, { ...one.plan, thisWeek }, now);
    }
    // It counts as a sign of life, and as no progress yet.
    const after = schedule && afterActivity(schedule, now, false);
    if (after) await store.schedules.set(person, WEEKLY_PLAN, after, now);
    const next = await aroundDaysOff(after, person, store, WEEKLY_PLAN);
    const shown = weekReply((await myPlans(person, store, dataset, now)).active, next, dataset);
    const said = isOld
      ? `You are in week ${one.week.number}, not in week ${week}.`
      : 'Next week’s tasks are in this week now.';
    return { ...shown, blocks: [note(said), ...shown.blocks] };
  },
});

/**
 * More is taken on by who has less than half a week's work open, so that weeks do not pile up.
 * @throws UserError for who has more, and where no week is left
 */
function mustBeAhead(one: ActivePlan): void {
  const { week, follower } = one;
  const show = [button('This week', call(['plan', 'show']), 'primary')];
  if (week.toCome.length === 0)
    throw new UserError(
      'last-week',
      'This is the last week',
      ['Finish it with ', command('/plan done')],
      show,
    );
  if (openMinutes(one) > (follower.hours * AN_HOUR) / 2)
    throw new UserError(
      'week-open',
      'This week’s tasks come first',
      'Tick some tasks first, then pull more.',
      show,
    );
}
