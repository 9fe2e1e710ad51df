import { Temporal } from 'temporal-polyfill';
import { plusDays, weekOf, type WallDate } from './week.ts';

/** The days on which a workspace wants no message. */
export interface DaysOff {
  /** ISO: 1 is Monday, 7 Sunday. */
  readonly weekdays: ReadonlySet<number>;
  readonly dates: ReadonlySet<WallDate>;
}

/** Whether a workspace wants no message on a date. */
export const isDayOff = ({ weekdays, dates }: DaysOff, date: WallDate): boolean =>
  dates.has(date) || weekdays.has(Temporal.PlainDate.from(date).dayOfWeek);

/**
 * The first date after another on which a message may go out in place of one on a day off: of the same ISO week, so that no
 * week has two. Undefined where the week has no such day left.
 */
export function insteadOf(off: DaysOff, date: WallDate): WallDate | undefined {
  let other = plusDays(date, 1);
  while (weekOf(other) === weekOf(date)) {
    if (!isDayOff(off, other)) return other;
    other = plusDays(other, 1);
  }
  return undefined;
}
