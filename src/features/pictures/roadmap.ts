import { writeDay, writeDuration, writeLength } from '../../dataset/roadmaps/roadmap-words.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { isTeamRoadmap } from '../../dataset/team-roadmaps.ts';
import type { PlannedStep, Timetable } from '../../dataset/roadmaps/timetable.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { RoadmapPicture, StepRow } from '../../reply/picture.ts';
import { DAY_MS, type Day } from '../../time.ts';
import { sourceLine } from './pay-parts.ts';

/** The most steps that are drawn. */
export const MOST_STEPS = 5;
const WEEK = 7;
/** About how many marks a time line has. */
const MARKS = 4;

/** The days of a dated roadmap: its first, and the one that it is wanted by. */
export interface Dates {
  readonly start: Day | undefined;
  readonly by: Day | undefined;
}

/** A roadmap as a time line of steps to come. */
export function roadmapPicture(
  roadmap: Roadmap,
  plan: Timetable,
  { start, by }: Dates,
  data: Dataset,
): RoadmapPicture {
  const title =
    start === undefined || plan.end === undefined
      ? writeLength(plan, roadmap)
      : `Done by ${writeDay(plan.end)}`;
  const all = stepsOf(roadmap, plan, start);
  const steps = all.slice(0, MOST_STEPS);
  const part = all.length > MOST_STEPS ? `First ${MOST_STEPS} of ${all.length} steps` : countOf(all.length);
  const subtitle = `${part}, ${plan.hours} h a week${all.some(({ to }) => to === undefined) ? ', then ongoing' : ''}`;
  const weeks = Math.max(...all.map(({ from, to }) => to ?? from));
  const deadline =
    start === undefined || by === undefined
      ? undefined
      : { at: (by - start + 1) / WEEK, text: `wanted ${writeDay(by)}` };
  return {
    ...{ kind: 'roadmap', eyebrow: `Roadmap · ${roadmap.name}`, title, figure: '', subtitle, steps, weeks },
    ticks: ticksOf(roadmap, plan, start, weeks),
    ...{ now: undefined, deadline },
    personal: isTeamRoadmap(roadmap.id),
    source: sourceLine([roadmap.source], data),
    alt: `${roadmap.name}: ${title}${deadline ? `, ${deadline.text}` : ''}. ${subtitle}. ${steps.map(({ number, label, length }) => `${number} ${label}: ${length}`).join('; ')}.`,
  };
}

const countOf = (steps: number): string => `${steps} ${steps === 1 ? 'step' : 'steps'}`;

/** The steps at the longest pace, or by their days. */
function stepsOf(roadmap: Roadmap, plan: Timetable, start: Day | undefined): StepRow[] {
  let free = 0;
  return plan.steps.map((planned, at): StepRow => {
    const { step, weeks, from, to } = planned;
    const begins = from !== undefined && start !== undefined ? (from - start) / WEEK : free;
    const length = to !== undefined && from !== undefined ? (to - from + 1) / WEEK : weeks?.max;
    const ends = length === undefined ? undefined : begins + length;
    free = ends ?? begins;
    return {
      ...{ number: at + 1, label: step.name, state: 'to come', from: begins, to: ends, done: 0 },
      length: daysOf(planned) ?? writeDuration(step, weeks, plan, roadmap).replace(/ \(.*/u, ''),
    };
  });
}

/** When a dated step ends, or begins where it has no end: "until 4 Apr 2027"; undefined without dates. */
function daysOf({ from, to }: PlannedStep): string | undefined {
  if (to !== undefined) return `until ${writeDay(to)}`;
  return from === undefined ? undefined : `from ${writeDay(from)}`;
}

const WEEKS_A_MONTH = 52 / 12;

/** Marks in the unit that the words count in: days, months or weeks. */
function ticksOf(
  roadmap: Roadmap,
  { hours, steps }: Timetable,
  start: Day | undefined,
  weeks: number,
): RoadmapPicture['ticks'] {
  if (start !== undefined) return dateTicks(start, weeks);
  const isInMonths =
    hours === roadmap.hours && steps.every(({ step }) => (step.duration?.unit ?? 'month') === 'month');
  return isInMonths ? ticksEvery(weeks / WEEKS_A_MONTH, 'month', WEEKS_A_MONTH) : weekTicks(weeks);
}

/** Marks by the number of the week. */
export const weekTicks = (weeks: number): RoadmapPicture['ticks'] => ticksEvery(weeks, 'week', 1);

/** Marks by the number of a unit of so many weeks, equally far apart. */
function ticksEvery(count: number, unit: string, weeks: number): RoadmapPicture['ticks'] {
  const every = Math.max(1, Math.ceil(count / MARKS));
  return Array.from({ length: Math.ceil(count / every) }, (_none, at) => ({
    at: at * every * weeks,
    text: `${unit} ${at * every + 1}`,
  }));
}

/** So few weeks are marked one by one. */
const SHORT = 5;
const MONTHS = [1, 2, 3, 6, 12] as const;

const writeDate = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', ...options }).format(at);

/** The first day of each week of a short plan; of a longer one the first of every so many months, equally far apart. */
function dateTicks(start: Day, weeks: number): RoadmapPicture['ticks'] {
  if (weeks <= SHORT)
    return Array.from({ length: Math.ceil(weeks) }, (_none, at) => ({
      at,
      text: writeDate((start + at * WEEK) * DAY_MS, { day: 'numeric' }),
    }));
  const first = new Date(start * DAY_MS);
  const every = MONTHS.find((months) => weeks / WEEKS_A_MONTH / months <= MARKS) ?? 12;
  const ticks: { at: number; text: string }[] = [];
  for (let month = 1; ; month += every) {
    const date = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1);
    const at = (date / DAY_MS - start) / WEEK;
    if (at > weeks) return ticks;
    ticks.push({ at, text: writeDate(date, { day: 'numeric' }) });
  }
}
