import {
  aroundDaysOff,
  command,
  afterActivity,
  defineCommand,
  keyNow,
  myPlans,
  note,
  option,
  personOf,
  ticked,
  UserError,
  WEEKLY_PLAN,
  weekReply,
  type Block,
  type Plan,
  type Reply,
} from '#bot';
import { chosenTasks, whichTask, type ChosenTask } from './_tasks.ts';
import { changedInForm, tickFields } from './_tick-form.ts';

export default defineCommand({
  summary: 'Tick or untick a task, by number or words',
  options: {
    task: option.task({ summary: 'The number of the task from the top, or words of it' }),
    open: option.flag(['not done', 'untick', 'uncheck', 'unmark'], 'Untick it'),
    boxes: option.many(option.carried('A task of the form, and whether it was ticked'), 0, 50),
    checked: option.many(option.carried('A task that is ticked in the form'), 0, 50),
  },
  examples: ['/plan tick 2', '/plan tick first model'],
  phrases: [
    'tick/untick/check/uncheck/mark/did/done/finish/finished/complete/completed, tick/untick/check/uncheck off, mark done/complete/finished',
    'tick/untick/check/uncheck/mark/did/done/finish/finished/complete/completed task/tasks/number/item',
  ],
  roadmaps: 'mine',
  changes: true,
  form: { title: 'Tick tasks', submit: 'Save', fields: tickFields },
  async run({ task, open, boxes, checked }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const { schedule, active } = await myPlans(person, store, dataset, now);
    if (active.length === 0)
      throw new UserError('no-plan', 'You have no plan under way', [
        'Start one with ',
        command('/plan start 30 days'),
      ]);
    if (task === undefined && boxes.length === 0) throw whichTask(active, open !== true);
    const { chosen, gone } =
      task === undefined
        ? changedInForm(boxes, checked, active)
        : { chosen: chosenTasks(task, active, open !== true), gone: 0 };
    // Some of them may be of one plan, each tick of which is made on the one before.
    const changed = new Map<string, Plan>();
    for (const { plan, roadmap, ...one } of chosen)
      changed.set(plan.id, ticked(changed.get(plan.id) ?? plan, roadmap, one, now));
    for (const plan of changed.values()) await store.plans.save(person, plan, now);
    const after = schedule && afterActivity(schedule, now, true);
    if (after) await store.schedules.set(person, WEEKLY_PLAN, after, now);
    const { active: activeNow, due } = await myPlans(person, store, dataset, now);
    const next = await aroundDaysOff(after, person, store, WEEKLY_PLAN);
    const shown = weekReply(activeNow, next, dataset, { due });
    if (gone > 0) return { ...shown, blocks: [note(GONE), ...shown.blocks] };
    // A box shows its own tick; of words it is said which task they were taken for.
    return task === undefined || task.includes('/')
      ? shown
      : { ...shown, blocks: [ticksNote(chosen, changed), ...shown.blocks] };
  },
});

const GONE = 'Some of those tasks are no longer in your plan. This is your week now:';

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
