import type { Place, Places } from '../places/places.ts';
import { listedOf, type Listed } from './listed/listed.ts';
import { officialOf, type Official, type OfficialFigure } from './official/official.ts';
import type { Published, Trade } from './official/records.ts';
import { amountOf, writeOfficial, type Into, type OfficialAmount } from './official/words.ts';
import { spreadOf, writeListed, type Spread } from './listed/words.ts';
import { currenciesIn } from './offer/currency-words.ts';
import { readOffers, type OffersRead } from './offer/read-offers.ts';
import type { PayRecords } from './pay-records.ts';
import { intoCurrency, need, quotesOf, type QuoteParts, type Quotes } from './quotes.ts';
import { remembered } from '../result-cache.ts';
import { situationsOf, type Situation } from './rows-for-place.ts';
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

/** The pay questions. All answers come from memory; a place's situation and a quote are worked out once and kept. */
export interface Pay extends Quotes {
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
  /** The currency that a country pays in; undefined where there is no rate for it. */
  currencyOf(country: string): Currency | undefined;
  /** What was listed for a level in a country; undefined where nothing was. */
  listed(country: string, level: LevelId): Listed | undefined;
  /** The spread of listings, in the country's currency or in the one asked for; undefined where there are too few. */
  spread(listed: Listed, currency?: string): Spread | undefined;
  /** What was listed, in a line. */
  listedText(listed: Listed, currency?: string): string;
  /** What an office counts for the trade next to AI engineers in a place, and for others there. */
  readonly official: Official;
  /** The trades that offices count. */
  readonly trades: readonly Trade[];
  /** An official figure in a line, in its own currency or in the one asked for. */
  officialText(figure: OfficialFigure, currency?: string): string;
  /** One of its percentiles: "£56K"; undefined for one that the office does not publish. */
  officialAmount(figure: OfficialFigure, percent: Published, currency?: string): OfficialAmount | undefined;
  /** What a text says of an offer of pay, or of two; nothing of it is kept. */
  offers(text: string): OffersRead;
  remote(country: string): RemoteNote | undefined;
  /** The cities whose neighbouring towns count as part of them. */
  readonly areas: readonly Area[];
  /**
   * `part` is the state of the country that was named, where one was. With a `level` a company's own band answers only
   * where it holds one for it.
   */
  situate(place: Place, part?: string, level?: LevelId): Situation;
  /** The level table's row for a country, if there is one. */
  national(country: string, level: LevelId): CountryLevel | undefined;
}

/** The pay questions over validated records. */
export function payOf(records: PayRecords, places: Places): Pay {
  const { levels, specialisations, countryLevels, placeBands, placePremiums } = records;
  const currencies = records.currencies.filter((one) => records.rates.some((rate) => rate.id === one.id));
  const byCode = new Map(currencies.map((one) => [one.id, one]));
  const rates = new Map(records.rates.map((one) => [one.id, one]));
  const byLevel = new Map(levels.map((one) => [one.id, one]));
  const level = (id: LevelId) => need(byLevel.get(id), `level ${id}`);
  const byCountry = new Map(currencies.flatMap((one) => one.countries.map((country) => [country, one])));
  const into = intoCurrency(byCode, rates);
  const currencyAt = currenciesIn(currencies);
  return {
    levels,
    specialisations,
    companyTypes: records.companyTypes,
    placePremiums,
    rows: placeBands,
    areas: records.areas,
    currencies,
    level,
    levelOfYears: (years) =>
      need(
        levels.findLast((one) => one.years.from <= years),
        `a level of ${years} years`,
      ),
    currency: (code) => byCode.get(code),
    rate: (code) => rates.get(code),
    currencyOf: (country) => byCountry.get(country),
    listed: listedOf(records.listed),
    ...listingsOf({ byCode, into }),
    ...officialsOf(records, { byCode, rates, into }),
    offers: (text) => readOffers(text, currencyAt),
    remote: (country) => records.remote.find((one) => one.country === country),
    situate: situationsOf(records, places),
    national: (country, id) =>
      countryLevels.find((one) => one.country === country && one.levels.includes(id)),
    ...quotesOf({ byCode, rates, level, into }),
  };
}

/** What is said of listings; each is worked out once. */
function listingsOf({
  byCode,
  into,
}: Pick<QuoteParts, 'byCode' | 'into'>): Pick<Pay, 'spread' | 'listedText'> {
  const spreads = remembered<Spread | 'none'>();
  const texts = remembered<string>();
  const ownOf = ({ currency }: Listed) => need(byCode.get(currency), `currency ${currency}`);
  const keyOf = ({ id }: Listed, currency: string | undefined) => `${id} ${currency ?? ''}`;
  const spread: Pay['spread'] = (listed, currency) => {
    const made = spreads(
      keyOf(listed, currency),
      () => spreadOf(listed, { own: ownOf(listed), ...into(currency) }) ?? 'none',
    );
    return made === 'none' ? undefined : made;
  };
  return {
    spread,
    listedText: (listed, currency) =>
      texts(keyOf(listed, currency), () => writeListed(listed, spread(listed, currency), ownOf(listed))),
  };
}

/** What offices count; each line is worked out once. */
function officialsOf(
  records: PayRecords,
  { byCode, rates, into }: Omit<QuoteParts, 'level'>,
): Pick<Pay, 'official' | 'trades' | 'officialText' | 'officialAmount'> {
  const texts = remembered<string>();
  const convert = ({ currency }: OfficialFigure, code: string | undefined): Into | undefined => {
    const to = into(code).into;
    if (!to || to.currency.id === currency.id) return undefined;
    return { from: need(rates.get(currency.id), `rate ${currency.id}`), to: to.rate, currency: to.currency };
  };
  return {
    trades: records.official.trades,
    official: officialOf(records.official, (code) => need(byCode.get(code), `currency ${code}`)),
    officialText: (figure, code) =>
      texts(`${figure.row.id} ${code ?? ''}`, () => writeOfficial(figure, convert(figure, code))),
    officialAmount: (figure, percent, code) => amountOf(figure, percent, convert(figure, code)),
  };
}
