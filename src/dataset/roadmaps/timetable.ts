import type { Roadmap, Step } from './records.ts';

/** Whole weeks, at the quickest and at the most. */
export interface Weeks {
  readonly min: number;
  readonly max: number;
}

/** A step with its weeks and, in a dated plan, its first and last day. An ongoing step has no weeks and no last day. */
export interface PlannedStep {
  readonly step: Step;
  readonly weeks: Weeks | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** How a plan meets the day it is to be done by. Weeks. */
export type Fit =
  | { readonly kind: 'free' }
  | { readonly kind: 'fits'; readonly spare: number }
  /** Quicker than the longest durations, not than the shortest. */
  | { readonly kind: 'quick'; readonly available: number }
  /** `hours` a week with which it would just fit; undefined where no week has so many. */
  | { readonly kind: 'late'; readonly available: number; readonly hours: number | undefined };

/** A roadmap laid out in time. Days are counted from 1 January 1970. */
export interface Timetable {
  readonly hours: number;
  readonly steps: readonly PlannedStep[];
  readonly total: Weeks;
  readonly fit: Fit;
  /** The last day of the last step that ends, in a dated plan. */
  readonly end: number | undefined;
}

const WEEK = 7;
/** More hours a week than this is no plan beside a job or a life. */
const MOST_HOURS = 40;
const WEEKS_A_YEAR = 52;
const MONTHS_A_YEAR = 12;

/** A step's weeks at so many hours a week, rounded up; the roadmap's own hours are those its durations assume. */
export function weeksOf({ duration }: Step, assumed: number, hours: number): Weeks | undefined {
  if (!duration) return undefined;
  const [times, by] = duration.unit === 'month' ? [WEEKS_A_YEAR, MONTHS_A_YEAR] : [1, 1];
  const scaled = (count: number): number => Math.ceil((count * times * assumed) / (by * hours));
  return { min: scaled(duration.min), max: scaled(duration.max) };
}

/**
 * Lays a roadmap out: `hours` a week scale its durations; with `start` each step gets its days, at the longest pace,
 * or where `by` asks for it at one between, down to the quickest.
 */
export function timetableOf(
  roadmap: Roadmap,
  {
    hours = roadmap.hours,
    start,
    by,
  }: { readonly hours?: number; readonly start?: number; readonly by?: number },
): Timetable {
  const weeks = roadmap.steps.map((step) => weeksOf(step, roadmap.hours, hours));
  const total = sum(weeks);
  const available = start === undefined || by === undefined ? undefined : Math.floor((by - start + 1) / WEEK);
  const lengths = lengthsFor(weeks, Math.max(0, (available ?? total.max) - total.min));
  let at = start;
  const steps = roadmap.steps.map((step, index): PlannedStep => {
    const from = at;
    const length = lengths[index];
    if (at !== undefined && length !== undefined) at += length * WEEK;
    return {
      step,
      weeks: weeks[index],
      from,
      to: from === undefined || length === undefined ? undefined : from + length * WEEK - 1,
    };
  });
  return {
    hours,
    steps,
    total,
    fit: fitOf(roadmap, total, available),
    end: steps.findLast((one) => one.to !== undefined)?.to,
  };
}

const sum = (weeks: readonly (Weeks | undefined)[]): Weeks => ({
  min: weeks.reduce((all, one) => all + (one?.min ?? 0), 0),
  max: weeks.reduce((all, one) => all + (one?.max ?? 0), 0),
});

/** The shortest lengths, with the weeks to spare shared out in proportion to what each step could take. */
function lengthsFor(weeks: readonly (Weeks | undefined)[], spare: number): (number | undefined)[] {
  const { min, max } = sum(weeks);
  const room = max - min;
  const fraction = room === 0 ? 0 : Math.min(1, spare / room);
  let wanted = 0;
  let added = 0;
  return weeks.map((one) => {
    if (!one) return undefined;
    wanted += (one.max - one.min) * fraction;
    // Rounding what was shared so far loses no week over all steps.
    const more = Math.floor(wanted + 1e-9) - added;
    added += more;
    return one.min + more;
  });
}

function fitOf(roadmap: Roadmap, total: Weeks, available: number | undefined): Fit {
  if (available === undefined) return { kind: 'free' };
  if (available >= total.max) return { kind: 'fits', spare: available - total.max };
  if (available >= total.min) return { kind: 'quick', available };
  for (let hours = 1; hours <= MOST_HOURS; hours++) {
    const { min } = sum(roadmap.steps.map((step) => weeksOf(step, roadmap.hours, hours)));
    if (min <= available) return { kind: 'late', available, hours };
  }
  return { kind: 'late', available, hours: undefined };
}
