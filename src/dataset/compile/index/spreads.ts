import { FEWEST_FOR_A_SPREAD, PERCENTILES, type ListedRecord } from '../../pay/listed/records.ts';
import type { LevelId } from '../../pay/records.ts';
import type { Listing } from './listings.ts';
import type { YearRate } from './rates.ts';

/** The listings of a country, level and window of years, without any single one of them. */
export type Aggregate = Omit<ListedRecord, 'id' | 'source'>;

/** The codes of the index, and the level each stands for; EX, executive, is used for none. */
const LEVEL_OF: Readonly<Partial<Record<string, LevelId>>> = { EN: 'entry', MI: 'mid', SE: 'senior' };
/** How many years, the latest included, are recent. */
const RECENT_YEARS = 3;

/**
 * A percentile of sorted numbers, between the two nearest in proportion: the default of R (type 7), NumPy and Excel's
 * PERCENTILE.INC. Rounded half up to the unit.
 */
export function percentileOf(sorted: readonly number[], percent: number): number {
  const at = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) throw new Error('a percentile of nothing');
  return Math.round(below + (above - below) * (at - Math.floor(at)));
}

/** Makes the rate of a currency in a year, or else in the nearest year that has one, the earlier of two. */
export function rateIn(rates: readonly YearRate[]): (currency: string, year: number) => number | undefined {
  const byCurrency = Map.groupBy(rates, (rate) => rate.currency);
  return (currency, year) => {
    const own = [...(byCurrency.get(currency) ?? [])];
    const [nearest] = own.sort(
      (a, b) => Math.abs(a.year - year) - Math.abs(b.year - year) || a.year - b.year,
    );
    return nearest && Number(nearest.perUsd);
  };
}

/** The currencies and titles that listings are sorted by. */
export interface Sorting {
  readonly titles: ReadonlySet<string>;
  /** The currency of a country that has a rate; undefined for one whose listings are shown in US dollars. */
  readonly currencyOf: (country: string) => string | undefined;
}

/**
 * The listings of full-time jobs with one of the titles, by country, level and window. Each is counted in the country's
 * currency: as listed where it was listed in that, else from US dollars at its own year's rate.
 */
export function aggregatesOf(
  listings: readonly Listing[],
  rates: readonly YearRate[],
  { titles, currencyOf }: Sorting,
): Aggregate[] {
  const used = listings.filter((one) => one.employment_type === 'FT' && titles.has(one.job_title));
  const rate = rateIn(rates);
  const latest = Math.max(...listings.map((one) => one.work_year));
  const groups = Map.groupBy(
    used,
    (one) => `${one.company_location} ${LEVEL_OF[one.experience_level] ?? ''}`,
  );
  return [...groups]
    .filter(([key]) => !key.endsWith(' '))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, all]) => {
      const [country, level] = key.split(' ') as [string, LevelId];
      const currency = currencyOf(country) ?? 'USD';
      const recent = all.filter((one) => one.work_year > latest - RECENT_YEARS);
      return [
        aggregate({ country, level, window: 'recent', currency }, recent, rate),
        aggregate({ country, level, window: 'all', currency }, all, rate),
      ];
    })
    .filter((one) => one.listings > 0);
}

function aggregate(
  of: Pick<Aggregate, 'country' | 'level' | 'window' | 'currency'>,
  listings: readonly Listing[],
  rate: ReturnType<typeof rateIn>,
): Aggregate {
  const years = listings.map((one) => one.work_year);
  const amountOf = ({ salary, salary_currency, usd, work_year }: Listing): number =>
    salary_currency === of.currency ? salary : usd * (rate(of.currency, work_year) ?? Number.NaN);
  const spread = (amounts: readonly number[]): number[] => {
    if (listings.length < FEWEST_FOR_A_SPREAD) return [];
    const sorted = amounts.toSorted((a, b) => a - b);
    return PERCENTILES.map((percent) => percentileOf(sorted, percent));
  };
  return {
    ...of,
    from: Math.min(...years),
    to: Math.max(...years),
    listings: listings.length,
    local: listings.filter((one) => one.salary_currency === of.currency).length,
    amounts: spread(listings.map(amountOf)),
    usd: spread(listings.map((one) => one.usd)),
  };
}
