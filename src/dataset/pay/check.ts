import { DataError } from '../records.ts';
import type { PayRecords } from './pay-records.ts';
import { LEVELS } from './records.ts';

/** @throws DataError naming the file and the record, and why it does not fit the others */
function refuse(file: string, id: string, reason: string): never {
  throw new DataError(`pay/${file}`, '', `record "${id}": ${reason}`);
}

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map((one) => one.id));

/** Checks the records of pay against each other. @throws DataError for the first that does not fit */
export function checkPay(pay: PayRecords): void {
  checkLevels(pay);
  checkCurrencies(pay);
  checkAreas(pay);
  checkCoverage(pay);
  checkLevelRows(pay);
  checkListed(pay);
  checkOfficial(pay);
}

/** Every level is there, and each begins at the years of experience where the one before ends. */
function checkLevels({ levels }: PayRecords): void {
  const ids = idsOf(levels);
  for (const level of LEVELS) if (!ids.has(level)) refuse('levels.yaml', level, 'is missing');
  levels.forEach(({ id, years: { from, below } }, at) => {
    const before = at === 0 ? 0 : levels[at - 1]?.years.below;
    if (from !== before)
      refuse('levels.yaml', id, `begins at ${from} years where the level before ends at ${before ?? 'none'}`);
    if (below === undefined ? at < levels.length - 1 : below <= from)
      refuse('levels.yaml', id, 'ends before it begins');
  });
}

/** Every currency has a rate, and every row of bands one that is listed and has a rate. */
function checkCurrencies({ currencies, rates, countryLevels, placeBands }: PayRecords): void {
  const listed = idsOf(currencies);
  const rated = idsOf(rates);
  for (const { id } of currencies)
    if (!rated.has(id)) refuse('currencies.yaml', id, 'has no rate in rates.yaml');
  for (const { id, bands } of placeBands)
    if (Object.keys(bands).length === 0) refuse('place-bands.yaml', id, 'has no bands');
  for (const [file, list] of [
    ['us-levels.yaml', countryLevels],
    ['place-bands.yaml', placeBands],
  ] as const) {
    for (const { id, currency } of list) {
      if (!listed.has(currency)) refuse(file, id, `currency ${currency} is not in currencies.yaml`);
      if (!rated.has(currency)) refuse(file, id, `currency ${currency} has no rate in rates.yaml`);
    }
  }
}

/** Every premium is of an area that there is. */
function checkAreas({ areas, placePremiums }: PayRecords): void {
  const ids = idsOf(areas);
  for (const { id, area } of placePremiums)
    if (!ids.has(area)) refuse('place-premiums.yaml', id, `area "${area}" is not in areas.yaml`);
}

/** No two rows of bands cover the same area, or the rest of the same country. */
function checkCoverage({ areas, placeBands }: PayRecords): void {
  const ids = idsOf(areas);
  const coveredBy = new Map<string, string>();
  for (const { id, covers } of placeBands) {
    for (const area of covers.areas ?? ['']) {
      if (area !== '' && !ids.has(area))
        refuse('place-bands.yaml', id, `area "${area}" is not in areas.yaml`);
      const key = `${covers.country} ${area}`.trim();
      const other = coveredBy.get(key);
      if (other !== undefined)
        refuse('place-bands.yaml', id, `covers ${key} as "${other}" does; keep one id to replace it`);
      coveredBy.set(key, id);
    }
  }
}

/** No two rows of a country's level table are of the same level. */
function checkLevelRows({ countryLevels }: PayRecords): void {
  const rows = new Map<string, string>();
  for (const { id, country, levels } of countryLevels) {
    for (const level of levels) {
      const other = rows.get(`${country} ${level}`);
      if (other !== undefined) refuse('us-levels.yaml', id, `has ${level} for ${country} as "${other}" does`);
      rows.set(`${country} ${level}`, id);
    }
  }
}

/** Every listing's currency is listed, with a rate; no two rows are of one country, level and window. */
function checkListed({ listed, currencies }: PayRecords): void {
  const known = idsOf(currencies);
  const seen = new Map<string, string>();
  for (const { id, country, level, window, currency } of listed) {
    if (!known.has(currency)) refuse('listed.csv', id, `currency ${currency} is not in currencies.yaml`);
    const key = `${country} ${level} ${window}`;
    const other = seen.get(key);
    if (other !== undefined) refuse('listed.csv', id, `is of ${key} as "${other}" is`);
    seen.set(key, id);
  }
}

/** Every official row is of a trade, of an area that is known, in a currency that is listed; hours have a week. */
function checkOfficial({ official: { rows, areas, trades }, currencies }: PayRecords): void {
  const known = idsOf(currencies);
  const codes = new Set(areas.map(({ country, code }) => `${country} ${code}`));
  const tradeOf = new Map(trades.map((one) => [`${one.office} ${one.code}`, one]));
  for (const {
    id,
    source,
    country,
    area,
    area_code: code,
    occupation_code: occupation,
    currency,
    per,
  } of rows) {
    const trade = tradeOf.get(`${source} ${occupation}`);
    if (!trade) return refuse('official.csv', id, `occupation ${occupation} is not in official-trades.yaml`);
    if (per === 'hour' && trade.hours === undefined)
      refuse('official-trades.yaml', trade.id, 'has pay by the hour and no hours a week');
    if (!known.has(currency)) refuse('official.csv', id, `currency ${currency} is not in currencies.yaml`);
    if (area !== undefined && !codes.has(`${country} ${code}`))
      refuse('official.csv', id, `area ${code} is not in official-areas.csv; run npm run build:official`);
  }
}
