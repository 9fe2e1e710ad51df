import { standingIn, type Standing } from '../listed/listed.ts';
import type { Ends } from '../money.ts';

/** Where one amount lies against a band. */
export type Against = 'below' | 'bottom' | 'lower' | 'middle' | 'upper' | 'top' | 'above';

/** A band in whole units; with an open end nothing is above it. */
export interface Band {
  readonly low: number;
  readonly high: number;
  readonly open: boolean;
}

/** Where an amount lies against a band in the same currency. */
export function against(amount: Ends['low'], { low, high, open }: Band): Against {
  if (amount.compare(low) < 0) return 'below';
  if (amount.compare(high) > 0) return open ? 'upper' : 'above';
  if (amount.equals(low)) return 'bottom';
  if (amount.equals(high)) return open ? 'upper' : 'top';
  const side = amount.mul(2).compare(low + high);
  return side < 0 ? 'lower' : side > 0 ? 'upper' : 'middle';
}

const AT: Readonly<Record<Against, string>> = {
  below: 'below the band',
  bottom: 'at the bottom of the band',
  lower: 'in the lower half of the band',
  middle: 'in the middle of the band',
  upper: 'in the upper half of the band',
  top: 'at the top of the band',
  above: 'above the band',
};
const WITHIN: Readonly<Record<Exclude<Against, 'below' | 'above'>, string>> = {
  bottom: 'bottom',
  lower: 'lower half',
  middle: 'middle',
  upper: 'upper half',
  top: 'top',
};

/** Where a base lies against a band, in words that go on a sentence: "in the upper half of the band". */
export function writeAgainst({ low, high }: Ends, band: Band): string {
  const [from, to] = [against(low, band), against(high, band)];
  // The low end of a range is never above the band where its high end is not.
  if (from === to || to === 'below' || from === 'above') return AT[from];
  if (from === 'below') return `from below the band to ${to === 'above' ? 'above it' : `its ${WITHIN[to]}`}`;
  return to === 'above'
    ? `from the ${WITHIN[from]} of the band to above it`
    : `from the ${WITHIN[from]} of the band to its ${WITHIN[to]}`;
}

/** Where a base stands among listings: "above 63%", "above 40–63%", "lowest 5%", "top 5%". */
export function writeAmong(amounts: readonly number[], { low, high }: Ends): string | undefined {
  const [from, to] = [standingIn(amounts, low.valueOf()), standingIn(amounts, high.valueOf())];
  if (!from || !to) return undefined;
  if (isSame(from, to)) return from.beyond === undefined ? `above ${from.percent}%` : BEYOND[from.beyond];
  if (from.beyond === undefined && to.beyond === undefined) return `above ${from.percent}–${to.percent}%`;
  return `${nameOf(from)} to ${nameOf(to)}`;
}

const BEYOND = { below: 'lowest 5%', above: 'top 5%' } as const;

const isSame = (one: Standing, other: Standing): boolean =>
  one.percent === other.percent && one.beyond === other.beyond;
const nameOf = ({ percent, beyond }: Standing): string =>
  beyond === undefined ? `above ${percent}%` : BEYOND[beyond];
