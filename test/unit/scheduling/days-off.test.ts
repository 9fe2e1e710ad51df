import { describe, expect, it } from 'vitest';
import { fc } from '../../harness/property.ts';
import { insteadOf, isDayOff, type DaysOff } from '../../../src/scheduling/calendar/days-off.ts';
import { firstAfterChange, occurrenceOn, type Weekly } from '../../../src/scheduling/calendar/occurrence.ts';
import { plusDays, weekOf } from '../../../src/scheduling/calendar/week.ts';

const YEAR = 53;
const daysOff = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }).map((days) => new Set(days)),
  dates: fc
    .uniqueArray(fc.integer({ min: 0, max: 370 }), { maxLength: 40 })
    .map((days) => new Set(days.map((day) => plusDays('2026-01-01', day)))),
});
const weekly = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }).map((day) => day as Weekly['weekday']),
  time: fc.constantFrom('00:00', '02:30', '09:00', '23:59'),
  zone: fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
});

/** The dates on which a year of a series goes out, as each is due. */
function sent(series: Weekly, off: DaysOff): string[] {
  const dates: string[] = [];
  let due = firstAfterChange(series, Date.UTC(2026, 0, 1), undefined);
  for (let turn = 0; turn < YEAR * 2; turn += 1) {
    const instead = isDayOff(off, due.date) ? insteadOf(off, due.date) : undefined;
    if (!isDayOff(off, due.date)) dates.push(due.date);
    due = instead === undefined ? firstAfterChange(series, due.at, due.date) : occurrenceOn(series, instead);
  }
  return dates;
}

describe('given any days off and any weekly time', () => {
  it('when a year goes by, then no message goes out on a day off, and no week has two', () => {
    fc.assert(
      fc.property(weekly, daysOff, (series, off) => {
        const dates = sent(series, off);
        expect(dates.filter((date) => isDayOff(off, date))).toEqual([]);
        expect(new Set(dates.map(weekOf)).size).toBe(dates.length);
        expect(dates).toEqual([...dates].sort());
      }),
      { numRuns: 60 },
    );
  });

  it('when a week has a working day from the usual one on, then its message goes out on the first of them', () => {
    fc.assert(
      fc.property(weekly, daysOff, (series, off) => {
        const dates = sent(series, off);
        const last = dates.at(-1) ?? '';
        const first = firstAfterChange(series, Date.UTC(2026, 0, 1), undefined).date;
        for (let usual = first; usual <= last; usual = plusDays(usual, 7)) {
          const due = isDayOff(off, usual) ? insteadOf(off, usual) : usual;
          expect(dates.filter((date) => weekOf(date) === weekOf(usual))).toEqual(
            due === undefined ? [] : [due],
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
