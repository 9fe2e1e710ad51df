import { z } from 'zod';
import { countCell, sourced } from '../../record-schema.ts';
import { LEVELS, type LevelId } from '../records.ts';

/** The percentiles that a spread holds, in steps of five. */
export const PERCENTILES: readonly number[] = Array.from({ length: 19 }, (_none, at) => 5 * (at + 1));
/** Under so many listings a spread says more about them than about the market, so none is kept. */
export const FEWEST_FOR_A_SPREAD = 20;

/** A job title of the index that counts as one of the field, as the index spells it. */
export const titleRecord = z.strictObject({ id: z.string(), title: z.string().min(1), ...sourced });

const columns = (prefix: string) =>
  Object.fromEntries(PERCENTILES.map((percent) => [`${prefix}${percent}`, countCell(1).optional()]));
const amountsOf = (row: Readonly<Record<string, unknown>>, prefix: string): readonly number[] =>
  PERCENTILES.flatMap((percent) => {
    const value = row[`${prefix}${percent}`];
    return typeof value === 'number' ? [value] : [];
  });

const isRising = (amounts: readonly number[]): boolean =>
  amounts.every((one, at) => at === 0 || one >= (amounts[at - 1] ?? 0));

/** A row of listed.csv: the listings of a country, a level and a window of years. */
export const listedRecord = z
  .strictObject({
    id: z.string(),
    ...sourced,
    country: z.string().regex(/^[A-Z]{2}$/, 'a country is its ISO 3166-1 code: two capitals'),
    level: z.enum(LEVELS),
    window: z.enum(['recent', 'all']),
    from: countCell(2000),
    to: countCell(2000),
    listings: countCell(1),
    local: countCell(),
    currency: z.string().regex(/^[A-Z]{3}$/, 'a currency is its ISO 4217 code: three capitals'),
    ...columns('p'),
    ...columns('usd'),
  })
  .transform((row, context): ListedRecord => {
    const { id, source, country, level, window, from, to, listings, local, currency } = row;
    const spread = { amounts: amountsOf(row, 'p'), usd: amountsOf(row, 'usd') };
    const refuse = (message: string): void => {
      context.addIssue({ code: 'custom', message });
    };
    const expected = listings < FEWEST_FOR_A_SPREAD ? 0 : PERCENTILES.length;
    if (spread.amounts.length !== expected || spread.usd.length !== expected)
      refuse(`${listings} listings need ${expected} percentiles in each currency`);
    if (!isRising(spread.amounts) || !isRising(spread.usd)) refuse('percentiles do not rise');
    if (local > listings) refuse('more listings in local currency than listings');
    if (from > to) refuse('from is after to');
    return { id, source, country, level, window, from, to, listings, local, currency, ...spread };
  });

/** The listings of a country, a level and a window of years. */
export interface ListedRecord {
  readonly id: string;
  readonly source: string;
  readonly country: string;
  readonly level: LevelId;
  readonly window: 'recent' | 'all';
  /** The first and the last year of its listings. */
  readonly from: number;
  readonly to: number;
  readonly listings: number;
  /** How many were listed in `currency`, the country's; the others were converted. */
  readonly local: number;
  readonly currency: string;
  /** p5, p10 … p95 in whole units a year; empty where there are too few listings. */
  readonly amounts: readonly number[];
  /** The same in US dollars, each listing at its own year's rate. */
  readonly usd: readonly number[];
}
