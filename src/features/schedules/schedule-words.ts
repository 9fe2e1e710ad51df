import { WEEKDAYS } from '../../core/kinds/weekday.ts';
import { note, time } from '../../reply/build.ts';
import type { Block } from '../../reply/reply.ts';
import type { Schedule } from '../../store/store.ts';
import { nextSends } from '../plans/timing.ts';
import type { WeeklyTime } from './new-schedule.ts';

/** How many coming messages are listed. */
const SHOWN = 3;

/** "each Monday at 09:00 (Europe/London)". */
export const writeWeekly = ({ weekday, time: at, zone }: WeeklyTime): string =>
  `each ${WEEKDAYS[weekday - 1]?.name ?? ''} at ${at} (${zone})`;

/** The times of the next messages; nothing where none comes. */
export function nextSendsNote(schedule: Schedule): Block[] {
  const sends = nextSends(schedule, SHOWN);
  if (sends.length === 0) return [];
  return [
    note([
      'Next: ',
      ...sends.flatMap((at, index) => [index > 0 ? ', ' : '', time(at, 'date-time', schedule.zone)]),
      '.',
    ]),
  ];
}
