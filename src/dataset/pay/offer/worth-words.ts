import { Fraction } from 'fraction.js';
import { toThousand, writeAmount, writeBand, type Ends } from '../money.ts';
import type { Currency } from '../records.ts';
import type { Part } from './offer.ts';
import type { Worth, WorthStep } from './worth.ts';

/** The parts of an offer, as they are shown. */
export const PART_NAMES: Readonly<Record<Part, string>> = {
  base: 'Base',
  bonus: 'Bonus',
  equity: 'Equity',
  signOn: 'Sign-on',
  total: 'Total',
};

const inUnits = (value: Ends['low'], currency: Currency): string =>
  writeAmount(Math.round(value.valueOf()), currency);

/** An amount to the unit, or its range: "£120K", "£90K–£110.5K". */
export function writeEnds({ low, high }: Ends, currency: Currency): string {
  if (low.equals(high)) return inUnits(low, currency);
  return `${inUnits(low, currency)}–${inUnits(high, currency).slice(currency.prefix.length)}`;
}

const writePercent = ({ low, high }: Ends): string =>
  low.equals(high) ? `${low.toString()}%` : `${low.toString()}–${high.toString()}%`;

/** A hundredth of a lakh is as fine as anybody reads. */
const toThousands = ({ low, high }: Ends): Ends => ({
  low: new Fraction(toThousand(low)),
  high: new Fraction(toThousand(high)),
});

/** The arithmetic of one part: "15% of $180K = $27K", "$200K ÷ 4 = $50K", "€8K × 12 = €96K". */
export function writeStep(
  { said, how, years, yearly }: WorthStep,
  base: Ends | undefined,
  currency: Currency,
): string {
  const result = writeEnds(currency.scale === 'lakh' ? toThousands(yearly) : yearly, currency);
  switch (how) {
    case 'yearly':
      return result;
    case 'monthly':
      return `${writeEnds(said, currency)} × 12 = ${result}`;
    case 'percent':
      return `${writePercent(said)} of ${base ? writeEnds(base, currency) : 'base'} = ${result}`;
    case 'spread':
      return `${writeEnds(said, currency)} ÷ ${years?.toString() ?? ''} = ${result}`;
  }
}

/** What an offer is worth a year, to the thousand: "≈ $262K". */
export function writeYearly({ yearly, steps }: Pick<Worth, 'yearly' | 'steps'>, currency: Currency): string {
  const ends = { low: toThousand(yearly.low), high: toThousand(yearly.high) };
  const low = writeAmount(ends.low, currency);
  const text = ends.low === ends.high ? low : writeBand(ends.low, ends.high, false, currency);
  return steps.length > 1 ? `≈ ${text}` : text;
}
