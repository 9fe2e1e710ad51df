import { describe, expect, it, test } from 'vitest';
import { option } from '../../../src/core/declare/options.ts';
import { defineCommand } from '../../../src/core/declare/command.ts';
import type { Option } from '../../../src/core/declare/option.ts';
import { dayNamed } from '../../../src/core/kinds/date.ts';
import { ZONE_NAMES } from '../../../src/core/kinds/zone-names.ts';
import { readFields, readText, type Reading } from '../../../src/core/parse/parse.ts';
import { fold } from '../../../src/dataset/fold.ts';
import { loadDataset } from '../../../src/dataset/dataset.ts';
import { sameZoneToday } from '../../../src/scheduling/calendar/zone.ts';
import { payTalk } from '../../../src/dataset/pay/words.ts';
import { inProject } from '../../harness/core.ts';

const data = loadDataset(inProject('data'));
const DAY = 86_400_000;
const YEAR = 2027;
/** New Year's Day: every day of the year is still to come. */
const TODAY = Date.UTC(YEAR, 0, 1) / DAY;
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];
const ordinal = (day: number): string => {
  const last = day % 10;
  const ending =
    day > 10 && day < 14 ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th';
  return `${day}${ending}`;
};
/** The orders and forms in which English and ISO write a day; numbers alone have the day first. */
const FORMS: readonly ((day: number, month: number, name: string) => string)[] = [
  (day, _, name) => `${name} ${day}`,
  (day, _, name) => `${day} ${name}`,
  (day, _, name) => `${name.slice(0, 3)} ${day}`,
  (day, _, name) => `${day} ${name.slice(0, 3)}`,
  (day, _, name) => `${name.slice(0, 3)}. ${day}`,
  (day, _, name) => `${ordinal(day)} of ${name}`,
  (day, _, name) => `the ${ordinal(day)} of ${name}`,
  (day, _, name) => `${name} ${ordinal(day)}`,
  (day, _, name) => `${name} ${day}, ${YEAR}`,
  (day, _, name) => `${day} ${name} ${YEAR}`,
  (day, month) => `${day}/${month}/${YEAR}`,
  (day, month) => `${day}.${month}.${YEAR}`,
  (day, month) => `${YEAR}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  (day, month) => `${day}/${month}`,
];
const DATES = MONTHS.flatMap((name, at) => {
  const days = new Date(Date.UTC(YEAR, at + 1, 0)).getUTCDate();
  return Array.from({ length: days }, (_, day) => day + 1).flatMap((day) =>
    FORMS.map((form) => ({ said: form(day, at + 1, name), day: Date.UTC(YEAR, at, day) / DAY })),
  );
});

const commandOf = (options: Readonly<Record<string, Option>>) =>
  defineCommand({ summary: 'It', options, examples: ['/it'], ignores: payTalk });
const usage = { summary: 'It' };
const read = (options: Readonly<Record<string, Option>>, text: string): Reading =>
  readText(commandOf(options), text, data);
const understood = ({ unknown, extra }: Reading): boolean => unknown.length + extra.length === 0;

describe('given every day of a year in every order and form', () => {
  it('when it is said, given apart or typed after its word, then it is that day', () => {
    const by = { it: option.by(usage) };
    const schema = by.it.kind.schema(data);
    const dayOfField = (value: unknown): number | undefined => {
      const parsed = schema.safeParse(value);
      return parsed.success ? parsed.data.on(TODAY) : undefined;
    };
    const wrong = DATES.filter(({ said, day }) => dayNamed(fold(said), TODAY, { by: true }) !== day);
    expect(wrong.map(({ said }) => said)).toEqual([]);
    // In text, options and forms alike, of which every seventh is enough.
    const some = DATES.filter((_, at) => at % 7 === 0);
    const typed = some.filter(({ said, day }) => dayOfField(read(by, `by ${said}`).fields['it']) !== day);
    const apart = some.filter(
      ({ said, day }) => dayOfField(readFields(commandOf(by), { it: said }, data).fields['it']) !== day,
    );
    expect([...typed, ...apart].map(({ said }) => said)).toEqual([]);
  });

  test.each(['Feb 30', '30 February', 'June 31', '31/4', '31 Nov', '0 May', '32 May', 'Smarch 3'])(
    'when %s is said, then there is no such day',
    (said) => {
      expect(dayNamed(fold(said), TODAY, { by: true })).toBeUndefined();
    },
  );
});

describe('given every zone and every name of one', () => {
  const zone = { it: option.zone(usage) };
  const zones = Intl.supportedValuesOf('timeZone');

  it('when its old or new IANA name is said in any case, then it is the zone of today', () => {
    const wrong = zones
      .flatMap((name) =>
        [name, name.toLowerCase(), name.replaceAll('_', ' ')].map((said) => ({ name, said })),
      )
      .filter(({ name, said }) => read(zone, said).fields['it'] !== sameZoneToday(name));
    expect(wrong).toEqual([]);
  });

  it('when a state, a word or an abbreviation is said, then it is its zone, beside a time and a day too', () => {
    const all = { day: option.weekday(usage), time: option.timeOfDay(usage), it: option.zone(usage) };
    const wrong = Object.entries(ZONE_NAMES).filter(
      ([name, named]) => read(all, `monday 9:00 ${name}`).fields['it'] !== named,
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['UTC+5:30', '+05:30'],
    ['GMT+5', '+05:00'],
    ['+05:30', '+05:30'],
    ['UTC-3', '-03:00'],
    ['Z', 'UTC'],
    ['GMT', 'UTC'],
    ['EST5EDT', 'America/New_York'],
    ['US/Pacific', 'America/Los_Angeles'],
  ])('when %s is said, then it is %s', (said, expected) => {
    expect(read(zone, said).fields['it']).toBe(expected);
    expect(readFields(commandOf(zone), { it: said }, data).fields['it']).toBe(expected);
  });

  test.each(['IST', 'CST', 'BST', 'georgia'])('when %s is said, then it is asked which', (said) => {
    const { fields, unknown } = read(zone, said);
    expect(fields['it']).toBeUndefined();
    expect(unknown[0]?.near.length).toBeGreaterThan(1);
  });
});

describe('given times of day as people write them', () => {
  const time = { day: option.weekday(usage), it: option.timeOfDay(usage), hours: option.hours(usage) };
  const TIMES = Array.from({ length: 24 }, (_, hour) => {
    const [h, at12] = [String(hour), String(hour % 12 || 12)];
    const half = hour < 12 ? 'am' : 'pm';
    const whole = `${h.padStart(2, '0')}:00`;
    return [
      ...[`${h}:00`, `${h}.00`, `${h}h00`, `${h}:00h`, `at ${h}`, `@${h}`, `${h} o'clock`].map((said) => [
        said,
        whole,
      ]),
      ...[`${at12}${half}`, `${at12} ${half}`, `${at12} ${half[0]}.m.`, `${at12}.00 ${half}`].map((said) => [
        said,
        whole,
      ]),
      [`${h.padStart(2, '0')}30`, `${h.padStart(2, '0')}:30`],
      [`${at12}.30 ${half[0]}.m.`, `${h.padStart(2, '0')}:30`],
      [`${h}h30`, `${h.padStart(2, '0')}:30`],
    ] as [string, string][];
  }).flat();

  it('when one is said after a day, then it is that time', () => {
    const wrong = TIMES.filter(([said, at]) => {
      const reading = read(time, `friday ${said}`);
      return reading.fields['it'] !== at || reading.fields['hours'] !== undefined || !understood(reading);
    });
    expect(wrong).toEqual([]);
  });

  it('when hours stand after a day, then they are a time, and said to be read so', () => {
    const reading = read(time, 'friday 18h');
    expect(reading.fields).toMatchObject({ it: '18:00' });
    expect(reading.fields['hours']).toBeUndefined();
    expect(reading.corrections).toEqual([{ typed: '18h', read: '18:00' }]);
    expect(read(time, 'friday 9:00 6h a week').fields).toMatchObject({ it: '09:00', hours: 6 });
    expect(read(time, '1h a day').fields).toEqual({ hours: 7 });
  });

  test.each(['9-10am', '9 to 10', '9:00–10:00'])(
    'when a span such as %s is said, then it is asked',
    (said) => {
      const { fields, unknown } = read(time, `friday ${said}`);
      expect(fields['it']).toBeUndefined();
      expect(unknown[0]?.reason).toContain('one time');
    },
  );
});

describe('given titles and ladders', () => {
  const salary = {
    level: option.level(usage),
    place: option.place(usage),
    specialisation: option.many(option.specialisation(usage), 0, 4),
    currency: option.currency(usage),
  };
  const TITLES = [
    ...[
      '',
      'engineer',
      'software engineer',
      'machine learning engineer',
      'ML engineer',
      'AI engineer',
      'MLE',
    ],
    ...['SWE', 'data scientist', 'developer', 'AI developer', 'backend developer', 'full stack developer'],
  ];
  const LEVELS = [
    ...[
      ['junior', 'entry'],
      ['intern', 'entry'],
      ['fresher', 'entry'],
      ['mid', 'mid'],
      ['senior', 'senior'],
    ],
    ...[
      ['Sr.', 'senior'],
      ['staff', 'staff'],
      ['principal', 'principal'],
      ['L5', 'senior'],
      ['IC4', 'mid'],
    ],
    ...[
      ['E5', 'senior'],
      ['SDE2', 'mid'],
      ['L6', 'staff'],
      ['lead', 'staff'],
      ['SWE II', 'mid'],
    ],
  ] as [string, string][];
  const ENDINGS = ['', ' thanks', ' per year', ' base', ' total comp', ' pls', ', p.a.'];

  it('when each title is said at each level, in a town, with what people add, then it is that level', () => {
    const wrong = LEVELS.flatMap(([level, id]) =>
      TITLES.flatMap((title) =>
        ENDINGS.map((ending) => ({ said: `${level} ${title} london${ending}`.replaceAll('  ', ' '), id })),
      ),
    ).filter(({ said, id }) => {
      const reading = read(salary, said);
      return !understood(reading) || reading.fields['level'] !== id || reading.fields['place'] !== 'london';
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['18 months', '1y'],
    ['6 months experience', '0y'],
    ['<2 years', '1y'],
    ['less than 2', '1y'],
    ['over 10', '10y'],
    ['YOE: 5', '5y'],
    ['five years', '5y'],
    ['i have 7 years experience', '7y'],
  ])('when %s is said, then it is so many years', (said, years) => {
    const reading = read(salary, `${said} london`);
    expect(understood(reading)).toBe(true);
    expect(reading.fields['level']).toBe(years);
  });

  it('when a ladder’s grade is read as a level, then it is said', () => {
    expect(read(salary, 'L5 london').corrections).toEqual([{ typed: 'L5', read: 'Senior' }]);
    expect(read(salary, 'senior london').corrections).toEqual([]);
  });
});

describe('given names of places', () => {
  const place = { it: option.place(usage) };

  test.each([
    ['San Fransisco', 'San Francisco'],
    ['San Deigo', 'San Diego'],
    ['Palo Alot', 'Palo Alto'],
    ['Hong Knog', 'Hong Kong'],
    ['Buenos Ares', 'Buenos Aires'],
    ['Ho Chi Min City', 'Ho Chi Minh City'],
  ])('when %s is said, then it is %s, said as a correction', (said, name) => {
    const { fields, corrections } = read(place, said);
    expect(data.places.get(String(fields['it']))?.name).toBe(name);
    expect(corrections).toHaveLength(1);
  });

  test.each([
    ...[
      ['LHR', 'London'],
      ['LAX', 'Los Angeles'],
      ['BOM', 'Mumbai'],
      ['LDN', 'London'],
      ['DE', 'Germany'],
    ],
    ...[
      ['SG', 'Singapore'],
      ['Greater London Area', 'London'],
      ['Greater Seattle Area', 'Seattle'],
    ],
    ...[
      ['Cabo Verde', 'Cape Verde'],
      ['Åland', 'Åland Islands'],
      ['Лондон', 'London'],
      ['伦敦', 'London'],
    ],
    ['תל אביב', 'Tel Aviv'],
  ] as [string, string][])('when %s is said, then it is %s', (said, name) => {
    const value = String(read(place, said).fields['it']);
    expect((data.places.get(value) ?? data.places.find(value)?.place)?.name).toBe(name);
  });

  test.each(['EU', 'APAC', 'EMEA', 'LATAM', 'Nordics', 'Southeast Asia'])(
    'when the region %s is said, then no town is taken for it',
    (said) => {
      const { fields, unknown } = read(place, said);
      expect(fields['it']).toBeUndefined();
      expect(unknown[0]?.reason).toContain('not by region');
    },
  );
});
