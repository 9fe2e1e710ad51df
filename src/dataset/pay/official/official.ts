import { Fraction } from 'fraction.js';
import type { PlaceMatch } from '../../places/places.ts';
import { kilometres } from '../distance.ts';
import type { Currency } from '../records.ts';
import { remembered } from '../../result-cache.ts';
import { PUBLISHED, type OfficialArea, type OfficialRecord, type Published, type Trade } from './records.ts';

/** What offices published, where their areas lie, and what their occupations are called. */
export interface OfficialRecords {
  readonly rows: readonly OfficialRecord[];
  readonly areas: readonly OfficialArea[];
  readonly trades: readonly Trade[];
}

/** What an office counts for a trade in an area or a country, by the year. */
export interface OfficialFigure {
  readonly row: OfficialRecord;
  readonly trade: Trade;
  /** The area or the country, as people say it: "Seattle area", "Ontario", "UK". */
  readonly where: string;
  readonly currency: Currency;
  /** Exact, whole units of the currency a year; only what the office publishes. */
  readonly amounts: Readonly<Partial<Record<Published, Fraction>>>;
  /** How pay by the hour or the month became pay by the year: "hourly × 37.5 h × 52"; "" where it was published so. */
  readonly derived: string;
}

/** Answers what offices count in a place: the main trade, and the others of the same area. */
export interface Official {
  main(asked: Asked): OfficialFigure | undefined;
  others(asked: Asked): readonly OfficialFigure[];
}

type Asked = Pick<PlaceMatch, 'place' | 'part'>;

/** A town further from every town that an area is known by lies in none. */
const REACH_KM = 50;
const WEEKS = 52;
const MONTHS = 12;

/** Offices of the US count Puerto Rico as one of its states. */
const TERRITORIES: Readonly<Record<string, { readonly country: string; readonly state: string }>> = {
  PR: { country: 'US', state: 'Puerto Rico' },
};

/**
 * The official figures for a place. A town belongs to the area of the nearest town that an area is known by, in its own state
 * or province and within 50 km; else to its province, where the office counts those, else to its country. A state that was
 * named is answered by its own row or its country's.
 */
export function officialOf(
  { rows, areas, trades }: OfficialRecords,
  currencyOf: (code: string) => Currency,
): Official {
  const areasIn = Map.groupBy(areas, (area) => area.country);
  const tradeOf = new Map(trades.map((trade) => [`${trade.office} ${trade.code}`, trade]));
  const byArea = Map.groupBy(rows, (row) => `${row.country} ${row.area === undefined ? '' : row.area_code}`);
  const figure = (row: OfficialRecord, where: string): OfficialFigure[] => {
    const trade = tradeOf.get(`${row.source} ${row.occupation_code}`);
    return trade ? [{ row, trade, where, currency: currencyOf(row.currency), ...yearly(row, trade) }] : [];
  };
  const found = remembered<readonly OfficialFigure[]>();
  const figures = (asked: Asked): readonly OfficialFigure[] =>
    found(`${asked.place.id} ${asked.part ?? ''}`, () => {
      const { country, state } = whereIs(asked);
      const inCountry = areasIn.get(country) ?? [];
      const area = areaOf(asked, state, inCountry);
      const province = inCountry.find((one) => one.points === undefined && one.states.includes(state ?? ''));
      // A territory is no part of what an office counts as its country.
      const national = (byArea.get(`${asked.place.country} `) ?? []).flatMap((row) =>
        figure(row, asked.place.countryName),
      );
      for (const one of [area, province]) {
        const own = one
          ? (byArea.get(`${country} ${one.code}`) ?? []).flatMap((row) => figure(row, one.name))
          : [];
        if (own.some(({ trade }) => trade.isMain)) return own;
      }
      return national;
    });
  return {
    main: (asked) => figures(asked).find(({ trade }) => trade.isMain),
    others: (asked) => figures(asked).filter(({ trade }) => !trade.isMain),
  };
}

/** The country that offices count a place in, and its state or province. */
function whereIs({ place, part }: Asked): { readonly country: string; readonly state: string | undefined } {
  return TERRITORIES[place.country] ?? { country: place.country, state: part ?? place.region };
}

/** The area of a town; undefined for a country or a state, and for a town far from all. */
function areaOf(
  { place, part }: Asked,
  state: string | undefined,
  areas: readonly OfficialArea[],
): OfficialArea | undefined {
  if (place.kind !== 'city' || part !== undefined || state === undefined) return undefined;
  let nearest: { readonly area: OfficialArea; readonly km: number } | undefined;
  for (const area of areas) {
    if (!area.states.includes(state)) continue;
    const km = Math.min(...(area.points ?? []).map((point) => kilometres(place, point)));
    if (km <= REACH_KM && km < (nearest?.km ?? Infinity)) nearest = { area, km };
  }
  return nearest?.area;
}

/** Pay by the year, exact. */
function yearly(row: OfficialRecord, { hours = 0 }: Trade): Pick<OfficialFigure, 'amounts' | 'derived'> {
  const times = { year: new Fraction(1), month: new Fraction(MONTHS), hour: new Fraction(hours).mul(WEEKS) }[
    row.per
  ];
  const derived = { year: '', month: `monthly × ${MONTHS}`, hour: `hourly × ${hours} h × ${WEEKS}` }[row.per];
  const amounts: Partial<Record<Published, Fraction>> = {};
  for (const percent of PUBLISHED) {
    const published = row[`p${percent}`];
    if (published !== undefined) amounts[percent] = new Fraction(published).mul(times);
  }
  return { amounts, derived };
}

/** Between which of the published percentiles an amount lies; undefined on a side that has none. */
export interface Between {
  readonly above: Published | undefined;
  readonly below: Published | undefined;
}

/** Where an amount, in the figure's currency a year, lies among what the office publishes. An amount that equals one is above it. */
export function whereIn({ amounts }: OfficialFigure, amount: Fraction): Between {
  const known = PUBLISHED.flatMap((percent) => {
    const value = amounts[percent];
    return value === undefined ? [] : [{ percent, value }];
  });
  return {
    above: known.findLast(({ value }) => value.compare(amount) <= 0)?.percent,
    below: known.find(({ value }) => value.compare(amount) > 0)?.percent,
  };
}
