import { CATCH_UP } from '../../dataset/roadmaps/planned.ts';
import type { PlanTask } from './plan-tasks.ts';

/** How far a week's minutes may be from what a person has, as a share of it. */
const TOLERANCE = 0.25;
/** A week is filled to this share of its time with the tasks that are next. */
const NEARLY = 0.92;
/** The fewest tasks that are next, of which those that fit are taken first. */
const NEXT = 8;
/** The shortest and the longest time to look back, in minutes. */
const SHORTEST = 45;
const LONGEST = 180;
const AN_HOUR = 60;
const QUARTER = 15;

/** What is left of a plan. */
export interface Left {
  /** The tasks that are neither done nor begun, in their order. */
  readonly tasks: readonly PlanTask[];
  /** Those in progress, which come first. */
  readonly open: readonly PlanTask[];
  /** Units of earlier weeks to look back at, one by one; none in a roadmap without units. */
  readonly past: readonly PlanTask[];
  /** Whether every eighth week has time to catch up. */
  readonly catchesUp: boolean;
}

/** A unit of an earlier week to do once more, in minutes. */
export interface LookBack {
  readonly at: PlanTask;
  readonly minutes: number;
  /** Whether most of the time is to catch up. */
  readonly catchesUp: boolean;
}

/** A week's tasks: those in progress first. */
export interface FilledWeek {
  readonly tasks: readonly PlanTask[];
  readonly lookBack: LookBack | undefined;
}

/** Whether a week, from 1, has time to catch up. */
const isCatchUp = (week: number): boolean => week % CATCH_UP === 0;

/**
 * The tasks of a week, from 1, for so many hours: those in progress, and as many of the next as fit, each after all that is
 * to be done before it. The time left is shared out evenly, so that the last week is as full as the others; where it
 * cannot be filled, and every eighth week, an earlier unit is looked back at.
 */
export function fillWeek(left: Left, week: number, hours: number): FilledWeek {
  const budget = hours * AN_HOUR;
  const [least, most] = [budget * (1 - TOLERANCE), budget * (1 + TOLERANCE)];
  const catching = left.catchesUp ? catchUpTime(week, hours) : 0;
  const first = left.past[week % Math.max(1, left.past.length)];
  const begun = minutesOf(left.open) + (first && minutesOf(left.open) < least ? catching : 0);
  const own = chosen(left, { begun, goal: evenShare(left, week, hours), budget, least, most });
  const minutes = begun + minutesOf(own);
  const spare = least - minutes;
  const looksBack = begun > minutesOf(left.open) ? catching : 0;
  const needed = Math.max(looksBack, spare > 0 ? Math.max(SHORTEST, roundUp(spare + looksBack)) : 0);
  const isUseful = first !== undefined && needed > 0 && left.open.length + left.tasks.length > 0;
  return {
    tasks: [...left.open, ...own],
    lookBack: isUseful ? { at: first, minutes: needed, catchesUp: looksBack > 0 } : undefined,
  };
}

const roundUp = (minutes: number): number => QUARTER * Math.ceil(minutes / QUARTER);

/** Minutes to catch up in a week; 0 in all but every eighth. */
const catchUpTime = (week: number, hours: number): number =>
  isCatchUp(week)
    ? Math.min(LONGEST, QUARTER * Math.round(((1 - TOLERANCE) * hours * AN_HOUR) / QUARTER))
    : 0;

interface Room {
  /** Minutes that are taken already. */
  readonly begun: number;
  readonly goal: number;
  readonly budget: number;
  readonly least: number;
  readonly most: number;
}

/** The tasks to begin: the next that fit, then the best of all that can be begun, until the week is full enough. */
function chosen({ tasks, open }: Left, { begun, goal, budget, least, most }: Room): readonly PlanTask[] {
  const own: PlanTask[] = [];
  const waiting = new Set(tasks.map(({ key }) => key));
  let minutes = begun;
  const take = (one: PlanTask): void => {
    own.push(one);
    waiting.delete(one.key);
    minutes += one.minutes;
  };
  const isReady = (one: PlanTask): boolean =>
    waiting.has(one.key) && one.after.every((key) => !waiting.has(key));
  // One that is too short for a week and too long for a second of its kind is taken wherever it fits.
  const isAwkward = (one: PlanTask): boolean => one.minutes < least && one.minutes > most / 2;
  const comfortable = goal * (1 + TOLERANCE / 2);
  for (const one of mixed(tasks.slice(0, Math.max(NEXT, Math.ceil(hoursOf(budget)))), open)) {
    if (minutes >= goal * NEARLY) break;
    const fits = one.isEstimate
      ? minutes + one.minutes / 2 <= goal
      : minutes + one.minutes <= (isAwkward(one) ? most : Math.min(most, comfortable));
    if (isReady(one) && (fits || minutes === 0)) take(one);
  }
  for (let more = true; more && minutes < Math.min(goal, budget) * (1 - TOLERANCE / 2);) {
    const fitting = tasks.filter((one) => isReady(one) && minutes + one.minutes <= most);
    const first = tasks.find(({ key }) => waiting.has(key));
    // A step's own tasks close it, so that none is taken out of a later one.
    const here = fitting.filter(({ step }) => step === first?.step);
    const units = fitting.filter(({ unit }) => unit !== undefined);
    const best =
      nearest(here, goal - minutes) ?? nearest(units, goal - minutes) ?? nearest(fitting, goal - minutes);
    more = best !== undefined;
    if (best) take(best);
  }
  // Too little for a week of its own is done with the last.
  const rest = tasks.filter(({ key }) => waiting.has(key));
  if (minutes + minutesOf(rest) <= most && minutesOf(rest) < least) for (const one of rest) take(one);
  return own;
}

const hoursOf = (minutes: number): number => minutes / AN_HOUR;

/** The tasks that are next; where the week begins with reading something that is made comes second, and the other way round. */
function mixed(tasks: readonly PlanTask[], open: readonly PlanTask[]): readonly PlanTask[] {
  const [begun] = open;
  const [head, ...others] = tasks;
  const first = begun ?? head;
  const isReading = ({ kind }: PlanTask): boolean => kind === 'reading';
  const other = first && tasks.find((one) => isReading(one) !== isReading(first));
  if (!head || !other) return tasks;
  return begun
    ? [other, ...tasks.filter((one) => one !== other)]
    : [head, other, ...others.filter((one) => one !== other)];
}

/** The minutes of each week that is left, where all are as full. */
function evenShare({ tasks, open, catchesUp }: Left, week: number, hours: number): number {
  const total = minutesOf(tasks) + minutesOf(open);
  const catchUps = (weeks: number): number =>
    Math.floor((week + weeks - 1) / CATCH_UP) - Math.floor((week - 1) / CATCH_UP);
  const catching = (weeks: number): number =>
    catchesUp ? catchUps(weeks) * catchUpTime(CATCH_UP, hours) : 0;
  const weeksFor = (minutes: number): number => Math.max(1, Math.round(hoursOf(minutes) / hours));
  const count = weeksFor(total + catching(weeksFor(total)));
  return (total + catching(count)) / count;
}

/** The task whose time is nearest to what is wanted; of two alike the earlier. */
const nearest = (tasks: readonly PlanTask[], wanted: number): PlanTask | undefined =>
  tasks.reduce<PlanTask | undefined>(
    (best, one) =>
      best === undefined || Math.abs(one.minutes - wanted) < Math.abs(best.minutes - wanted) ? one : best,
    undefined,
  );

const minutesOf = (tasks: readonly PlanTask[]): number =>
  tasks.reduce((sum, { minutes }) => sum + minutes, 0);
