import { Fraction } from 'fraction.js';
import { toThousand, writeAmount, writeBand } from '../money.ts';
import type { Currency, Rate } from '../records.ts';
import type { Listed } from './listed.ts';
import { amountAt } from './listed.ts';

/** A spread of listings in one currency: p5, p10 … p95, whole units a year. */
export interface Spread {
  readonly currency: Currency;
  readonly amounts: readonly number[];
  /** Converted from US dollars at this rate, where it is in neither the country's currency nor those. */
  readonly rate: Rate | undefined;
}

/** The country's own currency, and the one asked for. */
export interface InCurrency {
  readonly own: Currency;
  readonly into?: { readonly currency: Currency; readonly rate: Rate };
}

/** A spread in the country's currency, or in the one asked for; undefined where there are too few listings. */
export function spreadOf(listed: Listed, { own, into }: InCurrency): Spread | undefined {
  if (listed.amounts.length === 0) return undefined;
  if (into === undefined || into.currency.id === own.id)
    return { currency: own, amounts: listed.amounts, rate: undefined };
  if (into.currency.id === 'USD') return { currency: into.currency, amounts: listed.usd, rate: undefined };
  const amounts = listed.usd.map((one) => Math.round(new Fraction(one).mul(into.rate.perUsd).valueOf()));
  return { currency: into.currency, amounts, rate: into.rate };
}

/** The years of listings: "2023–25", "2025". */
export function writeSpan({ from, to }: Pick<Listed, 'from' | 'to'>): string {
  return from === to ? String(to) : `${from}–${String(to).slice(2)}`;
}

/** "1 listing", "4,453 listings". */
export const writeCount = (listings: number): string =>
  `${listings.toLocaleString('en')} ${listings === 1 ? 'listing' : 'listings'}`;

/** From here on thousands are more than listings say: three figures are as much as they do. */
const LONG = 1_000_000;

const rounded = (amount: number): number =>
  amount < LONG ? toThousand(new Fraction(amount)) : Number(amount.toPrecision(3));

/** One amount of a spread, to the thousand, or to three figures where it is over a million: "£115K", "₹1.14Cr". */
export const writeRounded = (amount: number, currency: Currency): string =>
  writeAmount(rounded(amount), currency);

/** The amounts between two percentiles of a spread: "£76K–£140K". */
export function writeBetween({ amounts, currency }: Spread, from: number, to: number): string {
  const [low, high] = [amountAt(amounts, from), amountAt(amounts, to)];
  if (low === undefined || high === undefined) throw new Error('a spread without its percentiles');
  return writeBand(rounded(low), rounded(high), false, currency);
}

/** The median of a spread: "£115K". */
export const writeMedian = ({ amounts, currency }: Spread): string =>
  writeRounded(amountAt(amounts, 50) ?? 0, currency);

/** Under this part of the listings in the country's currency, their number is said. */
const FEW_LOCAL = 0.5;

/** Which years listings are of, and how few are in the country's currency, as `local` says it. */
export function writeCounted(listed: Listed, local: string): string {
  const isFew = listed.local < listed.listings * FEW_LOCAL;
  return [`${writeSpan(listed)}${listed.widened ? ', all years' : ''}`, ...(isFew ? [local] : [])].join('; ');
}

/**
 * What was listed, in a line: "77 listings, median £115K, middle half £76K–£140K (2023–25)"; "only 7 listings: too few"
 * where a spread would say more about them than about the market.
 */
export function writeListed(listed: Listed, spread: Spread | undefined, own: Currency): string {
  const { listings } = listed;
  const years = writeSpan(listed);
  if (!spread) return `only ${writeCount(listings)} (${years}): too few`;
  const median = writeMedian(spread);
  return `${writeCount(listings)}, median ${median}, middle half ${writeBetween(spread, 25, 75)} (${writeCounted(listed, `${listed.local} in ${own.name}`)})`;
}
