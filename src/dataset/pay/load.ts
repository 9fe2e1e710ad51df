import type { RecordReader } from '../records.ts';
import { checkPay } from './check.ts';
import * as records from './records.ts';
import { listedRecord } from './listed/records.ts';
import type { PayRecords } from './pay-records.ts';
import { areaRecord, officialRecord, tradeRecord } from './official/records.ts';
import { LEVELS } from './records.ts';

/**
 * Reads `data/pay/`.
 * @throws DataError for a record that does not fit its schema or names another that does not exist
 */
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
    listed: reader.table('pay/listed.csv', listedRecord),
    official: {
      rows: reader.table('pay/official.csv', officialRecord),
      areas: reader.table('pay/official-areas.csv', areaRecord),
      trades: reader.read('pay/official-trades.yaml', tradeRecord),
    },
  };
  checkPay(pay);
  return pay;
}
