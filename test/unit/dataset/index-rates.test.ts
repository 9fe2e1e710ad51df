import { fc } from '../../harness/property.ts';
import { Fraction } from 'fraction.js';
import { describe, expect, it, test } from 'vitest';
import { ratesFile, rateReader, shortestBetween } from '../../../src/dataset/compile/index/rates.ts';

describe('given rows of the index', () => {
  it('when their rates are read, then each currency has that of its latest year, and the dollar is 1', () => {
    const reader = rateReader();
    const row = (year: number, currency: string, salary: number, usd: number) => {
      reader.row({
        ...{ work_year: year, salary_currency: currency, salary, salary_in_usd: usd },
        ...{ experience_level: 'SE', employment_type: 'FT', job_title: 'AI Engineer' },
        ...{ employee_residence: 'GB', remote_ratio: 0, company_location: 'GB', company_size: 'M' },
      });
    };
    row(2024, 'GBP', 90_000, 115_384);
    row(2025, 'GBP', 90_000, 113_924);
    row(2025, 'GBP', 131_313, 166_218);
    row(2025, 'USD', 200_000, 200_000);
    expect(ratesFile(reader.rates()).split('\n').slice(2)).toEqual([
      '- { id: GBP, year: 2025, perUsd: "0.79", rows: 2, source: index }',
      '- { id: USD, year: 2025, perUsd: "1", rows: 1, source: index }',
      '',
    ]);
  });
});

describe('given two bounds', () => {
  test.each([
    ['0.7899998', '0.7900001', '0.79'],
    ['84.56977', '84.57188', '84.57'],
    ['1.49999', '1.5', '1.5'],
    ['3', '3', '3'],
    ['759.2597', '759.2787', '759.27'],
  ])('when %s and %s, then the shortest decimal between is %s', (low, high, expected) => {
    expect(shortestBetween(new Fraction(low), new Fraction(high))).toBe(expected);
  });

  it('when any two, then it lies between, and no shorter decimal does', () => {
    const amount = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [low, high] = [new Fraction(Math.min(a, b), 10_000), new Fraction(Math.max(a, b), 10_000)];
        const found = new Fraction(shortestBetween(low, high));
        expect(low.compare(found) <= 0 && found.compare(high) <= 0).toBe(true);
        const digits = (shortestBetween(low, high).split('.')[1] ?? '').length;
        if (digits > 0) {
          const unit = 10 ** (digits - 1);
          expect(low.mul(unit).ceil().compare(high.mul(unit))).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('when they are the wrong way round, then it is refused', () => {
    expect(() => shortestBetween(new Fraction(2), new Fraction(1))).toThrow(/no rate fits/);
  });
});
