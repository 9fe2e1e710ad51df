import { readFileSync } from 'node:fs';
import { fc } from '../../harness/property.ts';
import { Fraction } from 'fraction.js';
import { describe, expect, it, test } from 'vitest';
import { ratesFile, ratesOfIndex, shortestBetween } from '../../../src/dataset/compile/rates.ts';
import { inProject } from '../../harness/project.ts';

describe('given the index', () => {
  it('when its rates are read again, then rates.yaml is what they give', async () => {
    expect(ratesFile(await ratesOfIndex())).toBe(readFileSync(inProject('data/pay/rates.yaml'), 'utf8'));
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
