import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../time.ts';

/** A date on somebody's wall, "2026-11-30". Such dates sort as text. */
export type WallDate = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Dates whose weeks are held: those of some months are asked for again and again. Emptied when full. */
const MOST = 500;
const mondays = new Map<WallDate, WallDate>();

/** The ISO week that a date lies in, told by the date of its Monday. Throws RangeError where it is no date. */
export function weekOf(date: WallDate): WallDate {
  const known = mondays.get(date);
  if (known !== undefined) return known;
  const day = Temporal.PlainDate.from(date);
  const monday = day.subtract({ days: day.dayOfWeek - 1 }).toString();
  if (mondays.size >= MOST) mondays.clear();
  mondays.set(date, monday);
  return monday;
}

/** The date so many days later (earlier where negative). Throws RangeError where it is no date. */
export const plusDays = (date: WallDate, days: number): WallDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The date on the wall in an IANA zone at an instant. Throws RangeError for an unknown zone. */
export const dateAt = (at: EpochMs, zone: string): WallDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Whether a text is a day of the calendar, written "2026-12-10". */
export function isDate(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

const DAY = 86_400_000;
const DAYS_A_WEEK = 7;
/** 1 January 1970 was a Thursday: so many days after a Monday. */
const AFTER_MONDAY = 3;

/** The date of a day that is counted from 1 January 1970. */
export const dateOfDay = (day: number): WallDate => new Date(day * DAY).toISOString().slice(0, 10);

/** The Monday on a day or after it, both counted from 1 January 1970. */
export const mondayFrom = (day: number): number =>
  day + ((DAYS_A_WEEK - ((day + AFTER_MONDAY) % DAYS_A_WEEK)) % DAYS_A_WEEK);
