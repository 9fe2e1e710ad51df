import { Fraction } from 'fraction.js';
import type { Ends } from '../money.ts';
import type { Offer, Part } from './offer.ts';
import { USUAL_VESTING } from './parts.ts';

/** A part of an offer as it counts in a year. `times` is per cent of the base or 12 months, `years` what it is divided by. */
export interface WorthStep {
  readonly part: Part;
  /** As it was said: an amount, or per cent. */
  readonly said: Ends;
  readonly how: 'yearly' | 'monthly' | 'percent' | 'spread';
  readonly years: Fraction | undefined;
  /** What it adds to a year. */
  readonly yearly: Ends;
}

/** What an offer is worth a year, exact, in its own currency, and how that comes about. */
export interface Worth {
  readonly yearly: Ends;
  readonly steps: readonly WorthStep[];
  /** Over how many years nobody said that equity vests and a sign-on counts; undefined where it was said or is not needed. */
  readonly assumedYears: Fraction | undefined;
  /** The total as it was said, where the parts come to something else. */
  readonly otherTotal: Ends | undefined;
}

const add = (one: Ends, other: Ends): Ends => ({
  low: one.low.add(other.low),
  high: one.high.add(other.high),
});
const divide = (one: Ends, by: Fraction): Ends => ({ low: one.low.div(by), high: one.high.div(by) });
const isSame = (one: Ends, other: Ends): boolean => one.low.equals(other.low) && one.high.equals(other.high);

/**
 * Works out what an offer is worth a year: base, bonus, equity over the years it vests, and a sign-on over the same years.
 * A total that was said stands where nothing is known beside the base. Nothing is rounded.
 */
export function worthOf(offer: Offer): Worth {
  const { base, bonus, equity, signOn, total, monthly } = offer;
  const how = (part: Part): 'monthly' | 'yearly' => (monthly.includes(part) ? 'monthly' : 'yearly');
  const asSaid = (part: Part, ends: Ends): WorthStep => ({
    part,
    said: how(part) === 'monthly' ? divide(ends, new Fraction(12)) : ends,
    how: how(part),
    years: undefined,
    yearly: ends,
  });
  const isPlain = !bonus && !equity && !signOn;
  if (total && isPlain)
    return {
      yearly: total,
      steps: [...(base ? [asSaid('base', base)] : []), asSaid('total', total)],
      assumedYears: undefined,
      otherTotal: undefined,
    };
  if (!base) throw new Error('an offer without base and total');
  const years = equity && !equity.isYearly ? equity.years : new Fraction(USUAL_VESTING);
  const isAssumed = equity && !equity.isYearly ? equity.isAssumed : signOn !== undefined;
  const steps: WorthStep[] = [
    asSaid('base', base),
    ...(bonus ? [bonus.kind === 'amount' ? asSaid('bonus', bonus.ends) : percentOf(bonus.ends, base)] : []),
    ...(equity
      ? [equity.isYearly ? asSaid('equity', equity.amount) : spread('equity', equity.amount, years)]
      : []),
    ...(signOn ? [spread('signOn', signOn, years)] : []),
  ];
  const [first, ...others] = steps.map(({ yearly }) => yearly);
  const yearly = others.reduce(add, first ?? base);
  return {
    yearly,
    steps,
    assumedYears: isAssumed ? years : undefined,
    otherTotal: total && !isSame(total, yearly) ? total : undefined,
  };
}

const percentOf = (percent: Ends, base: Ends): WorthStep => ({
  part: 'bonus',
  said: percent,
  how: 'percent',
  years: undefined,
  yearly: { low: base.low.mul(percent.low).div(100), high: base.high.mul(percent.high).div(100) },
});

const spread = (part: Part, said: Ends, years: Fraction): WorthStep => ({
  part,
  said,
  how: 'spread',
  years,
  yearly: divide(said, years),
});
