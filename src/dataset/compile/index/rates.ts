import { Fraction } from 'fraction.js';
import type { IndexRow } from './read.ts';

const HEADER = `# Units of the currency for one US dollar, as the index itself converts, in the latest year it holds the currency.
# Made by \`npm run build:index\`; see SOURCES.md for how.
`;

/** A currency's rate in a year: `perUsd` is a decimal in text, `rows` how many rows it was read from. */
export interface YearRate {
  readonly currency: string;
  readonly year: number;
  readonly perUsd: string;
  readonly rows: number;
}

/**
 * The shortest decimal between two fractions, ends included; of several, the one nearest their middle.
 * @throws Error when `low` is above `high`
 */
export function shortestBetween(low: Fraction, high: Fraction): string {
  if (low.compare(high) > 0) throw new Error(`no rate fits: ${low.toString()} is above ${high.toString()}`);
  for (let digits = 0; ; digits++) {
    const unit = new Fraction(10).pow(digits);
    const least = low.mul(unit).ceil();
    if (least.compare(high.mul(unit)) > 0) continue;
    const middle = low.add(high).div(2).mul(unit).round();
    const chosen =
      middle.compare(least) < 0
        ? least
        : middle.compare(high.mul(unit)) > 0
          ? high.mul(unit).floor()
          : middle;
    return chosen.div(unit).toString(digits + 1);
  }
}

type Bounds = Omit<YearRate, 'perUsd'> & { readonly low: Fraction; readonly high: Fraction };

/**
 * Reads the rates of every currency and year out of rows. The index states each salary in its currency and, cut to a whole
 * number, in US dollars; so a row says that the rate lies between salary / (usd + 1) and salary / usd. All rows of a
 * currency and year together leave a narrow gap, and the shortest decimal in it is taken to be the rate that the publisher
 * used. `rates` is by currency, then by year.
 * @throws Error, from `rates`, where rows of one currency and year agree on no rate
 */
export function rateReader(): { readonly row: (row: IndexRow) => void; readonly rates: () => YearRate[] } {
  const bounds = new Map<string, Bounds>();
  const dollars = new Map<number, number>();
  return {
    row({ work_year: year, salary, salary_currency: currency, salary_in_usd: usd }) {
      if (currency === 'USD') {
        dollars.set(year, (dollars.get(year) ?? 0) + 1);
        return;
      }
      const low = new Fraction(salary).div(usd + 1);
      const high = new Fraction(salary).div(usd);
      const same = bounds.get(`${currency} ${year}`) ?? { currency, year, rows: 0, low, high };
      bounds.set(`${currency} ${year}`, {
        ...same,
        rows: same.rows + 1,
        low: same.low.compare(low) > 0 ? same.low : low,
        high: same.high.compare(high) < 0 ? same.high : high,
      });
    },
    rates: () =>
      [
        ...[...dollars].map(([year, rows]): YearRate => ({ currency: 'USD', year, perUsd: '1', rows })),
        ...[...bounds.values()].map(({ currency, year, rows, low, high }): YearRate => ({
          ...{ currency, year, rows },
          perUsd: shortestBetween(low, high),
        })),
      ].sort((a, b) => (a.currency === b.currency ? a.year - b.year : a.currency < b.currency ? -1 : 1)),
  };
}

/** The text of rates.yaml: each currency's latest year. */
export function ratesFile(rates: readonly YearRate[]): string {
  const latest = new Map(rates.map((rate) => [rate.currency, rate]));
  const line = (rate: YearRate) =>
    `- { id: ${rate.currency}, year: ${rate.year}, perUsd: "${rate.perUsd}", rows: ${rate.rows}, source: index }\n`;
  return HEADER + [...latest.values()].map(line).join('');
}
