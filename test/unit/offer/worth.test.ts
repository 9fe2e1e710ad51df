import { describe, expect, it } from 'vitest';
import { Fraction } from 'fraction.js';
import { currencyOfOffer, implausible } from '../../../src/dataset/pay/offer/currency.ts';
import { writeAgainst, writeAmong } from '../../../src/dataset/pay/offer/standing.ts';
import { worthOf } from '../../../src/dataset/pay/offer/worth.ts';
import { PART_NAMES, writeStep, writeYearly } from '../../../src/dataset/pay/offer/worth-words.ts';
import { read } from '../../harness/offers/spoken.ts';
import { shippedData } from '../../harness/shipped.ts';

const { pay } = shippedData();

/** The arithmetic of an offer, a line a part, and what it comes to. */
function arithmetic(text: string, code: string): readonly string[] {
  const found = read(text);
  const currency = pay.currency(code);
  if (found.kind !== 'offer' || !currency) throw new Error(`no offer in ${text}`);
  const worth = worthOf(found.offer);
  return [
    ...worth.steps.map((step) => `${PART_NAMES[step.part]}: ${writeStep(step, found.offer.base, currency)}`),
    `A year: ${writeYearly(worth, currency)}`,
  ];
}

describe('given an offer in parts', () => {
  it.each([
    ['120k gbp', 'GBP', ['Base: £120K', 'A year: £120K']],
    ['8k eur a month', 'EUR', ['Base: €8K × 12 = €96K', 'A year: €96K']],
    [
      '$180k base 15% bonus 200k equity over 4 years sign-on 20k',
      'USD',
      [
        'Base: $180K',
        'Bonus: 15% of $180K = $27K',
        'Equity: $200K ÷ 4 = $50K',
        'Sign-on: $20K ÷ 4 = $5K',
        'A year: ≈ $262K',
      ],
    ],
    [
      '45 lakh, joining bonus 5 lakh, esops 10 lakh over 3 years',
      'INR',
      ['Base: ₹45L', 'Equity: ₹10L ÷ 3 = ₹3.33L', 'Sign-on: ₹5L ÷ 3 = ₹1.67L', 'A year: ≈ ₹50L'],
    ],
    [
      '90-110k base, 10% bonus',
      'EUR',
      ['Base: €90K–€110K', 'Bonus: 10% of €90K–€110K = €9K–€11K', 'A year: ≈ €99K–€121K'],
    ],
    ['150k base, 50k equity a year', 'USD', ['Base: $150K', 'Equity: $50K', 'A year: ≈ $200K']],
    ['TC 300k', 'USD', ['Total: $300K', 'A year: $300K']],
    ['180k base, TC 300k', 'USD', ['Base: $180K', 'Total: $300K', 'A year: ≈ $300K']],
  ] as const)('when it is “%s” in %s, then each step is said', (text, code, expected) => {
    expect(arithmetic(text, code)).toEqual(expected);
  });

  it.each([
    ['180k base, 200k equity', 4],
    ['180k base, 20k sign-on', 4],
    ['180k base, 200k equity over 3 years, 20k sign-on', undefined],
    ['180k base, 50k equity a year, 20k sign-on', 4],
    ['180k base, 50k equity a year', undefined],
    ['180k base', undefined],
  ])('when it is “%s”, then years that nobody said are told (%s)', (text, years) => {
    const found = read(text);
    if (found.kind !== 'offer') throw new Error('no offer');
    expect(worthOf(found.offer).assumedYears?.valueOf()).toBe(years);
  });

  it('when its parts come to another total than was said, then that total is told', () => {
    const found = read('180k base, 20k bonus, TC 300k');
    if (found.kind !== 'offer') throw new Error('no offer');
    const { yearly, otherTotal } = worthOf(found.offer);
    expect([yearly.low.valueOf(), otherTotal?.low.valueOf()]).toEqual([200_000, 300_000]);
  });
});

describe('given an offer in some country', () => {
  /** The currency it is taken in, and the note; or the title of a refusal. */
  const taken = (text: string, country: string): string => {
    const found = read(text);
    if (found.kind !== 'offer') throw new Error(`no offer in ${text}`);
    const money = currencyOfOffer(found.offer, country, pay);
    return 'title' in money ? `(${money.title})` : `${money.currency.id} ${money.note}`.trim();
  };

  it.each([
    ['120k gbp', 'DE', 'GBP'],
    ['120k', 'DE', 'EUR Read as euros.'],
    ['$150k', 'CA', 'CAD “$” read as Canadian dollars.'],
    ['$150k', 'SG', 'SGD “$” read as Singapore dollars.'],
    ['$150k', 'US', 'USD'],
    ['$150k', 'GB', 'USD “$” read as US dollars.'],
    ['rs 45,00,000', 'IN', 'INR'],
    ['rs 45,00,000', 'PK', '(I have no exchange rate for PKR)'],
    ['rs 45,00,000', 'GB', 'INR “Rs” read as rupees.'],
    ['¥12m', 'JP', 'JPY'],
    ['¥300k', 'CN', '(I have no exchange rate for CNY)'],
    ['US$150k', 'CA', 'USD'],
    ['45 lakh', 'IN', 'INR Read as rupees.'],
    ['45 lakh', 'GB', 'INR Lakh read as rupees.'],
    ['45 lakh', 'PK', '(In which currency is that?)'],
    ['650k kr', 'SE', 'SEK “kr” read as Swedish kronor.'],
    ['650k kr', 'DE', '(In which currency is that?)'],
    ['400k aed', 'AE', '(I have no exchange rate for AED)'],
    ['400k', 'VN', '(In which currency is that?)'],
  ])('when “%s” is offered in %s, then its currency is %s', (text, country, expected) => {
    expect(taken(text, country)).toBe(expected);
  });

  it.each([
    ['9500', 'CHF', undefined],
    ['1500', 'USD', 'Is that a month’s pay?'],
    ['120000', 'JPY', 'Is that a month’s pay?'],
    ['12000000', 'JPY', undefined],
    ['120000000', 'GBP', 'That’s more than any job pays'],
  ])('when %s %s is a year’s pay, then it is taken or asked about', (amount, code, title) => {
    const currency = pay.currency(code);
    if (!currency) throw new Error(code);
    const ends = { low: new Fraction(amount), high: new Fraction(amount) };
    expect(implausible(ends, currency, pay)?.title).toBe(title);
  });
});

describe('given a base against figures', () => {
  const ends = (low: number, high = low) => ({ low: new Fraction(low), high: new Fraction(high) });
  const band = { low: 90_000, high: 130_000, open: false };

  it.each([
    [ends(89_999), 'below the band'],
    [ends(90_000), 'at the bottom of the band'],
    [ends(109_999), 'in the lower half of the band'],
    [ends(110_000), 'in the middle of the band'],
    [ends(110_001), 'in the upper half of the band'],
    [ends(130_000), 'at the top of the band'],
    [ends(130_001), 'above the band'],
    [ends(80_000, 100_000), 'from below the band to its lower half'],
    [ends(80_000, 140_000), 'from below the band to above it'],
    [ends(100_000, 120_000), 'from the lower half of the band to its upper half'],
    [ends(100_000, 140_000), 'from the lower half of the band to above it'],
  ])('when it is %o, then it is said where it lies', (base, expected) => {
    expect(writeAgainst(base, band)).toBe(expected);
  });

  it('when the band has no upper end, then nothing is above it', () => {
    expect(writeAgainst(ends(900_000), { low: 450_000, high: 700_000, open: true })).toBe(
      'in the upper half of the band',
    );
  });

  it('when it stands among listings, then between the percentiles in proportion, and beyond them in words', () => {
    const amounts = Array.from({ length: 19 }, (_none, at) => 50_000 + at * 5000);
    expect(writeAmong(amounts, ends(52_500))).toBe('above 8%');
    expect(writeAmong(amounts, ends(49_000))).toBe('lowest 5%');
    expect(writeAmong(amounts, ends(150_000))).toBe('top 5%');
    expect(writeAmong(amounts, ends(60_000, 80_000))).toBe('above 15–35%');
    expect(writeAmong(amounts, ends(40_000, 80_000))).toBe('lowest 5% to above 35%');
    expect(writeAmong([], ends(40_000))).toBeUndefined();
  });
});
