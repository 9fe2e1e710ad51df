import {
  activePlans,
  afterActivity,
  defineCommand,
  keyNow,
  note,
  option,
  personOf,
  ticked,
  USUAL_HOURS,
  UserError,
  WEEKLY_PLAN,
  weekReply,
  type Block,
  type Plan,
  type Reply,
} from '#bot';
import { chosenTasks, type ChosenTask } from './_tasks.ts';

export default defineCommand({
  summary: 'Tick or untick a task, by number or words',
  options: {
    task: option.task({ summary: 'The number of the task from the top, or words of it', required: true }),
  },
  examples: ['/plan tick 2', '/plan tick first model'],
  phrases: [
    'tick/untick/check/mark/did/done/finish/finished/complete/completed, tick/untick/check off, mark done/complete/finished',
    'tick/untick/check/mark/did/done/finish/finished/complete/completed task/tasks/number/item',
  ],
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
    if (active.length === 0)
      throw new UserError('no-plan', 'You have no plan under way', 'Start one with “/plan start 30 days”.');
    const chosen = chosenTasks(task, active);
    // Some of them may be of one plan, each tick of which is made on the one before.
    const changed = new Map<string, Plan>();
    for (const { plan, roadmap, ...one } of chosen)
      changed.set(plan.id, ticked(changed.get(plan.id) ?? plan, roadmap, one, now));
    for (const plan of changed.values()) await store.plans.save(person, plan, now);
    const after = schedule && afterActivity(schedule, now, true);
    if (after) await store.schedules.set(person, WEEKLY_PLAN, after, now);
    const shown = weekReply(activePlans(await store.plans.list(person), hours, dataset, now), after, dataset);
    // A box shows its own tick; of words it is said which task they were taken for.
    return task.includes('/') ? shown : { ...shown, blocks: [ticksNote(chosen, changed), ...shown.blocks] };
  },
});

/** Which tasks were ticked and unticked, in their own words. */
function ticksNote(chosen: readonly ChosenTask[], plans: ReadonlyMap<string, Plan>): Block {
  const isDone = ({ plan, roadmap, key }: ChosenTask): boolean =>
    (plans.get(plan.id) ?? plan).done.some((one) => keyNow(roadmap, one.step, one.task) === key);
  const list = (state: boolean): string =>
    chosen
      .filter((one) => isDone(one) === state)
      .map(({ text }) => `“${text}”`)
      .join(', ');
  return note(
    [list(true) === '' ? '' : `Ticked: ${list(true)}.`, list(false) === '' ? '' : `Unticked: ${list(false)}.`]
      .filter(Boolean)
      .join(' '),
  );
}
