import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Schedule } from '../../store/store.ts';
import type { EpochMs } from '../../time.ts';
import type { ActivePlan } from './active-plans.ts';
import { nextSends } from './timing.ts';
import { nameOfTask, weekToCome } from './to-come.ts';
import type { PlanWeek } from './week.ts';

/** Most weeks in one file: a year. */
const MOST = 52;
const A_MINUTE = 60_000;
const AN_HOUR = 60 * A_MINUTE;

/**
 * The weeks to come of a plan as a calendar file (RFC 5545): an hour at the time of each message, named by its week. The
 * instants are those of the person's own wall time, so that a change of clocks moves none.
 */
export function calendarFile(
  { plan, roadmap, week }: ActivePlan,
  schedule: Schedule,
  { now }: { readonly now: EpochMs },
): string {
  const calendar = ical({ name: `Rung: ${roadmap.name}`, method: ICalCalendarMethod.PUBLISH });
  calendar.prodId({ company: 'Rung', product: 'Plan', language: 'EN' });
  const weeks = calendarWeeks(week);
  const sends = nextSends(schedule, weeks.length);
  for (const [at, send] of sends.entries()) {
    const one = weeks[at];
    if (!one) continue;
    const { number, subject, lines } = one;
    // Messages are spread over the minute; a calendar wants the minute.
    const start = send - (send % A_MINUTE);
    calendar.createEvent({
      // The same week has the same name in a later file, so that a calendar replaces it.
      id: `${plan.id}-week-${number}@rung`,
      ...{ start: new Date(start), end: new Date(start + AN_HOUR), stamp: new Date(now) },
      summary: `Week ${number}: ${subject}`,
      description: lines.join('\n'),
    });
  }
  return calendar.toString();
}

/** A week of the calendar. */
interface CalendarWeek {
  readonly number: number;
  readonly subject: string;
  readonly lines: readonly string[];
}

/** The weeks that messages will be about, at most a year: the one it is in while something of it is open, and those after it. */
export function calendarWeeks({ number, tasks, toCome, step }: PlanWeek): readonly CalendarWeek[] {
  const open = tasks.filter(({ done }) => !done);
  const now = {
    number,
    subject: open.find(({ unit }) => unit !== undefined)?.task.text ?? step.name,
    lines: open.map(({ task }) => nameOfTask(task)),
  };
  return [
    ...(open.length > 0 ? [now] : []),
    ...toCome.map((week, at): CalendarWeek => ({
      number: number + 1 + at,
      subject: weekToCome(week, number + 1 + at).subject,
      lines: week.tasks.map(({ task }) => nameOfTask(task)),
    })),
  ].slice(0, MOST);
}
