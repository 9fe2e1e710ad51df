import type { Place, Places } from '../places/places.ts';
import { kilometres } from './distance.ts';
import { bandAt, premiumOf, printed, quote, type Premium, type Quote } from './quote.ts';
import type { PayRecords } from './load.ts';
import type {
  Area,
  CompanyType,
  CountryLevel,
  Currency,
  Level,
  LevelId,
  PlaceBand,
  PlacePremium,
  Rate,
  RemoteNote,
  Specialisation,
} from './records.ts';

/** Which figures answer for a place. */
export type Situation =
  /** The country as a whole has a level table of its own; `rows` are the place rows within it. */
  | { readonly kind: 'whole'; readonly country: string; readonly rows: readonly PlaceBand[] }
  | {
      readonly kind: 'row';
      readonly row: PlaceBand;
      /** The city's area that the place lies in, where that matters. */
      readonly area: Area | undefined;
      /** Multiplies the row's band. */
      readonly premium: Premium | undefined;
    }
  /** No row: the nearest ones, by the place each is known for. */
  | { readonly kind: 'none'; readonly nearest: readonly Place[] };

/** The parameters of a quote: the level, and the premiums and the currency to apply to its band. */
export interface Asked {
  readonly level: LevelId;
  readonly specialisation?: Specialisation | undefined;
  /** ISO 4217 code to convert into. */
  readonly currency?: string | undefined;
}

/** The three bands of a level table's row. */
export type NationalBand = 'average' | 'top' | 'total';

/** The pay questions. All answers come from memory; a place's situation and a quote are worked out once and kept. */
export interface Pay {
  readonly levels: readonly Level[];
  readonly specialisations: readonly Specialisation[];
  readonly companyTypes: readonly CompanyType[];
  readonly placePremiums: readonly PlacePremium[];
  readonly rows: readonly PlaceBand[];
  level(id: LevelId): Level;
  /** The level of so many years; a year on the edge belongs to the upper one. */
  levelOfYears(years: number): Level;
  /** Undefined for a currency without a rate. */
  currency(code: string): Currency | undefined;
  readonly currencies: readonly Currency[];
  rate(code: string): Rate | undefined;
  remote(country: string): RemoteNote | undefined;
  /** `part` is the state of the country that was named, where one was. */
  situate(place: Place, part?: string): Situation;
  /** The level table's row for a country, if there is one. */
  national(country: string, level: LevelId): CountryLevel | undefined;
  /** A figure of the level table; a specialisation raises only the average. */
  nationalQuote(row: CountryLevel, band: NationalBand, asked: Asked): Quote;
  /** The row's band; undefined when the row prints nothing to work it out from. */
  quote(row: PlaceBand, premium: Premium | undefined, asked: Asked): Quote | undefined;
}

const MOST_KEPT = 20_000;

/** Keeps results by key; emptied when full, since what is asked for most comes back at once. */
function remembering<T>(): (key: string, make: () => T) => T {
  const map = new Map<string, T>();
  return (key, make) => {
    const found = map.get(key);
    if (found !== undefined) return found;
    if (map.size >= MOST_KEPT) map.clear();
    const made = make();
    map.set(key, made);
    return made;
  };
}

/** The pay questions over validated records. */
export function payOf(records: PayRecords, places: Places): Pay {
  const { levels, specialisations, countryLevels, placeBands, areas, placePremiums } = records;
  const currencies = records.currencies.filter((one) => records.rates.some((rate) => rate.id === one.id));
  const byCode = new Map(currencies.map((one) => [one.id, one]));
  const rates = new Map(records.rates.map((one) => [one.id, one]));
  const byLevel = new Map(levels.map((one) => [one.id, one]));
  const anchors = placeBands.flatMap((row) =>
    row.anchors.flatMap((anchor) => places.find(anchor)?.place ?? []).map((place) => ({ row, place })),
  );
  const situations = remembering<Situation>();
  const quotes = remembering<Quote | 'none'>();

  const need = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`${what} is not in the dataset`);
    return value;
  };
  const level = (id: LevelId) => need(byLevel.get(id), `level ${id}`);
  const currencyOf = (code: string) => need(byCode.get(code), `currency ${code}`);

  const areaOf = (place: Place): Area | undefined =>
    place.kind === 'country'
      ? undefined
      : areas.find(
          ({ country, centre: [latitude, longitude], km }) =>
            country === place.country && kilometres(place, { latitude, longitude }) <= km,
        );

  const nearest = (place: Place): Place[] => {
    const closest = new Map<PlaceBand, { place: Place; km: number }>();
    for (const anchor of anchors) {
      const km = kilometres(place, anchor.place);
      if (km < (closest.get(anchor.row)?.km ?? Infinity))
        closest.set(anchor.row, { place: anchor.place, km });
    }
    return [...closest.values()]
      .sort((a, b) => a.km - b.km)
      .slice(0, 3)
      .map((one) => one.place);
  };

  const work = (place: Place, part: string | undefined): Situation => {
    const rows = placeBands.filter((row) => row.covers.country === place.country);
    const rest = rows.find((one) => !one.covers.areas);
    const within = (area: Area) =>
      part !== undefined && area.country === place.country && area.parts.includes(part);
    if (part !== undefined && rest && !areas.some(within)) {
      return { kind: 'row', row: rest, area: undefined, premium: undefined };
    }
    if (place.kind === 'country' && countryLevels.some((one) => one.country === place.country)) {
      return { kind: 'whole', country: place.country, rows };
    }
    const area = areaOf(place);
    const row = rows.find((one) => area && one.covers.areas?.includes(area.id)) ?? rest;
    if (!row) return { kind: 'none', nearest: nearest(place) };
    const premium = placePremiums.find((one) => one.applies && one.area === area?.id);
    return {
      kind: 'row',
      row,
      area,
      premium: premium && area && { ...premium, name: area.name },
    };
  };

  const into = (code: string | undefined) => {
    if (code === undefined) return {};
    return { into: { currency: currencyOf(code), rate: need(rates.get(code), `rate ${code}`) } };
  };
  const keyOf = (...parts: (string | undefined)[]) => parts.join('|');

  return {
    levels,
    specialisations,
    companyTypes: records.companyTypes,
    placePremiums,
    rows: placeBands,
    currencies,
    level,
    levelOfYears: (years) =>
      need(
        levels.findLast((one) => one.years.from <= years),
        `a level of ${years} years`,
      ),
    currency: (code) => byCode.get(code),
    rate: (code) => rates.get(code),
    remote: (country) => records.remote.find((one) => one.country === country),
    situate: (place, part) => situations(`${place.id} ${part ?? ''}`, () => work(place, part)),
    national: (country, id) =>
      countryLevels.find((one) => one.country === country && one.levels.includes(id)),
    nationalQuote(row, band, { specialisation, currency }) {
      const raised = band === 'average' ? specialisation : undefined;
      const make = (): Quote => {
        const own = currencyOf(row.currency);
        const start = printed(
          `${row.country} level table, ${bandNames[band]}`,
          row.label,
          row[band],
          own,
          row.source,
        );
        return quote(start, own, rates.get(row.currency), {
          premiums: raised ? [premiumOf(raised)] : [],
          ...into(currency),
        });
      };
      return quotes(keyOf('national', row.id, band, raised?.id, currency), make) as Quote;
    },
    quote(row, premium, { level: id, specialisation, currency }) {
      const made = quotes(keyOf(row.id, premium?.id, id, specialisation?.id, currency), () => {
        const own = currencyOf(row.currency);
        const start = bandAt(row, id, own, (one) => level(one).name);
        const premiums = [
          ...(premium ? [premium] : []),
          ...(specialisation ? [premiumOf(specialisation)] : []),
        ];
        return start ? quote(start, own, rates.get(row.currency), { premiums, ...into(currency) }) : 'none';
      });
      return made === 'none' ? undefined : made;
    },
  };
}

/** How the three bands of a level table are called. */
export const bandNames: Readonly<Record<NationalBand, string>> = {
  average: 'average',
  top: 'top companies',
  total: 'total compensation',
};
