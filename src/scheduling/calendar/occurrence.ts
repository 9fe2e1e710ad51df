import { Temporal } from 'temporal-polyfill';
import { dateAt, plusDays, weekOf, type WallDate } from './week.ts';
import type { EpochMs } from '../../time.ts';

/** A weekly time as a person said it: weekday, time of day, and the zone in which both are meant. */
export interface Weekly {
  /** ISO: 1 is Monday, 7 Sunday. */
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** Wall time, "HH:MM", 00:00 to 23:59. */
  readonly time: string;
  /** IANA zone, as `readZone` gives it. */
  readonly zone: string;
}

/** One send of a weekly series. */
export interface Occurrence {
  /**
   * The wall date that it belongs to: its id, and what decides its ISO week. It stays that date even where a gap
   * pushes the instant into the next day.
   */
  readonly date: WallDate;
  /** When it is due. */
  readonly at: EpochMs;
}

const WEEK = 7;
/** A gap moves an occurrence by a day at most, so none of an earlier date than this can still be to come. */
const LOOK_BACK = 2;

/**
 * The send of a date at the series' wall time, whatever its weekday. Where the clocks skip that time it shifts
 * forward by what is skipped (02:30 becomes 03:30, a day that a place left out becomes the next); where it comes
 * twice, it is the first. Throws RangeError where date, time or zone is none.
 */
export function occurrenceOn({ time, zone }: Omit<Weekly, 'weekday'>, date: WallDate): Occurrence {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return { date, at: wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds };
}

/** What was found for a series last: no occurrence lies between `after` and `next`. */
interface Found {
  readonly after: number;
  readonly next: Occurrence;
}

/** Series that are held: one for each time of a week in each zone that somebody chose. Emptied when full. */
const MOST = 5_000;
const found = new Map<string, Found>();

/**
 * The first occurrence strictly after an instant. Throws RangeError where time or zone is none. Asked of the same series
 * for one person after the other, so that what was found last is held.
 */
export function nextOccurrence(weekly: Weekly, after: number): Occurrence {
  const key = `${weekly.weekday} ${weekly.time} ${weekly.zone}`;
  const last = found.get(key);
  if (last && last.after <= after && after < last.next.at) return last.next;
  const next = firstAfter(weekly, after);
  if (found.size >= MOST) found.clear();
  found.set(key, { after, next });
  return next;
}

function firstAfter(weekly: Weekly, after: number): Occurrence {
  const from = Temporal.PlainDate.from(plusDays(dateAt(after, weekly.zone), -LOOK_BACK));
  const ahead = (weekly.weekday - from.dayOfWeek + WEEK) % WEEK;
  let next = occurrenceOn(weekly, from.add({ days: ahead }).toString());
  while (next.at <= after) next = following(weekly, next);
  return next;
}

/** The next occurrences strictly after an instant, earliest first. */
export function occurrences(weekly: Weekly, after: number, count: number): readonly Occurrence[] {
  const found: Occurrence[] = [];
  while (found.length < count) {
    const last = found.at(-1);
    found.push(last ? following(weekly, last) : nextOccurrence(weekly, after));
  }
  return found;
}

/** The occurrence a week after a regular one. */
export const following = (weekly: Weekly, { date }: Occurrence): Occurrence =>
  occurrenceOn(weekly, plusDays(date, WEEK));

/** Whether an occurrence is one of the series, and not put off to another day. */
export const isRegular = ({ weekday }: Weekly, { date }: Occurrence): boolean =>
  Temporal.PlainDate.from(date).dayOfWeek === weekday;

/**
 * The next occurrence after a change: a start, another weekday, time or zone, a resume, a send, a skip. It is
 * the first occurrence strictly after `now` in a later ISO week than that of `sentDate`, the date of the
 * last occurrence sent (a snoozed one's own date); undefined where none was. One a week is the promise, so whoever
 * moves Monday's nudge to Friday after it came hears again on Friday of the week after. A week is told by dates, each
 * on the wall where it was due: moving east or west makes no second nudge in a week, at worst a longer pause.
 */
export function firstAfterChange(weekly: Weekly, now: EpochMs, sentDate: WallDate | undefined): Occurrence {
  let next = nextOccurrence(weekly, now);
  while (sentDate !== undefined && weekOf(next.date) <= weekOf(sentDate)) next = following(weekly, next);
  return next;
}
