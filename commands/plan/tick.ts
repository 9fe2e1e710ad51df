import {
  afterActivity,
  defineCommand,
  option,
  personOf,
  keyNow,
  activePlans,
  taskKey,
  ticked,
  USUAL_HOURS,
  UserError,
  weekReply,
  type Reply,
  type ActivePlan,
  WEEKLY_PLAN,
} from '#bot';

export default defineCommand({
  summary: 'Tick a task of this week, or untick it: by its number',
  options: { task: option.text({ summary: 'The number of the task, counted from the top', required: true }) },
  examples: ['/plan tick 2'],
  roadmaps: 'mine',
  changes: true,
  async run({ task }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const [schedule, plans] = [
      await store.schedules.get(person, WEEKLY_PLAN),
      await store.plans.list(person),
    ];
    const hours = schedule?.hours ?? USUAL_HOURS;
    const active = activePlans(plans, hours, dataset, now);
    const numbered = active.flatMap(({ plan, roadmap, week }) =>
      week.tasks.map((one) => ({ plan, roadmap, key: taskKey(one.step, one.task), done: undefined })),
    );
    const chosen = named(task, active) ?? numbered[Number(task) - 1];
    if (!chosen)
      throw new UserError(
        'no-such-task',
        'There is no such task in your plan',
        'Say its number from the top, such as “/plan tick 2”.',
      );
    await store.plans.save(person, ticked(chosen.plan, chosen.roadmap, chosen, now), now);
    const after = schedule && afterActivity(schedule, now, true);
    if (after) await store.schedules.set(person, WEEKLY_PLAN, after, now);
    return weekReply(activePlans(await store.plans.list(person), hours, dataset, now), after, dataset);
  },
});

/** The task that a box names, as roadmap, step, task and what it is to become; its message may be older than the roadmap's latest edit. */
function named(value: string, active: readonly ActivePlan[]) {
  const [id, step, task, becomes] = value.split('/');
  const owner = active.find((one) => one.roadmap.id === id);
  if (!owner || step === undefined || task === undefined) return undefined;
  const { plan, roadmap } = owner;
  const key = keyNow(roadmap, step, task);
  const exists = roadmap.steps.some((one) => one.tasks.some((each) => taskKey(one, each) === key));
  const done = becomes === 'done' ? true : becomes === 'open' ? false : undefined;
  return exists ? { plan, roadmap, key, done } : undefined;
}
