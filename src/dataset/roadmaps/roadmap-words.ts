import { link, note, time } from '../../reply/build.ts';
import type { Span, WordBlock } from '../../reply/reply.ts';
import type { Timetable, Weeks } from './timetable.ts';
import { DAY_MS } from '../../time.ts';
import { MOST_LINKS, type Roadmap, type Step } from './records.ts';

/** A day as a native date. At noon of UTC it is the same day in nearly every zone. */
export const dayTime = (day: number): Span => time((day + 0.5) * DAY_MS, 'date');

// Made once: to make one takes much longer than to write a day by it.
const A_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const A_WEEKDAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** A day in plain words, for a title: "30 Nov 2026". */
export const writeDay = (day: number): string => A_DAY.format(day * DAY_MS);

/** A day with its weekday: "Tue 1 Dec". */
export const writeWeekday = (day: number): string => A_WEEKDAY.format(day * DAY_MS).replace(',', '');

/** "2–3 months", "1 week", "2 weeks". */
export function writeRange({ min, max }: Weeks, unit: 'week' | 'month'): string {
  return `${min === max ? String(min) : `${min}–${max}`} ${max === 1 ? unit : `${unit}s`}`;
}

/** How long a step takes: as printed at the roadmap's own hours, else in weeks at those asked for. */
export function writeDuration(
  step: Step,
  weeks: Weeks | undefined,
  plan: Timetable,
  roadmap: Roadmap,
): string {
  if (!step.duration || !weeks) return 'ongoing';
  const printed = writeRange(step.duration, step.duration.unit);
  if (plan.hours === roadmap.hours) return printed;
  return `${writeRange(weeks, 'week')} (${printed} at ${roadmap.hours} h)`;
}

/** How long all of it takes: "5–8 months, then ongoing", "4 weeks". */
export const writeTotal = (plan: Timetable, roadmap: Roadmap): string =>
  `${writeLength(plan, roadmap)}${roadmap.steps.some((one) => !one.duration) ? ', then ongoing' : ''}`;

/** How long its steps take that have an end: "5–8 months". */
export function writeLength(plan: Timetable, roadmap: Roadmap): string {
  const ends = roadmap.steps.flatMap((one) => one.duration ?? []);
  if (plan.hours === roadmap.hours && ends.every((one) => one.unit === 'month')) {
    const all = { min: 0, max: 0 };
    for (const { min, max } of ends) {
      all.min += min;
      all.max += max;
    }
    return writeRange(all, 'month');
  }
  return writeRange(plan.total, 'week');
}

/**
 * Where a step leads out to, as a note: "Links: https://…, https://…"; none where it does not. With its tasks, theirs are
 * among them, but for those of units.
 */
export function linksNote({
  links,
  tasks = [],
}: Pick<Step, 'links'> & Partial<Pick<Step, 'tasks'>>): WordBlock[] {
  const own = tasks.flatMap((one) => (one.unit === undefined ? (one.links ?? []) : []));
  const shown = [...new Set([...links, ...own])].slice(0, MOST_LINKS);
  return shown.length === 0
    ? []
    : [note(['Links: ', ...shown.flatMap((one, at) => [at > 0 ? ', ' : '', link(one, one)])])];
}
