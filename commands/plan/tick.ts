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
  type Plan,
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
      week.tasks.map((one) => ({
        ...{ plan, roadmap, key: taskKey(one.step, one.task) },
        // “All” and a list of them mean that they are done; one alone is turned over.
        done: isSeveral(task) ? true : undefined,
      })),
    );
    const box = named(task, active);
    const chosen = box ? [box] : numbersIn(task, numbered.length).map((number) => numbered[number - 1]);
    const found = chosen.filter((one) => one !== undefined);
    if (found.length === 0 || found.length < chosen.length)
      throw new UserError(
        'no-such-task',
        'There is no such task in your plan',
        'Say its number from the top, such as “/plan tick 2”, some of them, “1 and 3”, or “all”.',
      );
    // Some of them may be of one plan, each tick of which is made on the one before.
    const changed = new Map<string, Plan>();
    for (const { plan, roadmap, ...one } of found)
      changed.set(plan.id, ticked(changed.get(plan.id) ?? plan, roadmap, one, now));
    for (const plan of changed.values()) await store.plans.save(person, plan, now);
    const after = schedule && afterActivity(schedule, now, true);
    if (after) await store.schedules.set(person, WEEKLY_PLAN, after, now);
    return weekReply(activePlans(await store.plans.list(person), hours, dataset, now), after, dataset);
  },
});

const SEVERAL = /^(?:tasks?\s+)?#?\d{1,3}(?:\s*(?:,|&|\+|and|\s|-|–|to)\s*#?\d{1,3})+$/iu;
const ALL = /^(?:all|everything|all of (?:them|it))$/i;
const isSeveral = (said: string): boolean => SEVERAL.test(said.trim()) || ALL.test(said.trim());

/** The numbers that are meant by “2”, “#2”, “1, 3”, “1 and 3”, “1-3” or “all”, of so many; none for anything else. */
function numbersIn(said: string, count: number): number[] {
  const text = said.trim();
  if (ALL.test(text)) return Array.from({ length: count }, (_, at) => at + 1);
  const range = /^(?:tasks?\s+)?#?(\d{1,3})\s*(?:-|–|to)\s*#?(\d{1,3})$/iu.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: Math.max(0, Math.min(to, count + 1) - from + 1) }, (_, at) => from + at);
  }
  if (!SEVERAL.test(text) && !/^(?:task\s+)?#?\d{1,3}$/i.test(text)) return [];
  return [...new Set(text.match(/\d+/g)?.map(Number) ?? [])];
}

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
