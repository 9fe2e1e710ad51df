import type { Dataset } from '../../dataset/dataset.ts';
import { taskKey } from '../../dataset/roadmaps/keys.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { linksNote } from '../../dataset/roadmaps/roadmap-words.ts';
import { call, checklist, note, paragraph, section, strong } from '../../reply/build.ts';
import type { Block, ChecklistItem, Reply } from '../../reply/reply.ts';
import type { Schedule } from '../../store/store.ts';
import type { ActivePlan } from './active-plans.ts';
import { doneButton, weekActions } from './week-actions.ts';
import { subjectOf, unitBlocks } from './week-units.ts';
import { quickCheck, quickCheckChoice } from '../quiz/quick-check.ts';
import { nextSendNote } from '../schedules/schedule-words.ts';
import { tickForm } from './tick-form.ts';
import { shownTasks, type PlanWeek, type WeekTask } from './week.ts';

/**
 * The value of a tick's button: roadmap, step, task, and the state to set. It sets a state and does not toggle, so that
 * a box ticked twice before its message is updated stays ticked.
 */
const tickValue = (roadmap: Pick<Roadmap, 'id'>, key: string, done: boolean): string =>
  `${roadmap.id}/${key}/${done ? 'open' : 'done'}`;

/** How a week is told. */
interface WeekOptions {
  /** Whether it comes after its time. */
  readonly late?: boolean;
  /** Whether it says when the next message comes. */
  readonly saysNext?: boolean;
  /** The ids of the questions that come back. */
  readonly due?: readonly string[];
}

/**
 * This week of somebody's plans, for the weekly message and for when they ask: each plan's tasks with boxes, one
 * resource, the progress, when the next message comes unless `saysNext` is off, and the buttons.
 */
export function weekReply(
  active: readonly ActivePlan[],
  schedule: Schedule | undefined,
  data: Dataset,
  { late = false, saysNext = true, due = [] }: WeekOptions = {},
): Reply {
  const [first] = active;
  const many = active.length > 1;
  // Otherwise other buttons take the place of the quick check, which then stands in the menu.
  const hasRoom = first !== undefined && !many && schedule?.state === 'active';
  return {
    summary: !first
      ? 'Nothing left to do this week'
      : many
        ? `This week: ${active.length} plans`
        : titleOf(first, data),
    subject: 'plan',
    blocks: [
      ...(late ? [note('Sorry, this one is late: I could not send it on time.')] : []),
      ...active.flatMap((one, at) => [
        ...(many ? [planLine(one, at === 0 && schedule?.state === 'active', data)] : []),
        ...planBlocks(one, many ? 0 : (schedule?.streak ?? 0), many, data),
      ]),
      ...(hasRoom ? quickCheck(due, data.curriculum) : []),
      // With nothing left to do no message comes, so none is announced.
      ...(first && schedule && saysNext ? nextSendNote(schedule) : []),
    ],
    actions: weekActions(active, schedule, hasRoom ? [] : quickCheckChoice(due, data.curriculum)),
  };
}

const titleOf = ({ week }: ActivePlan, { curriculum }: Dataset): string =>
  `Week ${week.number}: ${subjectOf(week, curriculum)?.name ?? week.step.name}`;

/** One of several plans, with the button that finishes its week; only one button of a message stands out. */
const planLine = (one: ActivePlan, isFirst: boolean, data: Dataset): Block =>
  section(
    [strong(one.roadmap.name), ` · ${titleOf(one, data)}`],
    doneButton(one, isFirst ? 'primary' : 'secondary'),
  );

function planBlocks(
  { roadmap, week, news }: ActivePlan,
  streak: number,
  many: boolean,
  { career, curriculum }: Dataset,
): Block[] {
  const resources = week.step.resources.flatMap((id) => career.fact(id) ?? []);
  const resource = resources[(week.number - 1) % Math.max(1, resources.length)];
  const units = many ? [] : unitBlocks(week, curriculum);
  return [
    ...(many ? [] : [whereNote(roadmap, week, streak, subjectOf(week, curriculum) !== undefined)]),
    ...(news.length === 0 ? [] : [note(`The roadmap has changed. ${news.join('. ')}.`)]),
    ...taskBlocks(roadmap, week),
    ...units,
    ...(resource && units.length === 0 && shownTasks(week).length <= (many ? 0 : FEW_TASKS)
      ? [note(`📘 ${resource.name}. ${firstSentence(resource.summary)}`)]
      : []),
    ...linksNote(week.step),
  ];
}

/** Where in a roadmap a week is, and the streak: in which step where the title is about a unit. */
function whereNote(roadmap: Roadmap, week: PlanWeek, streak: number, namesStep: boolean): Block {
  const parts = [
    namesStep ? week.step.name : roadmap.name,
    ...(week.of === undefined ? [] : [`week ${week.number} of ${week.of}`]),
    ...(streak > 1 ? [`🔥 ${streak} weeks in a row`] : []),
  ];
  return note(`🧭 ${parts.join(' · ')}`);
}

/** With more tasks than these no resource is named: there is enough to read. */
const FEW_TASKS = 4;

const firstSentence = (text: string): string => text.split(/(?<=\.) /u)[0] ?? text;

/** The week's tasks with boxes; a step may be longer than it has tasks, so that a week has none of its own. */
function taskBlocks(roadmap: Roadmap, week: PlanWeek): Block[] {
  const form = tickForm(roadmap, week);
  const ahead = shownTasks(week).length > week.tasks.length;
  if (week.tasks.length === 0 && !ahead) return [paragraph('You’re all caught up. Press Done to move on.')];
  const box = ({ step, task, done, carried }: WeekTask): ChecklistItem => ({
    label: carried ? `${task.text} (in progress)` : task.text,
    done,
    call: call(['plan', 'tick'], { task: tickValue(roadmap, taskKey(step, task), done) }),
  });
  return [
    ...(week.tasks.length === 0
      ? [paragraph(`Keep going with “${week.step.name}”.`)]
      : [checklist('', week.tasks.map(box), form)]),
    ...(ahead && week.next
      ? [checklist(`Next up, from week ${week.nextWeek ?? ''}`, [box(week.next)], form)]
      : []),
  ];
}

/** Says why no message comes, where the schedule is paused or suspended. */
export function silenceReason(schedule: Schedule | undefined): Block[] {
  if (schedule?.state === 'paused') return [note('Paused: no messages until you resume.')];
  if (schedule?.state !== 'suspended') return [];
  const reason = schedule.reason ?? 'your inbox is closed';
  return [note(`My messages don’t reach you: ${reason}. Press Resume once that is fixed.`)];
}
