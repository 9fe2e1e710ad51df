/** The words of Discord's relative times: up to how many seconds they hold, and of how many one unit is. */
const RELATIVE: readonly (readonly [
  until: number,
  one: string,
  many?: readonly [unit: number, name: string],
])[] = [
  [45, 'a few seconds'],
  [90, 'a minute'],
  [45 * 60, '', [60, 'minutes']],
  [90 * 60, 'an hour'],
  [22 * 3600, '', [3600, 'hours']],
  [36 * 3600, 'a day'],
  [26 * 86_400, '', [86_400, 'days']],
  [45 * 86_400, 'a month'],
  [320 * 86_400, '', [30.44 * 86_400, 'months']],
  [548 * 86_400, 'a year'],
  [Infinity, '', [365.25 * 86_400, 'years']],
];

function relative(at: number, now: number): string {
  const seconds = Math.abs(at - now) / 1000;
  const [, one, many] = RELATIVE.find(([until]) => seconds < until) ?? [0, ''];
  const words = many ? `${Math.round(seconds / many[0])} ${many[1]}` : one;
  return at > now ? `in ${words}` : `${words} ago`;
}

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const formatted = (at: number, zone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone }).format(at).replaceAll('\u202f', ' ');

/** A moment in one of Discord's styles, in a time zone; "f" where the style is not known. Epoch milliseconds. */
export const timeWords = (at: number, style: string, zone: string, now: number): string =>
  style === 'R' ? relative(at, now) : formatted(at, zone, STYLES[style] ?? STYLES['f'] ?? {});

/** The calendar day of a moment in a time zone, such as "November 25, 2026". */
export const dayWords = (at: number, zone: string): string => formatted(at, zone, { dateStyle: 'long' });

const DAY = 86_400_000;

/** The time beside a message's author: the time today, "Yesterday at" it, else with the date. */
export function sentWords(at: number, zone: string, now: number): string {
  const day = dayWords(at, zone);
  const time = formatted(at, zone, { timeStyle: 'short' });
  if (day === dayWords(now, zone)) return time;
  if (day === dayWords(now - DAY, zone)) return `Yesterday at ${time}`;
  return formatted(at, zone, { dateStyle: 'short', timeStyle: 'short' });
}
