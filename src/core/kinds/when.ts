import { z } from 'zod';
import { fold } from '../../dataset/fold.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { readZone } from '../../scheduling/calendar/zone.ts';
import type { OptionKind } from '../declare/option.ts';
import { placeKind } from './place.ts';
import { closedKind, vocabulary } from './vocabulary.ts';

/** A day of the week, as ISO 8601 numbers it. */
export interface Weekday {
  /** 1 Monday to 7 Sunday. */
  readonly number: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly name: string;
}

/** The days of the week, Monday first. */
export const WEEKDAYS: readonly Weekday[] = (
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
).map((name, at) => ({ number: (at + 1) as Weekday['number'], name }));

const weekdayWords = vocabulary<Weekday>(() =>
  WEEKDAYS.map((day) => {
    const word = day.name.toLowerCase();
    return {
      value: String(day.number),
      label: day.name,
      words: [
        word,
        `${word}s`,
        word.slice(0, 3),
        ...(day.number === 2 ? ['tues'] : day.number === 4 ? ['thur', 'thurs'] : []),
      ],
      item: day,
    };
  }),
);

/** "monday", "mondays", "mon". */
export const weekdayKind: OptionKind<Weekday> = {
  ...closedKind<Weekday>(
    'weekday',
    'monday',
    weekdayWords,
    (value) => WEEKDAYS[Number(value) - 1]?.name.toLowerCase() ?? String(value),
    ({ name }) => name,
  ),
  // A digit is not matched, although it is the stored value: in a sentence a digit means an hour.
  match: (phrase, data) => (/^\d/.test(phrase) ? undefined : weekdayWords.match(phrase, data)),
};

const TIME = /^(?:at )?(\d{1,2})(?: ?(\d{2}))? ?(am|pm|h|uhr|o clock)?$/;
const VALUE = /^([01]\d|2[0-3]):[0-5]\d$/;
const NAMED: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', midnight: '00:00' };

/** "9:00", "9am", "at 21:30", "noon", as a wall time "HH:MM". A bare number is an hour only after "at". */
function timeIn(phrase: string): string | undefined {
  const named = NAMED[phrase.replace(/^at /, '')];
  if (named !== undefined) return named;
  const [, hour, minute, half] = TIME.exec(phrase) ?? [];
  if (hour === undefined || (minute === undefined && half === undefined && !phrase.startsWith('at ')))
    return undefined;
  const twelve = half === 'am' || half === 'pm';
  if (twelve && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const hours = twelve ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour);
  const time = `${String(hours).padStart(2, '0')}:${minute ?? '00'}`;
  return VALUE.test(time) ? time : undefined;
}

const HOURS = ['07:00', '08:00', '09:00', '10:00', '12:00', '17:00', '18:00', '20:00'];

/** A time of day on the wall. */
export const timeOfDayKind: OptionKind<string> = {
  name: 'time',
  value: 'string',
  hint: '9:00',
  maxWords: 4,
  open: true,
  schema: () => z.string().regex(VALUE, 'not a time of day'),
  match: (phrase) => (VALUE.test(phrase) ? phrase : timeIn(phrase)),
  near: () => [],
  refuse: (phrase) =>
    TIME.test(phrase) && /[a-z]|\d \d/.test(phrase) && timeIn(phrase) === undefined
      ? 'A time of day is written as 9:00, 21:30 or 9am.'
      : undefined,
  completes: true,
  suggest(prefix) {
    const time = timeIn(`at ${fold(prefix)}`);
    const found = time === undefined ? HOURS.filter((one) => one.startsWith(prefix.trim())) : [time];
    return found.map((one) => ({ label: one, value: one }));
  },
  format: String,
  label: String,
  identity: String,
};

/** Zones by what people call them, folded: the aliases that are no IANA name and no place, then every IANA name. */
const ZONE_ALIASES = { utc: 'UTC', gmt: 'UTC' } as const;
const ZONES = new Map([
  ...Intl.supportedValuesOf('timeZone').map((zone) => [fold(zone), zone] as const),
  ...Object.entries(ZONE_ALIASES),
]);

const zoneIn = (phrase: string, data: Dataset): string | undefined =>
  ZONES.get(phrase) ?? data.places.find(phrase)?.place.zone;

/** A time zone: by its IANA name, or by a town or country in it. */
export const zoneKind: OptionKind<string> = {
  name: 'zone',
  value: 'string',
  hint: 'london',
  maxWords: 6,
  open: true,
  schema: () => z.string().refine((zone) => readZone(zone) === zone, 'not a time zone'),
  match: zoneIn,
  near: (phrase, data) =>
    placeKind.near(phrase, data).flatMap(({ choice, sure }) => {
      const zone = data.places.get(choice.value)?.zone;
      return zone === undefined
        ? []
        : [{ choice: { label: `${choice.label} (${zone})`, value: zone }, sure }];
    }),
  completes: true,
  suggest: (prefix, data) => {
    const places = placeKind.suggest(prefix, data).flatMap(({ label, value }) => {
      const zone = data.places.get(value)?.zone;
      return zone === undefined ? [] : [{ label: `${label} (${zone})`, value: zone }];
    });
    return [...new Map(places.map((one) => [one.value, one])).values()];
  },
  format: String,
  label: String,
  identity: String,
};
