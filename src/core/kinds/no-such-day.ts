import { DAY_MS, type Day } from '../../time.ts';

/** A date that no calendar has, as it stands in a text, and the last day of its month. */
export interface NoSuchDay {
  readonly typed: string;
  readonly nearest: Day;
}

const MONTHS = [
  ...['jan(?:uary)?', 'feb(?:ruary)?', 'mar(?:ch)?', 'apr(?:il)?', 'may', 'june?', 'july?', 'aug(?:ust)?'],
  ...['sept?(?:ember)?', 'oct(?:ober)?', 'nov(?:ember)?', 'dec(?:ember)?'],
];
const NAME = String.raw`(?<month>${MONTHS.join('|')})\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
/** How dates are written; none is a part of a longer number. */
const WRITTEN = [
  String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`,
  String.raw`(?<day>\d{1,2})(?<sign>[/.-])(?<month>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})`,
  String.raw`(?<day>\d{1,2})/(?<month>\d{1,2})`,
  String.raw`${DAY}(?: of)? ${NAME}(?:,? (?<year>\d{4}))?`,
  String.raw`${NAME} ${DAY}(?:,? (?<year>\d{4}))?`,
].map((pattern) => new RegExp(String.raw`(?<![\w/.:-])(?:${pattern})(?![\w/:-])`, 'iu'));
const CENTURY = 2_000;
const LONGEST_MONTH = 31;

/**
 * Finds a date in a text that does not exist, such as "31 november" or "29/02/2027"; without a year it is in the next
 * such month from today. Of numbers alone the day comes first, unless only the second can be one.
 */
export function noSuchDay(text: string, today: Day): NoSuchDay | undefined {
  for (const pattern of WRITTEN) {
    const { 0: typed = '', groups } = pattern.exec(text) ?? {};
    if (!groups) continue;
    const { day, month, year } = groups;
    const [first, second] = [Number(day), monthOf(month ?? '')];
    const isSwapped = second > MONTHS.length && first <= MONTHS.length;
    const nearest = nearestOf(
      isSwapped ? { day: second, month: first, year } : { day: first, month: second, year },
      today,
      /\d$/.test(month ?? ''),
    );
    if (nearest !== undefined) return { typed, nearest };
  }
  return undefined;
}

const monthOf = (month: string): number =>
  /^\d/.test(month)
    ? Number(month)
    : MONTHS.findIndex((one) => new RegExp(`^(?:${one})$`, 'iu').test(month)) + 1;

interface Parts {
  readonly day: number;
  readonly month: number;
  readonly year: string | undefined;
}

/** The last day of a month that is too short; undefined for a day that exists, and for numbers that are no date. */
function nearestOf({ day, month, year: written }: Parts, today: Day, isNumeric: boolean): Day | undefined {
  if (month < 1 || month > MONTHS.length || day < 1 || (isNumeric && day > LONGEST_MONTH)) return undefined;
  const now = new Date(today * DAY_MS);
  const next = now.getUTCFullYear() + Number(now.getUTCMonth() + 1 > month);
  const year = written === undefined ? next : Number(written) + (written.length === 2 ? CENTURY : 0);
  const last = Date.UTC(year, month, 0);
  return day > new Date(last).getUTCDate() ? last / DAY_MS : undefined;
}
