import { describe, expect, it } from 'vitest';
import { FULL, ZONES, TIMES, examine } from '../harness/fixtures/faults/occurrence.ts';

describe('given every zone, two years, each weekday and four times', () => {
  it('when the weeks are gone through, then each has one occurrence, at its wall time or the gap’s', () => {
    const all = ZONES.map(examine);
    const sum = (key: 'counted' | 'inGap' | 'changes') => all.reduce((total, one) => total + one[key], 0);
    const [counted, inGap, changes] = [sum('counted'), sum('inGap'), sum('changes')];
    if (FULL)
      // oxlint-disable-next-line no-console -- the fault runs print their counts
      console.info(
        `${ZONES.length} zones, ${changes} clock changes, ${counted} occurrences, ${inGap} in a gap`,
      );
    expect(all.flatMap((one) => one.wrong)).toEqual([]);
    expect(counted).toBe(ZONES.length * 730 * TIMES.length);
    expect(changes).toBeGreaterThan(40);
    expect(inGap).toBeGreaterThan(10);
  });
});
