import {
  alive,
  defineCommand,
  option,
  personOf,
  standingOf,
  ticked,
  USUAL_HOURS,
  UserError,
  weekReply,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Tick a task of this week, or untick it: by its number',
  options: { task: option.text({ summary: 'The number of the task, counted from the top', required: true }) },
  examples: ['/plan tick 2'],
  changes: true,
  async run({ task }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const [schedule, plans] = [await store.schedule(person), await store.plans(person)];
    const hours = schedule?.hours ?? USUAL_HOURS;
    const standing = standingOf(plans, hours, dataset);
    const all = standing.flatMap(({ plan, week }) =>
      week.tasks.map((one) => ({ plan, step: one.step.id, task: one.task.id })),
    );
    const [roadmap, step, id, becomes] = task.split('/');
    const done = becomes === 'done' ? true : becomes === 'open' ? false : undefined;
    const owner = standing.find((one) => one.roadmap.id === roadmap)?.plan;
    const chosen =
      step !== undefined && id !== undefined
        ? owner &&
          dataset.roadmaps
            .get(owner.roadmap)
            ?.steps.some((one) => one.id === step && one.tasks.some((each) => each.id === id))
          ? { plan: owner, step, task: id }
          : undefined
        : all[Number(task) - 1];
    if (!chosen)
      throw new UserError(
        'no-such-task',
        'There is no such task in your plan',
        'Say its number from the top, such as “/plan tick 2”.',
      );
    await store.savePlan(
      person,
      ticked(chosen.plan, { step: chosen.step, task: chosen.task, done }, now),
      now,
    );
    const after = schedule && alive(schedule, now, true);
    if (after) await store.setSchedule(person, after, now);
    return weekReply(standingOf(await store.plans(person), hours, dataset), after, dataset);
  },
});
