import { remembered } from '../../dataset/result-cache.ts';
import { writeWeekday } from '../../dataset/roadmaps/roadmap-words.ts';
import { WEEKDAYS } from '../../core/kinds/weekday.ts';
import { note, time } from '../../reply/build.ts';
import type { Block } from '../../reply/reply.ts';
import type { Schedule } from '../../store/store.ts';
import { dateAt } from '../../scheduling/calendar/week.ts';
import { dayOfDate, type EpochMs } from '../../time.ts';
import { nextSends } from '../plans/timing.ts';
import type { WeeklyTime } from './new-schedule.ts';

/** Zones that are held; people live in fewer. */
const ZONES = 100;

/** How many messages after the first are named. */
const FOLLOWING = 2;

/** "Mondays at 09:00 (Europe/London)". */
export const writeWeekly = ({ weekday, time: at, zone }: WeeklyTime): string =>
  `${WEEKDAYS[weekday - 1]?.name ?? ''}s at ${at} (${zone})`;

/** A moment in a zone as a title has it: "Mon 30 Nov, 09:00". */
export const writeMoment = (at: EpochMs, zone: string): string =>
  `${writeWeekday(dayOfDate(dateAt(at, zone)))}, ${timeIn(at, zone)}`;

/** The clock of each zone, which takes longer to make than to read. */
const clockOf = remembered<Intl.DateTimeFormat>(ZONES);

const timeIn = (at: EpochMs, zone: string): string =>
  clockOf(
    zone,
    () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }),
  ).format(at);

/** When the next message comes; nothing where none does. */
export function nextSendNote(schedule: Schedule): Block[] {
  const [next] = nextSends(schedule, 1);
  return next === undefined ? [] : [note(['Next: ', time(next, 'date-time', schedule.zone)])];
}

/** How many messages `laterSendsNote` tells of: the first, and those that it names. */
export const TOLD_SENDS = 1 + FOLLOWING;

/** When messages come after the first of `sends`: the rhythm, and the days of the others. Nothing where none comes. */
export function laterSendsNote(schedule: Schedule, [first, ...later]: readonly EpochMs[]): Block[] {
  if (first === undefined) return [];
  const days = later.map((at) => writeWeekday(dayOfDate(dateAt(at, schedule.zone))));
  return [note(`Then ${writeWeekly(schedule)}: ${days.join(', ')}.`)];
}
