import type { Dataset } from '../../dataset/dataset.ts';
import { writeMinutes } from '../../dataset/curriculum/unit-words.ts';
import type { Roadmap, Task } from '../../dataset/roadmaps/records.ts';
import { linksNote } from '../../dataset/roadmaps/roadmap-words.ts';
import { call, checklist, note, paragraph, section, strong } from '../../reply/build.ts';
import type { Block, ChecklistForm, ChecklistItem, Reply } from '../../reply/reply.ts';
import type { Schedule } from '../../store/store.ts';
import type { ActivePlan } from './active-plans.ts';
import { doneButton, weekActions } from './week-actions.ts';
import { subjectOf, unitBlocks, type UnitOptions } from './week-units.ts';
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

/** What a week says beside its tasks. */
interface Shown {
  /** Whether it comes late. */
  readonly late?: boolean;
  /** Whether it says when the next message comes; it does unless that is off. */
  readonly saysNext?: boolean;
  /** Whether it says what the first task is good for: where nothing else has to be said. */
  readonly saysWhy?: boolean;
  /** Whether other buttons are added to its own, so that links stay in the text. */
  readonly isCrowded?: boolean;
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
  { late = false, saysNext = true, saysWhy = false, isCrowded = false, due = [] }: Shown = {},
): Reply {
  const [first] = active;
  const many = active.length > 1;
  // Otherwise other buttons take the place of the quick check, which then stands in the menu.
  const form = tickForm(active);
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
        ...planBlocks(
          one,
          {
            ...{ streak: many ? 0 : (schedule?.streak ?? 0), many, form, saysWhy },
            hasRoom: hasRoom && !isCrowded && due.length === 0,
          },
          data,
        ),
      ]),
      ...(hasRoom ? quickCheck(due, data.curriculum) : []),
      // With nothing left to do no message comes, so none is announced.
      ...(first && schedule && saysNext ? nextSendNote(schedule) : []),
    ],
    actions: weekActions(active, schedule, hasRoom ? [] : quickCheckChoice(due, data.curriculum)),
  };
}

/** The longest task that names its week, in characters: with "Week 100: " it is no longer than a title may be. */
const LONGEST_SUBJECT = 50;

const titleOf = ({ week }: ActivePlan, { curriculum }: Dataset): string =>
  `Week ${week.number}: ${week.catchesUp ? 'catch up' : (subjectOf(week, curriculum)?.name ?? taskOrStep(week))}`;

/** What a week without units is about: its first open task, else its step. */
function taskOrStep({ tasks, step }: PlanWeek): string {
  const text = (tasks.find(({ done }) => !done) ?? tasks[0])?.task.text;
  return text !== undefined && text.length <= LONGEST_SUBJECT ? text : step.name;
}

/** One of several plans, with the button that finishes its week; only one button of a message stands out. */
const planLine = (one: ActivePlan, isFirst: boolean, data: Dataset): Block =>
  section(
    [strong(one.roadmap.name), ` · ${titleOf(one, data)}`],
    doneButton(one, isFirst ? 'primary' : 'secondary'),
  );

/** How one plan of a message is told. */
interface PlanOptions extends UnitOptions {
  readonly streak: number;
  readonly many: boolean;
  /** The form that ticks, where a message has no boxes. */
  readonly form: ChecklistForm | undefined;
}

function planBlocks(
  one: ActivePlan,
  { streak, many, form, saysWhy, hasRoom }: PlanOptions,
  { career, curriculum }: Dataset,
): Block[] {
  const { roadmap, week, news } = one;
  const resources = week.step.resources.flatMap((id) => career.fact(id) ?? []);
  const resource = resources[(week.number - 1) % Math.max(1, resources.length)];
  const units = many
    ? []
    : unitBlocks(one, curriculum, {
        saysWhy: saysWhy && !week.tasks.some(({ carried }) => carried),
        hasRoom,
      });
  return [
    ...(many ? [] : [whereNote(roadmap, week, streak, subjectOf(week, curriculum) !== undefined)]),
    ...(news.length === 0 ? [] : [note(`The roadmap has changed. ${news.join('. ')}.`)]),
    ...taskBlocks(one, form),
    ...units,
    ...(resource && roadmap.grades === undefined && !many
      ? [note(`📘 ${resource.name}. ${firstSentence(resource.summary)}`)]
      : []),
    ...linksNote({ links: week.step.links, tasks: shownTasks(week).map(({ task }) => task) }),
  ];
}

/** Where in a roadmap a week is, and the streak: in which step where the title is about a unit. */
function whereNote(roadmap: Roadmap, week: PlanWeek, streak: number, namesStep: boolean): Block {
  const parts = [
    namesStep ? week.step.name : roadmap.name,
    `week ${week.number} of ${week.of}`,
    ...(streak > 1 ? [`🔥 ${streak} weeks in a row`] : []),
  ];
  return note(`🧭 ${parts.join(' · ')}`);
}

const firstSentence = (text: string): string => text.split(/(?<=\.) /u)[0] ?? text;

/** The week's tasks with boxes, each with its time; of a long week the first, and how many more there are. */
function taskBlocks({ roadmap, week }: ActivePlan, form: ChecklistForm | undefined): Block[] {
  const shown = shownTasks(week);
  const last = shown.at(-1);
  const more = last ? week.tasks.slice(week.tasks.indexOf(last) + 1) : [];
  const done = week.tasks.filter((one) => one.done).length;
  const box = ({ key, task, done: isDone, carried }: WeekTask): ChecklistItem => ({
    label: `${carried && !isDone ? IN_PROGRESS : ''}${task.text}${timeOf(task)}`,
    done: isDone,
    call: call(['plan', 'tick'], { task: tickValue(roadmap, key, isDone) }),
  });
  return [
    checklist('', shown.map(box), form),
    ...countNote(week.tasks, shown, more.length),
    ...(done < week.tasks.length ? [] : [paragraph(`🎉 All done this week. Press Done to move on.`)]),
  ];
}

/** Stands before a task that was begun in an earlier week. */
const IN_PROGRESS = '⏳ ';

const timeOf = ({ minutes }: Task): string => (minutes === undefined ? '' : ` (${writeMinutes(minutes)})`);

/** How much of a week is not shown, is done or goes on; nothing where all of it can be seen. */
function countNote(tasks: readonly WeekTask[], shown: readonly WeekTask[], more: number): Block[] {
  const done = tasks.filter((one) => one.done).length;
  const parts = [
    ...(shown.length < tasks.length && done > 0 ? [`${done} of ${tasks.length} done`] : []),
    ...(more > 0 ? [`+${more} more`] : []),
    ...(tasks.some((one) => one.carried && !one.done) ? [`${IN_PROGRESS}in progress`] : []),
  ];
  return parts.length === 0 ? [] : [note(parts.join(' · '))];
}

/** Says why no message comes, where the schedule is paused or suspended. */
export function silenceReason(schedule: Schedule | undefined): Block[] {
  if (schedule?.state === 'paused') return [note('Paused: no messages until you resume.')];
  if (schedule?.state !== 'suspended') return [];
  const reason = schedule.reason ?? 'your inbox is closed';
  return [note(`My messages don’t reach you: ${reason}. Press Resume once that is fixed.`)];
}
