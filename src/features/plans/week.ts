import { keyNow, taskKey } from '../../dataset/roadmaps/keys.ts';
import type { Roadmap, Step, Task } from '../../dataset/roadmaps/records.ts';
import type { Plan, TaskOfWeek } from '../../store/store.ts';
import type { Grades } from '../skills/grades.ts';
import { fillWeek, type FilledWeek, type Left, type LookBack } from './fill-week.ts';
import { weeksToCome } from './layout.ts';
import { canBeLookedBackAt, planTasks, type PlanTask, type UnitOf } from './plan-tasks.ts';

/** What a plan is laid out for. */
export interface Follower {
  /** Hours a week for this plan. */
  readonly hours: number;
  readonly grades: Grades;
  readonly unitOf: UnitOf;
}

/** A task of the week and its state. */
export interface WeekTask {
  /** Its key in stored progress, `step/task`. */
  readonly key: string;
  readonly step: Step;
  readonly task: Task;
  readonly done: boolean;
  /** Whether it was begun in an earlier week. */
  readonly carried: boolean;
  /** The id of the unit that it is, or that it looks back at; undefined for a task of the roadmap's own. */
  readonly unit: string | undefined;
}

/** One week of a roadmap, with the tasks of somebody who follows it. */
export interface PlanWeek {
  /** From 1. */
  readonly number: number;
  /** The number of weeks in all, if every week is finished. */
  readonly of: number;
  readonly step: Step;
  /** The step's place, from 1. */
  readonly at: number;
  /** Whether it is one to catch up in. */
  readonly catchesUp: boolean;
  readonly tasks: readonly WeekTask[];
  /** The weeks after it, from the next one on. */
  readonly toCome: readonly FilledWeek[];
  /** The units left out, since their skills are known. */
  readonly skipped: readonly PlanTask[];
}

/** A plan's tasks by what became of them. */
interface Sorted {
  readonly thisWeek: readonly WeekTask[] | undefined;
  readonly left: Left;
  readonly skipped: readonly PlanTask[];
}

/** How the id of a task begins that looks back at a unit, alone or after catching up; it ends with the unit's. */
const LOOK_BACK = 'look-back-';
const CATCH_UP = 'catch-up-';
/** Tasks that are shown at once: more are too many to choose from. */
const SHOWN = 4;
const AN_HOUR = 60;

/** The tasks to tick, as they are shown: of a long week the first that are open, after the last one ticked. */
export function shownTasks({ tasks }: PlanWeek): readonly WeekTask[] {
  const firstOpen = tasks.findIndex(({ done }) => !done);
  const from = firstOpen < 0 ? tasks.length - SHOWN : Math.min(firstOpen - 1, tasks.length - SHOWN);
  return tasks.slice(Math.max(0, from), Math.max(0, from) + SHOWN);
}

/** All tasks of a week, those that are shown first: by these their numbers count. */
export function numberedTasks(week: PlanWeek): readonly WeekTask[] {
  const shown = shownTasks(week);
  return [...shown, ...week.tasks.filter((one) => !shown.includes(one))];
}

/** The week that a plan is in; undefined when every task is done and its week finished. */
export function weekOfPlan(plan: Plan, roadmap: Roadmap, follower: Follower): PlanWeek | undefined {
  const number = plan.week + 1;
  const { thisWeek, left, skipped } = sorted(plan, roadmap, follower);
  const known = thisWeek && thisWeek.length > 0 ? thisWeek : undefined;
  const filled = known ? undefined : fillWeek(left, number, follower.hours);
  const tasks = known ?? weekTasks(filled);
  const [first] = tasks;
  if (!first) return undefined;
  const begun = new Set(filled?.tasks);
  const rest = {
    ...left,
    tasks: left.tasks.filter((one) => !begun.has(one)),
    past: left.catchesUp ? [...left.past, ...(filled?.tasks ?? []).filter(canBeLookedBackAt)] : [],
  };
  const toCome = weeksToCome(rest, number + 1, follower.hours);
  return {
    ...{ number, of: plan.week + 1 + toCome.length, tasks, toCome, skipped },
    step: first.step,
    at: roadmap.steps.indexOf(first.step) + 1,
    catchesUp: tasks.some(({ task }) => task.id.startsWith(CATCH_UP)),
  };
}

/** The tasks of a week as they are stored. */
export const stored = (tasks: readonly WeekTask[]): readonly TaskOfWeek[] =>
  tasks.map((one) => ({
    ...{ step: one.step.id, task: one.task.id, carried: one.carried },
    ...(isLookBack(one) && one.task.minutes !== undefined && { minutes: one.task.minutes }),
  }));

/**
 * The tasks of the week after this one of a plan whose ticks are given, those still open first; empty when nothing is left.
 */
export function nextWeek(plan: Plan, roadmap: Roadmap, follower: Follower): readonly WeekTask[] {
  const { thisWeek = [], left } = sorted(plan, roadmap, follower);
  const open = openIn(thisWeek, roadmap, follower);
  return weekTasks(fillWeek({ ...left, open }, plan.week + 2, follower.hours), open);
}

/** This week with the next one's tasks added; the same where none is left. */
export function withNextWeek(plan: Plan, roadmap: Roadmap, follower: Follower): readonly WeekTask[] {
  const { thisWeek = [], left } = sorted(plan, roadmap, follower);
  return [...thisWeek, ...weekTasks(fillWeek(left, plan.week + 2, follower.hours))];
}

/** This week laid out anew: what is done or begun earlier stays, the rest is filled up to the hours that there are now. */
export function laidOutAnew(plan: Plan, roadmap: Roadmap, follower: Follower): readonly WeekTask[] {
  const { thisWeek = [] } = sorted(plan, roadmap, follower);
  const kept = thisWeek.filter(({ done, carried }) => done || carried);
  const again = sorted({ ...plan, thisWeek: stored(kept) }, roadmap, follower);
  const open = openIn(kept, roadmap, follower);
  const finished = kept.filter(({ done }) => done);
  const spent = finished.reduce((sum, { task }) => sum + (task.minutes ?? 0), 0) / AN_HOUR;
  const hours = follower.hours - spent;
  // What is done counts: a week that is nearly over is given nothing more.
  if (open.length === 0 && hours < follower.hours / 2) return finished.length > 0 ? finished : thisWeek;
  const filled = fillWeek({ ...again.left, open }, plan.week + 1, Math.max(1, hours));
  return [...finished, ...weekTasks(filled, open)];
}

/** Whether a task looks back at a unit, and is of no roadmap. */
const isLookBack = ({ task }: Pick<WeekTask, 'task'>): boolean => unitLookedAt(task.id) !== undefined;

/** The unit that a task looks back at, by its id; undefined for any other task. */
const unitLookedAt = (task: string): string | undefined =>
  [LOOK_BACK, CATCH_UP].flatMap((one) => (task.startsWith(one) ? task.slice(one.length) : []))[0];

const openIn = (tasks: readonly WeekTask[], roadmap: Roadmap, { unitOf }: Follower): readonly PlanTask[] => {
  const all = new Map(planTasks(roadmap, unitOf).map((one) => [one.key, one]));
  return tasks.flatMap((one) => (one.done ? [] : (all.get(one.key) ?? [])));
};

/** A filled week's tasks, none of them done; `open` are those in progress. */
const weekTasks = (week: FilledWeek | undefined, open: readonly PlanTask[] = []): readonly WeekTask[] =>
  week
    ? [
        ...week.tasks.map((one): WeekTask => ({
          ...{ key: one.key, step: one.step, task: one.task, done: false, carried: open.includes(one) },
          unit: one.unit,
        })),
        ...(week.lookBack
          ? [lookingBack(week.lookBack, week.tasks[0]?.step ?? week.lookBack.at.step, false)]
          : []),
      ]
    : [];

/** The text of a task as a form names it, which knows its ids alone; undefined where there is no such task. */
export function taskText(
  roadmap: Roadmap,
  { step, task }: Pick<TaskOfWeek, 'step' | 'task'>,
  unitName: (id: string) => string | undefined,
): string | undefined {
  const unit = unitLookedAt(task);
  if (unit !== undefined) {
    const name = unitName(unit);
    return name === undefined ? undefined : lookBackText(name, task.startsWith(CATCH_UP));
  }
  const key = keyNow(roadmap, step, task);
  return roadmap.steps.flatMap((one) => one.tasks.filter((each) => taskKey(one, each) === key))[0]?.text;
}

const lookBackText = (name: string, catchesUp: boolean): string =>
  `${catchesUp ? 'Catch up, then' : 'Look back:'} explain “${name}” without your notes`;

function lookingBack({ at, minutes, catchesUp }: LookBack, step: Step, done: boolean): WeekTask {
  const unit = at.unit ?? at.task.id;
  const id = (catchesUp ? CATCH_UP : LOOK_BACK) + unit;
  return {
    ...{ key: `${step.id}/${id}`, step, done, carried: false, unit },
    task: { id, text: lookBackText(at.task.text, catchesUp), minutes, editorial: true, formerIds: [] },
  };
}

/** Sorts a plan's tasks; ticks and the tasks of the week are found under the keys that they have now. */
function sorted(plan: Plan, roadmap: Roadmap, { grades, unitOf }: Follower): Sorted {
  const all = planTasks(roadmap, unitOf);
  const byKey = new Map(all.map((one) => [one.key, one]));
  const done = new Set(plan.done.map(({ step, task }) => keyNow(roadmap, step, task)));
  const thisWeek =
    plan.thisWeek && distinct(plan.thisWeek.flatMap((one) => found(one, { roadmap, byKey, done })));
  const begun = new Set(thisWeek?.map(({ key }) => key));
  const open = all.filter(({ key }) => !done.has(key) && !begun.has(key));
  const isKnown = ({ unit: id }: PlanTask): boolean => {
    const unit = id !== undefined && !plan.takesAll ? unitOf(id) : undefined;
    return unit !== undefined && (grades[unit.skill] ?? 0) >= unit.grade;
  };
  const lookedAt = new Set([...done].map((key) => unitLookedAt(key.slice(key.indexOf('/') + 1))));
  const catchesUp = roadmap.grades !== undefined;
  const past = catchesUp
    ? all.filter((one) => canBeLookedBackAt(one) && done.has(one.key) && !lookedAt.has(one.unit))
    : [];
  return {
    thisWeek,
    left: { tasks: open.filter((one) => !isKnown(one)), open: [], past, catchesUp },
    skipped: open.filter(isKnown),
  };
}

const distinct = (tasks: readonly WeekTask[]): readonly WeekTask[] =>
  tasks.filter(({ key }, at) => tasks.findIndex((one) => one.key === key) === at);

interface Known {
  readonly roadmap: Roadmap;
  readonly byKey: ReadonlyMap<string, PlanTask>;
  readonly done: ReadonlySet<string>;
}

/** A stored task of a week; nothing where the roadmap has it no longer. */
function found({ step, task, carried, minutes }: TaskOfWeek, { roadmap, byKey, done }: Known): WeekTask[] {
  const looked = unitLookedAt(task);
  if (looked !== undefined) {
    const at = [...byKey.values()].find((one) => one.unit === looked);
    const home = roadmap.steps.find(({ id }) => id === step);
    const catchesUp = task.startsWith(CATCH_UP);
    return at && home && minutes !== undefined
      ? [lookingBack({ at, minutes, catchesUp }, home, done.has(`${step}/${task}`))]
      : [];
  }
  const key = keyNow(roadmap, step, task);
  const one = byKey.get(key);
  if (!one) return [];
  return [
    {
      ...{ key, step: one.step, task: one.task, carried },
      done: done.has(key),
      unit: one.unit,
    },
  ];
}
