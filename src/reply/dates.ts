import type { Reply } from './reply.ts';

/** A day as Rung writes it: "28 Nov 2026", "Sat 28 Nov". */
const WRITTEN =
  /\b(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?: (\d{4}))?\b/g;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
/** Weekdays and dates come together again after so many years. */
const YEARS = Array.from({ length: 28 }, (_, at) => 2020 + at);

/** The parts of a reply that are no words to read: what buttons do, files, addresses, and what is typed as it stands. */
const NO_WORDS = new Set(['call', 'again', 'content', 'url', 'names', 'usage', 'person', 'type']);

/**
 * A reply whose days are written as a locale has them: "Nov 28, 2026" for en-US, "2026-11-28" for en-CA, "28. Nov. 2026" for
 * de-DE. Moments that a platform writes by itself, files and commands stay as they are.
 */
export const withDates = (reply: Reply, locale: string): Reply => inside(reply, locale) as Reply;

function inside(value: unknown, locale: string): unknown {
  if (typeof value === 'string') return value.replace(WRITTEN, (...found) => written(found, locale));
  if (Array.isArray(value)) return value.map((one) => inside(one, locale));
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && (value.type === 'code' || value.type === 'command')) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, NO_WORDS.has(name) ? one : inside(one, locale)]),
  );
}

function written([whole, weekday, day, month, year]: readonly unknown[], locale: string): string {
  const text = String(whole);
  if (weekday === undefined && year === undefined) return text;
  const at = MONTHS.indexOf(String(month).slice(0, 3));
  const inYear = (one: number): Date => new Date(Date.UTC(one, at, Number(day)));
  const date =
    year === undefined
      ? YEARS.map(inYear).find((one) => WEEKDAYS[one.getUTCDay()] === weekday && one.getUTCMonth() === at)
      : inYear(Number(year));
  // No such day: these are words of somebody's own.
  if (date?.getUTCMonth() !== at) return text;
  return new Intl.DateTimeFormat(locale, {
    ...(weekday !== undefined && { weekday: 'short' }),
    ...(year !== undefined && { year: 'numeric' }),
    ...partsIn(locale),
    timeZone: 'UTC',
  }).format(date);
}

/** Months are named, but where dates are written in digits alone. */
const partsIn = (locale: string): Intl.DateTimeFormatOptions =>
  locale === IN_DIGITS ? { month: '2-digit', day: '2-digit' } : { month: 'short', day: 'numeric' };

/** The locale that writes days as ISO 8601 does. */
export const IN_DIGITS = 'en-CA';
