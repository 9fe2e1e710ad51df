import { bandAt, premiumOf, printed, quote, type Premium, type Quote } from './quote.ts';
import type { CountryLevel, Currency, Level, LevelId, PlaceBand, Rate, Specialisation } from './records.ts';
import { remembered } from '../result-cache.ts';

/** The parameters of a quote: the level, and the premiums and the currency to apply to its band. */
export interface Asked {
  readonly level: LevelId;
  readonly specialisation?: Specialisation | undefined;
  /** ISO 4217 code to convert into. */
  readonly currency?: string | undefined;
}

/** The three bands of a level table's row. */
export type NationalBand = 'average' | 'top' | 'total';

/** Works quotes out; each is worked out once and kept. */
export interface Quotes {
  /** A figure of the level table; a specialisation raises only the average. */
  nationalQuote(row: CountryLevel, band: NationalBand, asked: Asked): Quote;
  /** The row's band; undefined when the row prints nothing to work it out from. */
  quote(row: PlaceBand, premium: Premium | undefined, asked: Asked): Quote | undefined;
}

/** @throws Error where the records, which were checked, lack it after all */
export function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not in the dataset`);
  return value;
}

/** What quotes are worked out with. */
export interface QuoteParts {
  readonly byCode: Pick<ReadonlyMap<string, Currency>, 'get'>;
  readonly rates: Pick<ReadonlyMap<string, Rate>, 'get'>;
  readonly level: (id: LevelId) => Level;
  readonly into: ReturnType<typeof intoCurrency>;
}

/** A currency to convert into, with its rate; none for none. */
export const intoCurrency =
  (byCode: QuoteParts['byCode'], rates: QuoteParts['rates']) =>
  (code: string | undefined): { readonly into?: { readonly currency: Currency; readonly rate: Rate } } => {
    if (code === undefined) return {};
    return {
      into: {
        currency: need(byCode.get(code), `currency ${code}`),
        rate: need(rates.get(code), `rate ${code}`),
      },
    };
  };

/** The quotes of both tables. At most `most` are held, where that is said. */
export function quotesOf({ byCode, rates, level, into }: QuoteParts, most?: number): Quotes {
  const quotes = remembered<Quote | 'none'>(most);
  const keyOf = (...parts: (string | undefined)[]) => parts.join('|');
  const currencyOf = (code: string) => need(byCode.get(code), `currency ${code}`);
  return {
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
