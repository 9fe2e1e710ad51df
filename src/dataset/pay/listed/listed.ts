import type { LevelId } from '../records.ts';
import { PERCENTILES, type ListedRecord } from './records.ts';

/** What was listed for a level in a country. */
export interface Listed extends ListedRecord {
  /** The level asked for, where listings have no such level and the nearest below stands in: staff and principal. */
  readonly insteadOf: LevelId | undefined;
  /** Whether there were too few of recent years, and those of all years are counted. */
  readonly widened: boolean;
}

/** Listings know no level above senior. */
const STANDS_IN: Readonly<Partial<Record<LevelId, LevelId>>> = { staff: 'senior', principal: 'senior' };

/**
 * Finds what was listed for a level in a country: of recent years, or of all where recent ones are too few for a spread;
 * never of another country. Undefined where nothing was listed.
 */
export function listedOf(
  records: readonly ListedRecord[],
): (country: string, level: LevelId) => Listed | undefined {
  const found = new Map<string, Listed>();
  const keyOf = (country: string, level: LevelId) => `${country} ${level}`;
  for (const record of records) {
    const before = found.get(keyOf(record.country, record.level));
    const [recent, all] = record.window === 'recent' ? [record, before] : [before, record];
    const isRecent = recent !== undefined && (recent.amounts.length > 0 || all === undefined);
    const chosen = isRecent ? recent : (all ?? record);
    found.set(keyOf(record.country, record.level), {
      ...chosen,
      insteadOf: undefined,
      widened: chosen.window === 'all',
    });
  }
  for (const record of [...found.values()])
    for (const [asked, level] of Object.entries(STANDS_IN) as [LevelId, LevelId][])
      if (record.level === level) found.set(keyOf(record.country, asked), { ...record, insteadOf: asked });
  return (country, level) => found.get(keyOf(country, level));
}

/** The amount at a percentile of five, in whole units a year; undefined where there are too few listings. */
export const amountAt = (amounts: readonly number[], percent: number): number | undefined =>
  amounts[PERCENTILES.indexOf(percent)];

/** Where an amount stands among listings: above so many in a hundred of them, or beyond the outermost kept percentile. */
export interface Standing {
  readonly percent: number;
  readonly beyond: 'below' | 'above' | undefined;
}

/**
 * Where an amount stands in a spread, between its two nearest percentiles in proportion, rounded to the whole per cent.
 * Of equal percentiles the amount takes the middle. Undefined for an empty spread.
 */
export function standingIn(amounts: readonly number[], amount: number): Standing | undefined {
  const [first, last] = [amounts[0], amounts.at(-1)];
  const [least, most] = [PERCENTILES[0], PERCENTILES.at(-1)];
  if (first === undefined || last === undefined || least === undefined || most === undefined)
    return undefined;
  if (amount < first) return { percent: least, beyond: 'below' };
  if (amount > last) return { percent: most, beyond: 'above' };
  const equal = PERCENTILES.filter((_percent, at) => amounts[at] === amount);
  const [from, to] = [equal[0], equal.at(-1)];
  if (from !== undefined && to !== undefined)
    return { percent: Math.round((from + to) / 2), beyond: undefined };
  const above = amounts.findIndex((one) => one > amount);
  const [low = first, high = last] = [amounts[above - 1], amounts[above]];
  const percent = (PERCENTILES[above - 1] ?? least) + (5 * (amount - low)) / (high - low);
  return { percent: Math.round(percent), beyond: undefined };
}
