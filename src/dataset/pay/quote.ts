import { Fraction } from 'fraction.js';
import { toThousand, writeBand, type Ends } from './money.ts';
import {
  LEVELS,
  type Currency,
  type LevelId,
  type PlaceBand,
  type PrintedBand,
  type Rate,
  type Specialisation,
} from './records.ts';

/** A per cent on top that is part of a quote: a place's or a specialisation's. */
export interface Premium {
  readonly id: string;
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

/** One line of the arithmetic. `ends` is the exact result of the step, not rounded. */
export type Step =
  | {
      readonly kind: 'printed';
      readonly row: string;
      readonly level: string;
      readonly open: boolean;
      readonly currency: Currency;
      readonly ends: Ends;
      readonly source: string;
    }
  | {
      readonly kind: 'interpolated';
      readonly below: LevelId;
      readonly above: LevelId;
      readonly currency: Currency;
      readonly ends: Ends;
    }
  | {
      readonly kind: 'premium';
      readonly premium: Premium;
      readonly currency: Currency;
      readonly ends: Ends;
    }
  | {
      readonly kind: 'converted';
      readonly from: { readonly currency: Currency; readonly rate: Rate };
      readonly to: { readonly currency: Currency; readonly rate: Rate };
      readonly currency: Currency;
      readonly ends: Ends;
    }
  | {
      readonly kind: 'rounded';
      readonly currency: Currency;
      readonly ends: Ends;
    };

/**
 * A band and how it came about. `low` and `high` are whole units a year; `open` says that the high end is printed with
 * a "+". Only `printed` is the source's own figure: the other marks are ours, worked out in `steps`.
 */
export interface Quote {
  readonly low: number;
  readonly high: number;
  readonly open: boolean;
  readonly currency: Currency;
  readonly interpolated: boolean;
  readonly premiums: readonly Premium[];
  readonly rates: readonly Rate[];
  readonly steps: readonly Step[];
  /** "£90K–£130K", or "≈ £104K–£163K" when it is not as printed. */
  readonly text: string;
}

interface Start {
  readonly steps: readonly Step[];
  readonly ends: Ends;
  readonly open: boolean;
}

const exactly = (band: PrintedBand): Ends => ({ low: new Fraction(band.low), high: new Fraction(band.high) });

/** A figure as its source prints it. */
export function printed(
  row: string,
  level: string,
  band: PrintedBand,
  currency: Currency,
  source: string,
): Start {
  const ends = exactly(band);
  return {
    ends,
    open: band.open,
    steps: [{ kind: 'printed', row, level, open: band.open, currency, ends, source }],
  };
}

/**
 * The row's band at a level: as printed, or half way between the nearest levels that the row prints below and above.
 * Undefined where the row prints none on one side.
 */
export function bandAt(
  row: PlaceBand,
  level: LevelId,
  currency: Currency,
  nameOf: (level: LevelId) => string,
): Start | undefined {
  const own = row.bands[level];
  if (own) return printed(row.name, nameOf(level), own, currency, row.source);
  const at = LEVELS.indexOf(level);
  const below = LEVELS.slice(0, at).findLast((one) => row.bands[one]);
  const above = LEVELS.slice(at + 1).find((one) => row.bands[one]);
  const [under, over] = [below && row.bands[below], above && row.bands[above]];
  if (!below || !above || !under || !over) return undefined;
  const [from, to] = [exactly(under), exactly(over)];
  const ends = { low: from.low.add(to.low).div(2), high: from.high.add(to.high).div(2) };
  return {
    ends,
    open: over.open,
    steps: [
      ...printed(row.name, nameOf(below), under, currency, row.source).steps,
      ...printed(row.name, nameOf(above), over, currency, row.source).steps,
      { kind: 'interpolated', below, above, currency, ends },
    ],
  };
}

/** The changes to a printed band: premiums in order, then a conversion. */
export interface Adjustments {
  readonly premiums?: readonly Premium[];
  readonly into?: { readonly currency: Currency; readonly rate: Rate };
}

/**
 * Works a quote out exactly, in fractions, and rounds once at the end, half up to the thousand; a figure that nothing
 * was done to is left as printed. Converting divides by the first currency's rate to the US dollar and multiplies by
 * the second's.
 */
export function quote(
  start: Start,
  currency: Currency,
  rate: Rate | undefined,
  { premiums = [], into }: Adjustments,
): Quote {
  const steps = [...start.steps];
  let { ends } = start;
  for (const premium of premiums) {
    ends = {
      low: ends.low.mul(100 + premium.low, 100),
      high: ends.high.mul(100 + premium.high, 100),
    };
    steps.push({ kind: 'premium', premium, currency, ends });
  }
  const converts = into !== undefined && rate !== undefined && into.currency.id !== currency.id;
  const shown = converts ? into.currency : currency;
  if (converts) {
    const convert = (amount: Fraction) => amount.div(rate.perUsd).mul(into.rate.perUsd);
    ends = { low: convert(ends.low), high: convert(ends.high) };
    steps.push({ kind: 'converted', from: { currency, rate }, to: into, currency: shown, ends });
  }
  const interpolated = start.steps.some((step) => step.kind === 'interpolated');
  const ours = interpolated || premiums.length > 0 || converts;
  const low = ours ? toThousand(ends.low) : ends.low.valueOf();
  const high = ours ? toThousand(ends.high) : ends.high.valueOf();
  if (!ends.low.equals(low) || !ends.high.equals(high)) {
    steps.push({
      kind: 'rounded',
      currency: shown,
      ends: { low: new Fraction(low), high: new Fraction(high) },
    });
  }
  return {
    low,
    high,
    open: start.open,
    currency: shown,
    interpolated,
    premiums,
    rates: converts ? [rate, into.rate] : [],
    steps,
    text: `${ours ? '≈ ' : ''}${writeBand(low, high, start.open, shown)}`,
  };
}

/** A specialisation as a premium on a quote. */
export function premiumOf(specialisation: Specialisation): Premium {
  const { id, name, low, high, source } = specialisation;
  return { id, name, low, high, source };
}
