import { describe, expect, it, test } from 'vitest';
import { occurrenceOn, type Weekly } from '../../../src/scheduling/calendar/occurrence.ts';
import { LONGEST_SNOOZE, snoozedTo, type SnoozeKind } from '../../../src/scheduling/calendar/snooze.ts';
import { plusDays } from '../../../src/scheduling/calendar/week.ts';

const london: Weekly = { weekday: 1, time: '09:00', zone: 'Europe/London' };

/** Snoozes the send of a date, said at an instant: where it goes, what gives way, what is next. */
function snooze(said: string, weekly: Weekly, standing: string, now: string): string {
  const kind: SnoozeKind = said === 'day' || said === 'monday' ? said : { until: said };
  const result = snoozedTo(kind, weekly, occurrenceOn(weekly, standing), Date.parse(now));
  if ('refused' in result) return result.refused;
  const { send, dropped, next } = result;
  expect(send).toEqual(occurrenceOn(weekly, send.date));
  return `${send.date}, for ${dropped.map((one) => one.date).join(' ') || 'none'}, then ${next.date}`;
}

describe('given that Monday 30 November’s nudge has come', () => {
  test.each([
    ['day', '2026-11-30T09:05Z', '2026-12-01, for none, then 2026-12-07'],
    ['day', '2026-11-30T23:30Z', '2026-12-01, for none, then 2026-12-07'],
    ['day', '2026-12-02T14:00Z', '2026-12-03, for none, then 2026-12-07'],
    ['day', '2026-12-02T08:00Z', '2026-12-03, for none, then 2026-12-07'],
    ['day', '2026-12-06T22:00Z', '2026-12-07, for 2026-12-07, then 2026-12-14'],
    ['monday', '2026-11-30T09:05Z', '2026-12-07, for 2026-12-07, then 2026-12-14'],
    ['2026-12-04', '2026-11-30T09:05Z', '2026-12-04, for none, then 2026-12-07'],
    ['2026-12-10', '2026-11-30T09:05Z', '2026-12-10, for 2026-12-07, then 2026-12-14'],
    ['2026-12-13', '2026-11-30T09:05Z', '2026-12-13, for 2026-12-07, then 2026-12-14'],
    ['2026-12-24', '2026-11-30T09:05Z', '2026-12-24, for 2026-12-07 2026-12-14 2026-12-21, then 2026-12-28'],
    ['2026-12-01', '2026-12-01T08:59Z', '2026-12-01, for none, then 2026-12-07'],
    ['2026-12-01', '2026-12-01T09:00Z', 'not-later'],
    ['2026-11-30', '2026-11-30T09:05Z', 'not-later'],
    ['2026-11-29', '2026-11-30T09:05Z', 'not-later'],
    ['2026-02-29', '2026-11-30T09:05Z', 'no-date'],
    ['next week', '2026-11-30T09:05Z', 'no-date'],
    ['2028-01-01', '2026-11-30T09:05Z', 'too-far'],
  ])('when it is snoozed to %s at %s, then: %s', (kind, now, expected) => {
    expect(snooze(kind, london, '2026-11-30', now)).toBe(expected);
  });
});

describe('given a nudge on other days', () => {
  const friday: Weekly = { ...london, weekday: 5 };
  const sunday: Weekly = { ...london, weekday: 7 };

  it('when Friday’s is snoozed to Monday, then it is the one of that week', () => {
    expect(snooze('monday', friday, '2026-12-04', '2026-12-04T10:00Z')).toBe(
      '2026-12-07, for 2026-12-11, then 2026-12-18',
    );
  });

  it('when Sunday’s is snoozed a day, then it is the one of the new week', () => {
    expect(snooze('day', sunday, '2026-12-06', '2026-12-06T10:00Z')).toBe(
      '2026-12-07, for 2026-12-13, then 2026-12-20',
    );
  });
});

describe('given a nudge still to come', () => {
  it('when it is snoozed, then it counts from its own date', () => {
    const now = '2026-12-03T12:00Z';
    expect(snooze('day', london, '2026-12-07', now)).toBe('2026-12-08, for none, then 2026-12-14');
    expect(snooze('monday', london, '2026-12-07', now)).toBe('2026-12-14, for 2026-12-14, then 2026-12-21');
    expect(snooze('2026-12-05', london, '2026-12-07', now)).toBe('not-later');
  });

  it('when it has been snoozed before, then it counts from where it was put, and the series has not moved', () => {
    const now = '2026-11-30T12:00Z';
    expect(snooze('day', london, '2026-12-10', now)).toBe('2026-12-11, for none, then 2026-12-14');
    expect(snooze('2026-12-17', london, '2026-12-10', now)).toBe(
      '2026-12-17, for 2026-12-14, then 2026-12-21',
    );
  });

  it('when it is put off for a year, then that is the furthest', () => {
    const [now, today] = ['2026-11-30T12:00Z', '2026-11-30'];
    expect(snooze(plusDays(today, LONGEST_SNOOZE), london, today, now)).toMatch(
      /^2027-12-01, for 2026-12-07 /,
    );
    expect(snooze(plusDays(today, LONGEST_SNOOZE + 1), london, today, now)).toBe('too-far');
  });
});

describe('given clock changes', () => {
  it('when a snooze crosses one, then it is the same time on the wall', () => {
    const saturday: Weekly = { ...london, weekday: 6 };
    const standing = occurrenceOn(saturday, '2026-03-28');
    const result = snoozedTo('day', saturday, standing, standing.at);
    expect(result).toMatchObject({ send: { date: '2026-03-29', at: standing.at + 23 * 3_600_000 } });
  });

  it('when it lands in a gap, then it shifts forward by it', () => {
    const saturday: Weekly = { weekday: 6, time: '01:30', zone: 'Europe/London' };
    const result = snoozedTo(
      'day',
      saturday,
      occurrenceOn(saturday, '2026-03-28'),
      Date.parse('2026-03-27T12:00Z'),
    );
    expect(result).toMatchObject({ send: { at: Date.parse('2026-03-29T01:30Z') } });
  });

  it('when the next day is one that a place leaves out, then it comes at its hour of the day after', () => {
    const thursday: Weekly = { weekday: 4, time: '09:00', zone: 'Pacific/Apia' };
    const now = Date.parse('2011-12-28T12:00Z');
    const result = snoozedTo('day', thursday, occurrenceOn(thursday, '2011-12-29'), now);
    expect(result).toMatchObject({ send: { date: '2011-12-30', at: Date.parse('2011-12-30T19:00Z') } });
    const again = snoozedTo('day', thursday, occurrenceOn(thursday, '2011-12-30'), now);
    expect(again).toMatchObject({ send: { date: '2012-01-01', at: Date.parse('2011-12-31T19:00Z') } });
  });
});
