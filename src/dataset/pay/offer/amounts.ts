import type { Fraction } from 'fraction.js';
import type { Ends } from '../money.ts';
import type { Period } from './part-words.ts';
import type { Scale } from './scales.ts';
import type { Token } from './token.ts';

/** An amount of a text, or a range of it, with the tokens that it takes up, from `first` to `last`. */
export interface Amount {
  readonly ends: Ends;
  readonly isPercent: boolean;
  /** Whether a scale, a currency or its own size says that it is money. */
  readonly isMoney: boolean;
  readonly inLakh: boolean;
  readonly period: Period | undefined;
  readonly first: number;
  readonly last: number;
}

/** Why amounts cannot be read. */
export type AmountProblem = 'grouping' | 'backwards' | 'wide' | 'negative';

interface Single {
  readonly number: Fraction;
  readonly scale: Scale | undefined;
  readonly hasCurrency: boolean;
  readonly isPercent: boolean;
  readonly isDoubtful: boolean;
  readonly first: number;
  readonly last: number;
}

/** Numbers below this are no pay in whole units, and say too little without their unit. */
export const LEAST_CLEAR = 1000;
/** Numbers from here on are money without any sign of it. */
const LEAST_BARE = 10_000;
/** How many times its low end the high end of a range is at most. */
const WIDEST = 4;

/** The number at a token, with the currencies and the scale beside it. */
function singleAt(tokens: readonly Token[], at: number): Single | undefined {
  const isCurrency = (index: number): boolean => tokens[index]?.kind === 'currency';
  const first = isCurrency(at) ? at : undefined;
  const start = first === undefined ? at : at + 1;
  const number = tokens[start];
  if (number?.kind !== 'number') return undefined;
  let last = start;
  const unit = tokens[start + 1];
  const scale = unit?.kind === 'scale' ? unit.scale : undefined;
  const isPercent = unit?.kind === 'percent';
  if (scale || isPercent) last += 1;
  // "£90k £110k": a sign before the next number is that one's.
  const isNext = tokens[last + 2]?.kind === 'number' && first !== undefined;
  if (isCurrency(last + 1) && !isNext) last += 1;
  const reads = number.decimals;
  const isDoubtful =
    (reads !== undefined && scale !== undefined && !scale.takesDecimals) ||
    (number.hasSpaces && scale !== undefined);
  return {
    number: reads !== undefined && scale?.takesDecimals === true ? reads : number.value,
    scale,
    hasCurrency: first !== undefined || isCurrency(last),
    isPercent,
    isDoubtful,
    first: at,
    last,
  };
}

const scaled = ({ number }: Single, scale: Scale | undefined): Fraction => number.mul(scale?.factor ?? 1);

/** Whether two amounts are the ends of a range: a dash between, or "between … and …". */
function dashBetween(tokens: readonly Token[], from: Single): number | undefined {
  const next = tokens[from.last + 1];
  const isBetween = tokens[from.first - 1]?.kind === 'between';
  const joins = next?.kind === 'dash' || (isBetween && next?.kind === 'and');
  return joins ? from.last + 2 : undefined;
}

function amountOf(low: Single, high: Single, tokens: readonly Token[]): Amount | AmountProblem {
  const isRange = low !== high;
  if (low.isDoubtful || high.isDoubtful) return 'grouping';
  const unscaled = (one: Single): boolean => one.scale === undefined && one.number.compare(LEAST_CLEAR) < 0;
  const scaleOf = (one: Single, other: Single): Scale | undefined =>
    one.scale ?? (unscaled(one) ? other.scale : undefined);
  const ends: Ends = {
    low: scaled(low, scaleOf(low, high)),
    high: scaled(high, scaleOf(high, low)),
  };
  if (isRange && ends.low.compare(ends.high) >= 0) return 'backwards';
  if (isRange && ends.high.compare(ends.low.mul(WIDEST)) > 0) return 'wide';
  const isPercent = high.isPercent;
  if (low.isPercent !== isPercent && !(isPercent && isRange && low.scale === undefined)) return 'wide';
  const scales = [low.scale, high.scale];
  const hasScale = scales.some((one) => one !== undefined);
  const hasCurrency = low.hasCurrency || high.hasCurrency;
  const period = scales.find((one) => one?.period !== undefined)?.period;
  return {
    ends,
    isPercent,
    isMoney: isPercent || hasCurrency || hasScale || ends.low.compare(LEAST_BARE) >= 0,
    inLakh: scales.some((one) => one?.inLakh === true),
    period,
    first: tokens[low.first - 1]?.kind === 'between' ? low.first - 1 : low.first,
    last: high.last,
  };
}

/**
 * "1 crore 20 lakh" is one amount: lakh after a whole number of crore, and no currency between. With a name on either side
 * each is an amount of its own: "base 1 crore 20 lakh bonus".
 */
function compound(tokens: readonly Token[], from: Single): Single | undefined {
  const gap = tokens[from.last + 1]?.kind === 'and' ? 2 : 1;
  const next = singleAt(tokens, from.last + gap);
  if (!next?.scale || !from.scale || from.number.d !== 1n) return undefined;
  const isLakhAfterCrore =
    next.scale.inLakh &&
    from.scale.inLakh &&
    next.scale.factor < from.scale.factor &&
    tokens[from.last]?.kind === 'scale' &&
    tokens[next.first]?.kind === 'number';
  const more = next.number.mul(next.scale.factor).div(from.scale.factor);
  if (!isLakhAfterCrore || more.compare(1) >= 0) return undefined;
  const isBetweenNames = tokens[from.first - 1]?.kind === 'label' && tokens[next.last + 1]?.kind === 'label';
  const hasCurrency = from.hasCurrency || next.hasCurrency;
  return isBetweenNames
    ? undefined
    : { ...from, number: from.number.add(more), last: next.last, hasCurrency };
}

/** Finds the amounts of a text, ranges whole, in order; or the first problem with one. */
export function amountsIn(tokens: readonly Token[]): readonly Amount[] | AmountProblem {
  const found: Amount[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const single = singleAt(tokens, at);
    if (!single) continue;
    const before = tokens[at - 1];
    const isAfterAmount = found.at(-1)?.last === at - 2;
    if (before?.kind === 'dash' && before.isMinus && !isAfterAmount) return 'negative';
    const low = compound(tokens, single) ?? single;
    const to = dashBetween(tokens, low);
    const end = to === undefined ? undefined : singleAt(tokens, to);
    const high = end ? (compound(tokens, end) ?? end) : low;
    at = high.last;
    const amount = amountOf(low, high, tokens);
    if (typeof amount === 'string') return amount;
    found.push(amount);
  }
  return found;
}
