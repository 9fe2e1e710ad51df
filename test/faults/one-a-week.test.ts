import { fc } from '../harness/property.ts';
import { describe, expect, inject, it } from 'vitest';
import type { Occurrence, Weekly } from '../../src/scheduling/calendar/occurrence.ts';
import { live, type Sent, type Step, type Watch } from '../harness/scheduling/schedule-simulation.ts';
import {
  DAY,
  daysAfter,
  instantOf,
  mondayOf,
  stretchesOf,
  wallDateOf,
  weekdayOf,
  type Stretch,
} from '../harness/scheduling/wall.ts';

const RUNS = inject('full') ? 10_000 : 200;
const ZONES = [
  'Europe/London',
  'America/New_York',
  'America/Nuuk',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Calcutta',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
];
const FROM = Date.parse('2026-01-01');
const clocks = new Map<string, readonly Stretch[]>(
  ZONES.map((zone) => [zone, stretchesOf(zone, FROM - 30 * DAY, FROM + 1200 * DAY)]),
);
const clockOf = ({ zone }: Weekly): readonly Stretch[] => clocks.get(zone) ?? [];
const onDate = (weekly: Weekly, date: string): Occurrence => ({
  date,
  at: instantOf(clockOf(weekly), date, weekly.time),
});
const later = (a: string, b: string): string => (a > b ? a : b);

/** The model: every date looked at, one after the other, from well before. */
function dates(weekly: Weekly, from: string, fits: (one: Occurrence) => boolean): Occurrence {
  for (let date = from; ; date = daysAfter(date, 1)) {
    const one = onDate(weekly, date);
    if (fits(one)) return one;
  }
}
const nextInModel = (weekly: Weekly, now: number, sentDate: string | undefined): Occurrence =>
  dates(
    weekly,
    daysAfter(wallDateOf(clockOf(weekly), now), -3),
    ({ date, at }) =>
      weekdayOf(date) === weekly.weekday &&
      at > now &&
      (sentDate === undefined || mondayOf(date) > mondayOf(sentDate)),
  );

const watch: Watch = {
  scheduled: (weekly, now, sentDate, next) => expect(next).toEqual(nextInModel(weekly, now, sentDate)),
  snoozed(kind, weekly, standing, now, result) {
    const base = later(standing.date, wallDateOf(clockOf(weekly), now));
    const expected =
      typeof kind === 'object'
        ? onDate(weekly, kind.until)
        : dates(weekly, daysAfter(base, 1), ({ date }) => kind === 'day' || weekdayOf(date) === 1);
    if ('refused' in result) {
      expect(result.refused).toBe('not-later');
      expect(expected.date <= standing.date || expected.at <= Math.max(now, standing.at)).toBe(true);
      return;
    }
    const { send, dropped, next } = result;
    expect(send).toEqual(expected);
    expect(send.at).toBeGreaterThan(Math.max(now, standing.at));
    expect(next).toEqual(nextInModel(weekly, send.at, send.date));
    // The series has not moved: what gives way and what is next are its own, with none left out between.
    const series: Occurrence[] = [];
    let one = nextInModel(weekly, Math.max(now, standing.at), undefined);
    for (; one.at < next.at; one = onDate(weekly, daysAfter(one.date, 7))) series.push(one);
    expect(dropped).toEqual(series);
    expect(next).toEqual(one);
  },
};

const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);
const time = fc.constantFrom('00:00', '01:30', '02:30', '09:00', '23:30');
const zone = fc.constantFrom(...ZONES);
const hours = (max: number) => fc.noBias(fc.integer({ min: 0, max }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('wait'), hours: hours(200) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('down'), hours: hours(500) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('change'),
      to: fc.record({ weekday, time, zone }, { requiredKeys: [] }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('snooze'),
      by: fc.oneof(fc.constantFrom('day', 'monday'), fc.integer({ min: -3, max: 30 })),
      last: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume') }) },
);
const start = fc.record({
  weekly: fc.record({ weekday, time, zone }),
  now: fc.integer({ min: 0, max: 365 * 24 * 60 }).map((minutes) => FROM + minutes * 60_000),
});

const isAtItsTime = ({ date, at, weekly, snoozed }: Sent): boolean =>
  at === onDate(weekly, date).at && (snoozed || weekdayOf(date) === weekly.weekday);

describe('given anybody who snoozes, pauses, moves and travels, and a process that is down at times', () => {
  it('when their weeks are lived through, then none has two sends, and the series never moves', () => {
    let [sends, snoozes] = [0, 0];
    fc.assert(
      fc.property(start, fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), (from, steps) => {
        const sent = live(from, steps, watch, (days, weekly, now) =>
          daysAfter(wallDateOf(clockOf(weekly), now), days),
        );
        sends += sent.length;
        snoozes += sent.filter((one) => one.snoozed).length;
        expect(sent.filter((one) => !isAtItsTime(one))).toEqual([]);
        const weeks = sent.filter((one) => !one.putOff).map((one) => mondayOf(one.date));
        expect(weeks).toEqual([...new Set(weeks)].sort((a, b) => a - b));
        const ids = sent.map((one) => one.date);
        expect(ids).toEqual([...new Set(ids)].sort());
      }),
      { numRuns: RUNS },
    );
    expect(sends).toBeGreaterThan(RUNS * 2);
    expect(snoozes).toBeGreaterThan(RUNS / 4);
    if (inject('full'))
      // eslint-disable-next-line no-console -- the fault runs print their counts
      console.info(`${RUNS} lives, ${sends} sends, ${snoozes} of them snoozed, none twice in a week`);
  });
});
