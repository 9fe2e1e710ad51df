import type { Fraction } from 'fraction.js';
import type { Currency } from './records.ts';

/** Two ends of a band, exact, in whole units of a currency a year. */
export interface Ends {
  readonly low: Fraction;
  readonly high: Fraction;
}

/** Half up to the thousand: the only rounding there is, done once, at the end. */
export function toThousand(amount: Fraction): number {
  return amount.div(1000).add(1, 2).floor().valueOf() * 1000;
}

const trim = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

function figure(amount: number, scale: Currency['scale']): string {
  if (scale === 'lakh') {
    if (amount >= 10_000_000) return `${trim(amount / 10_000_000, 7)}Cr`;
    if (amount >= 100_000) return `${trim(amount / 100_000, 5)}L`;
  }
  if (amount >= 1_000_000) return `${trim(amount / 1_000_000, 6)}M`;
  return `${trim(amount / 1000, 3)}K`;
}

/** One amount, as it stands, to the unit: "£90K", "CAD $140K", "₹1.5Cr". */
export function writeAmount(amount: number, currency: Pick<Currency, 'prefix' | 'sign' | 'scale'>): string {
  return `${currency.prefix}${currency.sign}${figure(amount, currency.scale)}`;
}

/** A band: "£90K–£130K", "CAD $140K–$190K", "$450K–$700K+". */
export function writeBand(low: number, high: number, open: boolean, currency: Currency): string {
  const end = `${currency.sign}${figure(high, currency.scale)}${open ? '+' : ''}`;
  return `${writeAmount(low, currency)}–${end}`;
}

/** Per cents as the guide prints them: "+15–25%". */
export function writePremium(premium: { readonly low: number; readonly high: number }): string {
  return `+${premium.low}–${premium.high}%`;
}

/** A multiplier, exactly: 15 → "1.15". */
export function writeFactor(percent: number): string {
  return ((100 + percent) / 100).toFixed(2);
}
