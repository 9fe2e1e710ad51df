import { writeDay, writeDuration, writeLength } from '../../dataset/roadmaps/roadmap-words.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { isTeamRoadmap } from '../../dataset/team-roadmaps.ts';
import type { Timetable } from '../../dataset/roadmaps/timetable.ts';
import type { RoadmapPicture, StepRow } from '../../reply/picture.ts';
import { DAY_MS } from '../../time.ts';

/** The most steps that are drawn. */
export const MOST_STEPS = 5;
const WEEK = 7;
/** About how many marks an undated time line has. */
const MARKS = 4;

/** A roadmap as a time line of steps to come; `start` is its first day, where it is dated. */
export function roadmapPicture(roadmap: Roadmap, plan: Timetable, start: number | undefined): RoadmapPicture {
  const title =
    start === undefined || plan.end === undefined
      ? writeLength(plan, roadmap)
      : `Done by ${writeDay(plan.end)}`;
  const all = stepsOf(roadmap, plan, start);
  const steps = all.slice(0, MOST_STEPS);
  const part = all.length > MOST_STEPS ? `First ${MOST_STEPS} of ${all.length} steps` : `${all.length} steps`;
  const subtitle = `${part}, ${plan.hours} h a week${all.some(({ to }) => to === undefined) ? ', then ongoing' : ''}`;
  const weeks = Math.max(...steps.map(({ from, to }) => to ?? from + 1));
  return {
    ...{ kind: 'roadmap', eyebrow: `Roadmap · ${roadmap.name}`, title, figure: '', subtitle, steps },
    ticks: start === undefined ? weekTicks(weeks) : dateTicks(start, weeks),
    now: undefined,
    personal: isTeamRoadmap(roadmap.id),
    alt: `${roadmap.name}: ${title}. ${subtitle}. ${steps.map(({ number, label, length }) => `${number} ${label}: ${length}`).join('; ')}.`,
  };
}

/** The steps at the longest pace, or by their days. */
function stepsOf(roadmap: Roadmap, plan: Timetable, start: number | undefined): StepRow[] {
  let free = 0;
  return plan.steps.map(({ step, weeks, from, to }, at): StepRow => {
    const begins = from !== undefined && start !== undefined ? (from - start) / WEEK : free;
    const length = to !== undefined && from !== undefined ? (to - from + 1) / WEEK : weeks?.max;
    const ends = length === undefined ? undefined : begins + length;
    free = ends ?? begins;
    return {
      ...{ number: at + 1, label: step.name, state: 'to come', from: begins, to: ends, done: 0 },
      length: writeDuration(step, weeks, plan, roadmap).replace(/ \(.*/u, ''),
    };
  });
}

/** Marks by the number of the week. */
export const weekTicks = (weeks: number): RoadmapPicture['ticks'] => {
  const every = Math.max(1, Math.ceil(weeks / MARKS));
  return Array.from({ length: Math.ceil(weeks / every) }, (_none, at) => ({
    at: at * every,
    text: `week ${at * every + 1}`,
  }));
};

/** So few weeks are marked one by one. */
const SHORT = 8;

const writeDate = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', ...options }).format(at);

/** The first day of each week of a short plan; of a longer one its first day, and the first of each month. */
function dateTicks(start: number, weeks: number): RoadmapPicture['ticks'] {
  if (weeks <= SHORT)
    return Array.from({ length: Math.ceil(weeks) }, (_none, at) => ({
      at,
      text: writeDate((start + at * WEEK) * DAY_MS, { day: 'numeric' }),
    }));
  const first = new Date(start * DAY_MS);
  const ticks = [{ at: 0, text: writeDate(first.getTime(), { day: 'numeric' }) }];
  for (let month = 1; ; month++) {
    const date = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1);
    const at = (date / DAY_MS - start) / WEEK;
    if (at > weeks) return ticks;
    ticks.push({ at, text: writeDate(date, {}) });
  }
}
