import { fc } from '../harness/property.ts';
import { describe, expect, inject, it } from 'vitest';
import { live } from '../harness/scheduling/schedule-simulation.ts';
import { daysAfter, mondayOf, wallDateOf } from '../harness/scheduling/wall.ts';
import { RUNS, clockOf, watch, step, start, isAtItsTime } from '../harness/fixtures/faults/one-a-week.ts';

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
      // oxlint-disable-next-line no-console -- the fault runs print their counts
      console.info(`${RUNS} lives, ${sends} sends, ${snoozes} of them snoozed, none twice in a week`);
  });
});
