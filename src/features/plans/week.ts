import { taskKey } from '../../dataset/roadmaps/keys.ts';
import { weeksOf } from '../../dataset/roadmaps/timetable.ts';
import type { Roadmap, Step, Task } from '../../dataset/roadmaps/records.ts';

/** A person's position in a roadmap: weeks advanced, and the keys (`step/task`) of the tasks that are done. */
export interface PlanPosition {
  readonly week: number;
  readonly done: ReadonlySet<string>;
}

/** A task of the week and its state. `carried` is true where it was due in an earlier week. */
export interface WeekTask {
  readonly step: Step;
  readonly task: Task;
  readonly done: boolean;
  readonly carried: boolean;
}

/** One week of a roadmap, with the tasks of somebody who follows it. */
export interface PlanWeek {
  /** From 1. */
  readonly number: number;
  /** The number of weeks in all; undefined once only an ongoing step is left. */
  readonly of: number | undefined;
  readonly step: Step;
  /** The step's place, from 1. */
  readonly at: number;
  /** Tasks due this week, and those left over from earlier weeks. */
  readonly tasks: readonly WeekTask[];
  /** The first open task that is planned for a later week. */
  readonly next: WeekTask | undefined;
  /** The number of that week. */
  readonly nextWeek: number | undefined;
}

/** The tasks to tick, as they are shown: those of the week, and the next one once they are done. */
export const shownTasks = ({ tasks, next }: PlanWeek): readonly WeekTask[] =>
  next && tasks.every((one) => one.done) ? [...tasks, next] : tasks;

/** Weeks planned for a step at `hours` a week: the middle of its shortest and longest duration; 0 for an ongoing step. */
export function plannedWeeks(step: Step, assumed: number, hours: number): number {
  const weeks = weeksOf(step, assumed, hours);
  return weeks ? Math.ceil((weeks.min + weeks.max) / 2) : 0;
}

/** Weeks planned for a whole roadmap, without an ongoing last step. */
export const weeksIn = (roadmap: Roadmap, hours: number): number =>
  roadmap.steps.reduce((sum, step) => sum + plannedWeeks(step, roadmap.hours, hours), 0);

/**
 * The week somebody is in. A step's tasks are spread over its weeks; one that is not done is carried over. Undefined
 * when the last week is behind and every task is done.
 */
export function weekAt(roadmap: Roadmap, { week, done }: PlanPosition, hours: number): PlanWeek | undefined {
  const total = weeksIn(roadmap, hours);
  const planned = dueWeeks(roadmap, hours);
  const due = planned.filter((one) => one.week <= week);
  const ahead = planned.find((one) => one.week > week && !done.has(taskKey(one.step, one.task)));
  const now = stepAt(roadmap, week, hours);
  const tasks = due
    .map(({ step, task, week: begins }): WeekTask => ({
      step,
      task,
      done: done.has(taskKey(step, task)),
      carried: begins < week,
    }))
    // Tasks done in earlier weeks are left out; those done this week stay visible.
    .filter((one) => !one.done || !one.carried);
  const isOver = week >= total && now.step.duration !== undefined;
  if (isOver && tasks.every((one) => one.done)) return undefined;
  const next = ahead && { step: ahead.step, task: ahead.task, done: false, carried: false };
  return {
    ...{ number: week + 1, of: week < total ? total : undefined, ...now, tasks, next },
    nextWeek: ahead && ahead.week + 1,
  };
}

interface DueTask {
  readonly step: Step;
  readonly task: Task;
  /** The week, from 0, in which it is due. */
  readonly week: number;
}

/** Every task with the week in which it is due: in a step's order, spread over its weeks. */
function dueWeeks({ steps, hours: assumed }: Roadmap, hours: number): DueTask[] {
  let begins = 0;
  return steps.flatMap((step) => {
    const length = plannedWeeks(step, assumed, hours);
    const places = placesOf(step);
    const tasks = step.tasks.map((task, at): DueTask => ({
      ...{ step, task },
      week: begins + Math.floor((places[at] ?? 0) * length),
    }));
    begins += length;
    return tasks;
  });
}

/**
 * Where in a step each of its tasks comes, from 0 to 1. Where times are known, it is the middle of the task, and one whose
 * time is not known takes as long as the others on average; where none is, tasks are spread evenly from the first day on.
 */
function placesOf({ tasks }: Step): readonly number[] {
  const known = tasks.flatMap((one) => one.minutes ?? []);
  if (known.length === 0) return tasks.map((_, at) => at / tasks.length);
  const usual = known.reduce((sum, one) => sum + one, 0) / known.length;
  const times = tasks.map((one) => one.minutes ?? usual);
  const total = times.reduce((sum, one) => sum + one, 0);
  let before = 0;
  return times.map((one) => {
    const middle = (before + one / 2) / total;
    before += one;
    return middle;
  });
}

/** The step that a week, from 0, belongs to; past the end, the last. */
function stepAt({ steps, hours: assumed }: Roadmap, week: number, hours: number): { step: Step; at: number } {
  let left = week;
  for (const [at, step] of steps.entries()) {
    const length = plannedWeeks(step, assumed, hours);
    if (length === 0 || left < length) return { step, at: at + 1 };
    left -= length;
  }
  const last = steps.at(-1);
  if (!last) throw new Error('a roadmap without steps');
  return { step: last, at: steps.length };
}
