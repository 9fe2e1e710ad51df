import { fc } from '../../harness/property.ts';
import { describe, expect, it } from 'vitest';
import { nextAfter, nextSends } from '../../../src/features/plans/timing.ts';
import { firstAfterChange, occurrenceOn, type Weekly } from '../../../src/scheduling/calendar/occurrence.ts';
import { SPREAD, spreadOf } from '../../../src/scheduling/calendar/spread.ts';
import { aSchedule, personOf } from '../../harness/scheduling/schedules.ts';

const WEEKLY = { weekday: 1, time: '09:00', zone: 'Europe/London' } as const;
const NINE = Date.UTC(2026, 10, 30, 9);

describe('given everybody’s Monday at nine', () => {
  it('when ten thousand are due, then they come evenly over the minute, each at a second of their own', () => {
    const buckets = Array.from({ length: 6 }, () => 0);
    for (let n = 0; n < 10_000; n++) {
      const { at, occurrence } = nextAfter(personOf(`U${n}`), WEEKLY, undefined, NINE - 86_400_000);
      expect(occurrence).toBe('2026-11-30');
      const bucket = Math.floor((at - NINE) / (SPREAD / 6));
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    expect(buckets).toHaveLength(6);
    expect(Math.min(...buckets)).toBeGreaterThan(1_500);
    expect(Math.max(...buckets)).toBeLessThan(1_850);
  });

  it('when somebody’s is asked for again, then it is the same second, and the wall says nine', () => {
    const next = nextAfter(personOf('U1'), WEEKLY, undefined, NINE - 86_400_000);
    expect(next).toEqual(nextAfter(personOf('U1'), WEEKLY, undefined, NINE - 1));
    expect(spreadOf('x')).toBe(spreadOf('x'));
    const sends = nextSends(aSchedule({ ...WEEKLY, next }), 3).map((at) => new Date(at).toISOString());
    expect(sends.map((one) => one.slice(0, 16))).toEqual([
      '2026-11-30T09:00',
      '2026-12-07T09:00',
      '2026-12-14T09:00',
    ]);
  });
});

describe('given any schedule, its next send put off or not', () => {
  it('when the sends after it are shown, then each is the first of a later week', () => {
    const weekly = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekly['weekday']>,
      time: fc.constantFrom('00:00', '01:30', '02:30', '09:00', '23:30'),
      zone: fc.constantFrom('Europe/London', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe'),
    });
    fc.assert(
      fc.property(weekly, fc.integer({ min: 0, max: 700 }), (series, days) => {
        const date = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const { at } = occurrenceOn(series, date);
        const shown = nextSends(aSchedule({ ...series, next: { at, occurrence: date } }), 4);
        let last = { at, date };
        for (const one of shown.slice(1)) {
          last = firstAfterChange(series, last.at, last.date);
          expect(one).toBe(last.at);
        }
      }),
      { numRuns: 200 },
    );
  });
});
