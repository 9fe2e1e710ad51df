import { describe, expect, it, test } from 'vitest';
import {
  firstAfterChange,
  nextOccurrence,
  occurrenceOn,
  occurrences,
  type Weekly,
} from '../../../src/scheduling/calendar/occurrence.ts';
import { isDate, weekOf } from '../../../src/scheduling/calendar/week.ts';

const at = (instant: string): number => Date.parse(instant);
const london: Weekly = { weekday: 1, time: '09:00', zone: 'Europe/London' };

/** Occurrences as their dates and the UTC time of each. */
const read = (all: readonly { date: string; at: number }[]): string[] =>
  all.map((one) => `${one.date} at ${new Date(one.at).toISOString().slice(0, 16)}Z`);

describe('given Mondays at nine in London', () => {
  it('when the clocks change, then it stays nine on the wall', () => {
    expect(read(occurrences(london, at('2026-10-18T00:00Z'), 3))).toEqual([
      '2026-10-19 at 2026-10-19T08:00Z',
      '2026-10-26 at 2026-10-26T09:00Z',
      '2026-11-02 at 2026-11-02T09:00Z',
    ]);
  });

  it('when it is asked at the very instant, then the next one is a week later', () => {
    expect(nextOccurrence(london, at('2026-11-30T08:59:59.999Z')).date).toBe('2026-11-30');
    expect(nextOccurrence(london, at('2026-11-30T09:00Z')).date).toBe('2026-12-07');
  });

  it('when it is asked at many instants in any order, then each has the first that comes after it', () => {
    const all = occurrences(london, at('2026-10-01T00:00Z'), 8);
    const instants = all
      .flatMap((one) => [one.at - 1, one.at, one.at + 1, one.at + 3 * 86_400_000])
      .slice(0, -3);
    for (const instant of [...instants, ...instants.toReversed(), ...instants.sort()])
      expect(nextOccurrence(london, instant)).toEqual(all.find((one) => one.at > instant));
    const later: Weekly = { ...london, time: '09:30' };
    expect(nextOccurrence(later, at('2026-10-19T08:00Z')).date).toBe('2026-10-19');
  });

  it('when none are asked for, then none are given', () => {
    expect(occurrences(london, 0, 0)).toEqual([]);
  });
});

describe('given a wall time that the clocks skip or repeat', () => {
  test.each([
    ['Europe/London', '2026-03-29', '01:30', '2026-03-29T01:30Z', 'comes an hour later, at 02:30'],
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30Z', 'comes the first time'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45Z', 'comes half an hour later'],
    ['Antarctica/Troll', '2026-03-29', '01:30', '2026-03-29T01:30Z', 'comes two hours later'],
    ['America/Nuuk', '2026-03-28', '23:30', '2026-03-29T01:30Z', 'comes at 00:30 of the next day'],
    ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00Z', 'comes at 01:00 of its own day'],
    ['America/Havana', '2026-11-01', '00:30', '2026-11-01T04:30Z', 'comes the first time'],
  ])('when it is in %s on %s at %s, then it is %s: it %s', (zone, date, time, instant) => {
    expect(occurrenceOn({ time, zone }, date)).toEqual({ date, at: at(instant) });
  });

  it('when a gap pushes the last hour of Saturday into Sunday, then it is still Saturday’s, once', () => {
    const nuuk: Weekly = { weekday: 6, time: '23:30', zone: 'America/Nuuk' };
    const pushed = at('2026-03-29T01:30Z');
    expect(nextOccurrence(nuuk, pushed - 1)).toEqual({ date: '2026-03-28', at: pushed });
    expect(nextOccurrence(nuuk, pushed).date).toBe('2026-04-04');
  });
});

describe('given a place that left out a whole day', () => {
  it('when Samoa had no Friday 30 December 2011, then that week’s came at its hour of the Saturday', () => {
    const friday: Weekly = { weekday: 5, time: '09:00', zone: 'Pacific/Apia' };
    expect(read(occurrences(friday, at('2011-12-20T00:00Z'), 3))).toEqual([
      '2011-12-23 at 2011-12-23T19:00Z',
      '2011-12-30 at 2011-12-30T19:00Z',
      '2012-01-06 at 2012-01-05T19:00Z',
    ]);
    expect(nextOccurrence(friday, at('2011-12-30T18:59Z')).date).toBe('2011-12-30');
    const saturday: Weekly = { ...friday, weekday: 6 };
    expect(nextOccurrence(saturday, at('2011-12-30T00:00Z'))).toEqual({
      date: '2011-12-31',
      at: at('2011-12-30T19:00Z'),
    });
  });

  it('when Kwajalein had no Saturday 21 August 1993, then that week’s came on the Sunday', () => {
    const saturday: Weekly = { weekday: 6, time: '09:00', zone: 'Pacific/Kwajalein' };
    expect(read([nextOccurrence(saturday, at('1993-08-20T12:00Z'))])).toEqual([
      '1993-08-21 at 1993-08-21T21:00Z',
    ]);
  });
});

describe('given that Monday 30 November’s has been sent', () => {
  const noon = at('2026-11-30T12:00Z');
  test.each<[string, Partial<Weekly>, string]>([
    ['nothing', {}, '2026-12-07'],
    ['the weekday, to Friday', { weekday: 5 }, '2026-12-11'],
    ['the weekday, to Sunday', { weekday: 7 }, '2026-12-13'],
    ['the time, to the evening', { time: '18:00' }, '2026-12-07'],
    ['the zone, to one where it is still to come', { zone: 'America/Los_Angeles' }, '2026-12-07'],
  ])('when somebody changes %s, then the next is %s of the week after', (_, change, date) => {
    const weekly = { ...london, ...change };
    expect(firstAfterChange(weekly, noon, '2026-11-30')).toEqual(occurrenceOn(weekly, date));
  });

  it('when nothing had been sent that week, then a change brings the new one in the same week', () => {
    const friday: Weekly = { ...london, weekday: 5 };
    expect(firstAfterChange(friday, noon, undefined).date).toBe('2026-12-04');
    expect(firstAfterChange(friday, noon, '2026-11-29').date).toBe('2026-12-04');
  });

  it('when the year turns, then weeks are still weeks', () => {
    const friday: Weekly = { ...london, weekday: 5 };
    expect(firstAfterChange(friday, at('2026-12-28T12:00Z'), '2026-12-28').date).toBe('2027-01-08');
  });

  it('when somebody flies west over the date line, then no week has two', () => {
    const honolulu: Weekly = { weekday: 7, time: '09:00', zone: 'Pacific/Honolulu' };
    // Sent on Monday the 7th in Kiritimati, while it was still Sunday the 6th in Honolulu.
    expect(firstAfterChange(honolulu, at('2026-12-06T10:00Z'), '2026-12-07').date).toBe('2026-12-20');
  });
});

describe('given a series that is none', () => {
  test.each<[string, Partial<Weekly>]>([
    ['24:00 for a time', { time: '24:00' }],
    ['9:00 for a time', { time: '9:00' }],
    ['no zone', { zone: 'Mars/Olympus' }],
  ])('when it has %s, then it is refused', (_, change) => {
    expect(() => nextOccurrence({ ...london, ...change }, 0)).toThrow(RangeError);
  });
});

describe('given dates', () => {
  test.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-12-06', '2026-11-30'],
    ['2027-01-03', '2026-12-28'],
  ])('when the week of %s is asked, then it is that of Monday %s', (date, monday) => {
    expect(weekOf(date)).toBe(monday);
  });

  test.each([
    '2026-02-29',
    '2026-2-1',
    '20260201',
    '2026-12-10T09:00',
    '2026-12-10[Europe/Paris]',
    'friday',
    '',
  ])('when “%s” is read, then it is none', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it('when a leap day is read, then it is one', () => {
    expect(isDate('2028-02-29')).toBe(true);
  });
});
