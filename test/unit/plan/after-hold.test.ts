import { describe, expect, it, test } from 'vitest';
import { afterHold } from '../../../src/features/plans/timing.ts';
import { aSchedule, personOf } from '../../harness/scheduling/schedules.ts';

const ada = personOf('U1');
/** Mondays at twelve in London, in winter. */
const MONDAY = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;
const due = (changes = {}) => aSchedule({ next: { at: MONDAY, occurrence: '2026-01-05' }, ...changes });

describe('given a weekly message that was due while nothing was sent', () => {
  test.each([
    ['a minute later', 60_000, '2026-01-05'],
    ['on the Sunday of its week', 6 * DAY, '2026-01-05'],
    ['when the next was due too', 8 * DAY, '2026-01-12'],
    ['three weeks later', 24 * DAY, '2026-01-26'],
  ])('when it goes on %s, then one goes out at once', (_, after, occurrence) => {
    const now = MONDAY + after;
    expect(afterHold(ada, due(), now)).toEqual({ at: now, occurrence });
  });

  it('when its week is over and no other was due in this one, then the next comes at its usual time', () => {
    const next = afterHold(ada, due(), MONDAY + 7 * DAY - 3_600_000);
    expect(next?.occurrence).toBe('2026-01-12');
    expect(next?.at).toBeGreaterThanOrEqual(MONDAY + 7 * DAY);
    expect(next?.at).toBeLessThan(MONDAY + 7 * DAY + 60_000);
  });

  it('when it was put off into this week, then it goes out at once, and is the one of this week', () => {
    const next = { at: MONDAY + 2 * DAY, occurrence: '2026-01-07' };
    expect(afterHold(ada, due({ next }), MONDAY + 3 * DAY)).toEqual({ ...next, at: MONDAY + 3 * DAY });
  });

  it('when it is not due, or none comes, then there is nothing to settle', () => {
    expect(afterHold(ada, due(), MONDAY - 1)).toBeUndefined();
    expect(afterHold(ada, due({ next: undefined }), MONDAY)).toBeUndefined();
  });
});
