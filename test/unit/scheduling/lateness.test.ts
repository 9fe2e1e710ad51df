import { describe, expect, test } from 'vitest';
import { isTooLate, lateness } from '../../../src/scheduling/calendar/lateness.ts';

const HOUR = 3_600_000;
const due = Date.parse('2026-11-30T09:00Z');

describe('given a send that is due at nine', () => {
  test.each([
    ['an hour early', -HOUR, 0, false],
    ['on time', 0, 0, false],
    ['an hour late', HOUR, HOUR, false],
    ['twelve hours late', 12 * HOUR, 12 * HOUR, false],
    ['a millisecond later still', 12 * HOUR + 1, 12 * HOUR + 1, true],
    ['three weeks late', 504 * HOUR, 504 * HOUR, true],
  ])('when it is %s, then it is sent or skipped by that', (_, after, late, missed) => {
    expect(lateness(due, due + after)).toBe(late);
    expect(isTooLate(due, due + after)).toBe(missed);
  });
});
