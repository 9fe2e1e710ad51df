import type { Fraction } from 'fraction.js';
import { toThousand, writeAmount, writeBand } from '../money.ts';
import type { Currency, Rate } from '../records.ts';
import type { OfficialFigure } from './official.ts';
import type { Published } from './records.ts';

/** A conversion into another currency, at dated rates. */
export interface Into {
  readonly from: Rate;
  readonly to: Rate;
  readonly currency: Currency;
}

/** An amount of a figure in the currency that is shown, to the thousand. */
export function amountOf(
  { amounts, currency }: OfficialFigure,
  percent: Published,
  into?: Into,
): string | undefined {
  const amount = amounts[percent];
  return amount && writeAmount(toThousand(converted(amount, into)), into?.currency ?? currency);
}

const converted = (amount: Fraction, into: Into | undefined): Fraction =>
  into ? amount.div(into.from.perUsd).mul(into.to.perUsd) : amount;

/** "median $167K, middle 80% $99K–$258K": the widest spread that the office publishes. */
export function writeOfficial(figure: OfficialFigure, into?: Into): string {
  const { amounts, currency } = figure;
  const median = `median ${amountOf(figure, 50, into) ?? ''}`;
  const spread = (name: string, low: Fraction | undefined, high: Fraction | undefined): string =>
    low && high
      ? `, ${name} ${writeBand(toThousand(converted(low, into)), toThousand(converted(high, into)), false, into?.currency ?? currency)}`
      : '';
  const wide = spread('middle 80%', amounts[10], amounts[90]);
  return `${median}${wide === '' ? spread('middle half', amounts[25], amounts[75]) : wide}`;
}
