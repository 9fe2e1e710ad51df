import type { OfficialRecords } from './official/official.ts';
import type { ListedRecord } from './listed/records.ts';
import type {
  Area,
  CompanyType,
  CountryLevel,
  Currency,
  Level,
  PlaceBand,
  PlacePremium,
  Rate,
  RemoteNote,
  Specialisation,
} from './records.ts';

/** Everything in `data/pay/`, as it is read. */
export interface PayRecords {
  readonly levels: readonly Level[];
  readonly countryLevels: readonly CountryLevel[];
  readonly placeBands: readonly PlaceBand[];
  readonly areas: readonly Area[];
  readonly placePremiums: readonly PlacePremium[];
  readonly companyTypes: readonly CompanyType[];
  readonly specialisations: readonly Specialisation[];
  readonly remote: readonly RemoteNote[];
  readonly currencies: readonly Currency[];
  readonly rates: readonly Rate[];
  readonly listed: readonly ListedRecord[];
  readonly official: OfficialRecords;
}
