import { z } from 'zod';
import { fold } from '../../dataset/fold.ts';
import type { OptionKind } from '../declare/option.ts';
import { notWeekly } from './not-weekly.ts';
import { leavesHalfOpen, spokenTime } from './spoken-time.ts';
import { WEEKDAYS } from './weekday.ts';

const VALUE = /^([01]\d|2[0-3]):[0-5]\d$/;
/** "9:00", "9.30 p.m.", "9h30", "18h", "at 9", "@9", "9 o'clock". */
const WRITTEN =
  /^(at\s+|@\s*)?(\d{1,2})(?:\s*[:.h]\s*(\d{2})|\s+(\d{2}))?\s*(h|hrs?|uhr|o\s?clock|[ap]\.?\s?m\.?)?$/;
/** "0900", "1830h": hours and minutes without anything between them. */
const TOGETHER = /^(?:at\s+|@\s*)?([01]\d|2[0-3])([0-5]\d)\s*(?:h|hrs?)?$/;
/** "9-10am", "9 to 10", "from 9 till 10". */
const RANGE =
  /^(?:from\s+|at\s+|@\s*)?\d{1,2}(?:[:.h]\d{2})?\s*(?:h|[ap]\.?\s?m\.?)?\s*(?:[-–—]|to|till|until)\s*\d{1,2}(?:[:.h]\d{2})?\s*(?:h|[ap]\.?\s?m\.?)?$/;
/** Names of times, the first of which are exact; the others are the time that most people mean. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);
const VAGUE: ReadonlyMap<string, string> = new Map([
  ['morning', '09:00'],
  ['in the morning', '09:00'],
  ['mornings', '09:00'],
  ['lunchtime', '12:00'],
  ['afternoon', '14:00'],
  ['in the afternoon', '14:00'],
  ['evening', '18:00'],
  ['in the evening', '18:00'],
  ['evenings', '18:00'],
]);

const written = (phrase: string, said: string | undefined): string =>
  (said ?? phrase).toLowerCase().replaceAll(/['’]/gu, ' ').trim();

/** A time as people write it, as a wall time "HH:MM". A bare number is an hour only after "at". */
function timeIn(phrase: string, said?: string): string | undefined {
  const typed = written(phrase, said);
  const named = NAMED.get(phrase.replace(/^at /, '')) ?? VAGUE.get(phrase);
  if (named !== undefined) return named;
  const spoken = spokenTime(phrase);
  if (spoken !== undefined) return spoken;
  if (RANGE.test(typed)) return undefined;
  const [, hours, minutes] = TOGETHER.exec(typed) ?? [];
  if (hours !== undefined && minutes !== undefined) return `${hours}:${minutes}`;
  const [, lead, hour, after, apart, half = ''] = WRITTEN.exec(typed) ?? [];
  const minute = after ?? apart;
  if (hour === undefined || (minute === undefined && half === '' && lead === undefined)) return undefined;
  const isTwelve = /^[ap]/.test(half);
  if (isTwelve && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const inDay = isTwelve ? (Number(hour) % 12) + (half.startsWith('p') ? 12 : 0) : Number(hour);
  const time = `${String(inDay).padStart(2, '0')}:${minute ?? '00'}`;
  return VALUE.test(time) ? time : undefined;
}

const HOURS = ['07:00', '08:00', '09:00', '10:00', '12:00', '17:00', '18:00', '20:00'];

/** The part of a date before its year. */
const OF_DATE =
  /^(?:\d{1,2}|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|(?:jan|febr)uary|march|april|august|(?:septem|octo|novem|decem)ber)$/;

/** A bare hour, which counts as one after a weekday: "tue 8". */
const BARE = /^(?:[01]?\d|2[0-3])$/;
const DAY_WORDS = new Set(WEEKDAYS.flatMap(({ words }) => words));
/** "0h": alone it is no hours a week, and not midnight, which is said after a day or "at". */
const NO_HOURS = /^00?\s?(?:h|hrs?)$/;

/** A time of day on the wall. */
export const timeOfDayKind: OptionKind<string> = {
  name: 'time',
  value: 'string',
  hint: '9:00',
  maxWords: 5,
  open: true,
  schema: () => z.string().regex(VALUE, 'not a time of day'),
  match(phrase, _data, _list, said, before) {
    if (VALUE.test(phrase)) return phrase;
    // The year of a date: “28/02/2026”, “28 feb 2026”.
    if (/^[12]\d{3}$/.test(phrase) && before !== undefined && OF_DATE.test(before)) return undefined;
    const isAfterDay = before !== undefined && (before === 'at' || DAY_WORDS.has(before));
    if (NO_HOURS.test(phrase) && !isAfterDay) return undefined;
    const isHour = BARE.test(phrase) && before !== undefined && DAY_WORDS.has(before);
    return isHour ? `${phrase.padStart(2, '0')}:00` : timeIn(phrase, said);
  },
  doubtful: (phrase, _data, said) => {
    const typed = written(phrase, said);
    return (
      BARE.test(phrase) ||
      leavesHalfOpen(phrase) ||
      VAGUE.has(phrase) ||
      /^\d{1,2}\s?h$/.test(typed) ||
      /^[12]\d{3}$/.test(typed)
    );
  },
  near: () => [],
  refuse(phrase, said) {
    const typed = written(phrase, said);
    const rhythm = notWeekly(phrase);
    if (rhythm !== undefined) return rhythm;
    if (RANGE.test(typed)) return 'A message comes at one time: say which, such as 9:00.';
    return WRITTEN.test(typed) && /[a-z]|\d[\s:.]\d/.test(typed) && timeIn(phrase, said) === undefined
      ? 'A time of day is written as 9:00, 21:30 or 9am.'
      : undefined;
  },
  completes: true,
  suggest(prefix) {
    const said = timeIn(`at ${fold(prefix)}`, `at ${prefix.trim()}`);
    const found = said === undefined ? HOURS.filter((one) => one.startsWith(prefix.trim())) : [said];
    return found.map((one) => ({ label: one, value: one }));
  },
  format: String,
  label: String,
  identity: String,
};
