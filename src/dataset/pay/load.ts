import { DataError, type RecordReader } from '../records.ts';
import * as records from './records.ts';
import { LEVELS } from './records.ts';

/** Everything in `data/pay/`, validated record by record and against each other. */
export interface PayRecords {
  readonly levels: readonly records.Level[];
  readonly countryLevels: readonly records.CountryLevel[];
  readonly placeBands: readonly records.PlaceBand[];
  readonly areas: readonly records.Area[];
  readonly placePremiums: readonly records.PlacePremium[];
  readonly companyTypes: readonly records.CompanyType[];
  readonly specialisations: readonly records.Specialisation[];
  readonly remote: readonly records.RemoteNote[];
  readonly currencies: readonly records.Currency[];
  readonly rates: readonly records.Rate[];
}

/** @throws DataError for a record that does not fit its schema or names another that does not exist */
export function loadPay(reader: RecordReader): PayRecords {
  const pay: PayRecords = {
    levels: [...reader.read('pay/levels.yaml', records.levelRecord)].sort(
      (a, b) => LEVELS.indexOf(a.id) - LEVELS.indexOf(b.id),
    ),
    countryLevels: reader.read('pay/us-levels.yaml', records.countryLevelRecord),
    placeBands: reader.read('pay/place-bands.yaml', records.placeBandRecord),
    areas: reader.read('pay/areas.yaml', records.areaRecord),
    placePremiums: reader.read('pay/place-premiums.yaml', records.placePremiumRecord),
    companyTypes: reader.read('pay/company-types.yaml', records.companyTypeRecord),
    specialisations: reader.read('pay/specialisations.yaml', records.specialisationRecord),
    remote: reader.read('pay/remote.yaml', records.remoteRecord),
    currencies: reader.read('pay/currencies.yaml', records.currencyRecord),
    rates: reader.read('pay/rates.yaml', records.rateRecord),
  };
  const refuse = (file: string, id: string, reason: string): never => {
    throw new DataError(`pay/${file}`, '', `record "${id}": ${reason}`);
  };
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map((one) => one.id));
  const known = {
    areas: ids(pay.areas),
    currencies: ids(pay.currencies),
    rates: ids(pay.rates),
  };

  const levelIds = ids(pay.levels);
  for (const level of LEVELS) if (!levelIds.has(level)) refuse('levels.yaml', level, 'is missing');
  pay.levels.forEach(({ id, years: { from, below } }, at) => {
    const before = at === 0 ? 0 : pay.levels[at - 1]?.years.below;
    if (from !== before)
      refuse('levels.yaml', id, `begins at ${from} years where the level before ends at ${before ?? 'none'}`);
    if (below === undefined ? at < pay.levels.length - 1 : below <= from)
      refuse('levels.yaml', id, 'ends before it begins');
  });
  for (const { id } of pay.currencies)
    if (!known.rates.has(id)) refuse('currencies.yaml', id, 'has no rate in rates.yaml');
  for (const { id, bands } of pay.placeBands) {
    if (Object.keys(bands).length === 0) refuse('place-bands.yaml', id, 'has no bands');
  }
  for (const [file, list] of [
    ['us-levels.yaml', pay.countryLevels],
    ['place-bands.yaml', pay.placeBands],
  ] as const) {
    for (const { id, currency } of list) {
      if (!known.currencies.has(currency)) refuse(file, id, `currency ${currency} is not in currencies.yaml`);
      if (!known.rates.has(currency)) refuse(file, id, `currency ${currency} has no rate in rates.yaml`);
    }
  }
  for (const { id, area } of pay.placePremiums) {
    if (!known.areas.has(area)) refuse('place-premiums.yaml', id, `area "${area}" is not in areas.yaml`);
  }
  const taken = new Map<string, string>();
  for (const { id, covers } of pay.placeBands) {
    for (const area of covers.areas ?? ['']) {
      if (area !== '' && !known.areas.has(area))
        refuse('place-bands.yaml', id, `area "${area}" is not in areas.yaml`);
      const key = `${covers.country} ${area}`.trim();
      const other = taken.get(key);
      if (other !== undefined)
        refuse('place-bands.yaml', id, `covers ${key} as "${other}" does; keep one id to replace it`);
      taken.set(key, id);
    }
  }
  const levelRows = new Map<string, string>();
  for (const { id, country, levels } of pay.countryLevels) {
    for (const level of levels) {
      const other = levelRows.get(`${country} ${level}`);
      if (other !== undefined) refuse('us-levels.yaml', id, `has ${level} for ${country} as "${other}" does`);
      levelRows.set(`${country} ${level}`, id);
    }
  }
  return pay;
}
