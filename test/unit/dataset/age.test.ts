import { describe, expect, test } from 'vitest';
import { writeAge } from '../../../src/dataset/pay/age.ts';

describe('given a source’s date', () => {
  test.each([
    ['2025-01-19', '2026-11-28', '22 months old'],
    ['2025-01-19', '2026-11-18', '21 months old'],
    ['2025-01-19', '2026-01-19', ''],
    ['2025-01-19', '2026-02-19', '13 months old'],
    ['2025-05', '2026-11-28', '18 months old'],
    ['2025-11', '2026-11-28', ''],
    ['2025', '2026-11-28', 'up to 22 months old'],
    ['2026-10-01', '2026-11-28', ''],
    ['2026-10-01', '1970-01-01', ''],
  ])('when it is %s and today is %s, then its age is “%s”', (date, today, age) => {
    expect(writeAge(date, Date.parse(today))).toBe(age);
  });
});
