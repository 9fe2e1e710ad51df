import { describe, expect, it, test } from 'vitest';
import { listedOf, standingIn } from '../../../src/dataset/pay/listed/listed.ts';
import { PERCENTILES, type ListedRecord } from '../../../src/dataset/pay/listed/records.ts';
import { fc } from '../../harness/property.ts';
import { shippedData } from '../../harness/shipped.ts';

const { pay } = shippedData();

function textOf(
  country: string,
  level: Parameters<typeof pay.listed>[1],
  currency?: string,
): string | undefined {
  const listed = pay.listed(country, level);
  return listed && pay.listedText(listed, currency);
}

describe('given what is shipped', () => {
  test.each([
    ['GB', 'senior', '77 listings, median £115K, middle half £76K–£140K (2023–25)'],
    ['GB', 'mid', '56 listings, median £71K, middle half £45K–£108K (2023–25)'],
    ['US', 'senior', '4,453 listings, median $199K, middle half $165K–$234K (2023–25)'],
    ['DE', 'senior', '25 listings, median €115K, middle half €97K–€145K (2023–25)'],
    [
      'CA',
      'senior',
      '186 listings, median CAD $227K, middle half CAD $187K–$259K (2023–25; 15 in Canadian dollars)',
    ],
    ['FR', 'senior', 'only 10 listings (2022–25): too few'],
    ['SE', 'senior', 'only 1 listing (2024): too few'],
  ] as const)('when %s %s is asked, then it is %s', (country, level, text) => {
    expect(textOf(country, level)).toBe(text);
  });

  it('when staff or principal is asked, then it is senior’s, and says so', () => {
    for (const level of ['staff', 'principal'] as const)
      expect(pay.listed('GB', level)).toMatchObject({ level: 'senior', insteadOf: level, listings: 77 });
  });

  it('when it is asked in dollars, then each listing counts at its own year’s rate', () => {
    expect(textOf('GB', 'senior', 'USD')).toBe('77 listings, median $144K, middle half $95K–$173K (2023–25)');
  });

  it('when a country has none, then nothing is said', () => {
    expect(pay.listed('MN', 'senior')).toBeUndefined();
  });
});

describe('given few listings of recent years', () => {
  const row = (window: 'recent' | 'all', listings: number): ListedRecord => ({
    ...{ id: window, source: 'index', country: 'XX', level: 'mid', window, from: 2020, to: 2025 },
    ...{ listings, local: 0, currency: 'EUR' },
    ...{ amounts: listings < 20 ? [] : PERCENTILES.map((one) => one * 1000), usd: [] },
  });

  test.each([
    [[row('recent', 12), row('all', 25)], 25, true],
    [[row('all', 25), row('recent', 12)], 25, true],
    [[row('recent', 22), row('all', 25)], 22, false],
    [[row('recent', 3), row('all', 9)], 9, true],
  ])(
    'when they are asked, then those of all years stand in where they are enough (%#)',
    (rows, count, widened) => {
      expect(listedOf(rows)('XX', 'mid')).toMatchObject({ listings: count, widened });
    },
  );
});

describe('given a spread', () => {
  const rising = fc
    .array(fc.integer({ min: 0, max: 50_000 }), { minLength: 19, maxLength: 19 })
    .map((steps) => steps.map((_step, at) => steps.slice(0, at + 1).reduce((sum, one) => sum + one, 40_000)));

  it('when amounts rise, then what they stand above never falls, and each percentile stands where it is', () => {
    fc.assert(
      fc.property(
        rising,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.nat(200_000),
        (amounts, amount, more) => {
          const [lower, higher] = [standingIn(amounts, amount), standingIn(amounts, amount + more)];
          expect(higher?.percent).toBeGreaterThanOrEqual(lower?.percent ?? 0);
          for (const [at, percent] of PERCENTILES.entries()) {
            const own = amounts[at] ?? 0;
            if (amounts.filter((one) => one === own).length === 1)
              expect(standingIn(amounts, own)).toEqual({ percent, beyond: undefined });
          }
        },
      ),
    );
  });

  it('when an amount is beyond its ends, then it is said', () => {
    const amounts = PERCENTILES.map((one) => one * 1000);
    expect(standingIn(amounts, 1)).toEqual({ percent: 5, beyond: 'below' });
    expect(standingIn(amounts, 1_000_000)).toEqual({ percent: 95, beyond: 'above' });
    expect(standingIn([], 1)).toBeUndefined();
  });
});
