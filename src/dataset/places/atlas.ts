import type { Everyday } from './everyday.ts';
import { NEEDS_REGION, type Gazetteer } from './file.ts';
import { keyOf } from './key.ts';
import { at, indexOfName } from './names.ts';
import type { Place } from './places.ts';

/** A place before it is spelt out: a town's index, or -1 minus a country's. */
export type Ref = number;

/** The gazetteer and what people call its countries: the ground that every question stands on. */
export interface Atlas {
  readonly gazetteer: Gazetteer;
  /** Country index by code, upper case. */
  readonly countries: ReadonlyMap<string, number>;
  /** Regions by folded name, and by the short code people write. */
  readonly regions: ReadonlyMap<string, readonly number[]>;
  readonly regionCodes: ReadonlyMap<string, readonly number[]>;
  /** Towns beside one that an everyday name prefers in the same country: "Newcastle, Northern Ireland, UK". */
  readonly crowded: ReadonlySet<number>;
  readonly countryNames: readonly { readonly name: string; readonly short: string }[];
}

/** Joins the gazetteer with the countries' everyday names; pure. */
export function drawAtlas(gazetteer: Gazetteer, everyday: Pick<Everyday, 'countries'>): Atlas {
  const called = new Map(everyday.countries.map((country) => [country.code, country]));
  return {
    gazetteer,
    countries: new Map(gazetteer.countries.map(([code], i) => [code, i])),
    crowded: new Set(),
    regions: groupIndexes(gazetteer.regionNames.map(keyOf)),
    regionCodes: groupIndexes(gazetteer.regionCodes),
    countryNames: gazetteer.countries.map(([code, [official = code]]) => {
      const { name = official, short = name } = called.get(code) ?? {};
      return { name, short };
    }),
  };
}

/** Towns whose name has this key, most populous first. */
export function townsOfKey({ gazetteer }: Atlas, key: string): Uint32Array {
  const index = indexOfName(gazetteer.keys, key);
  return index < 0 ? NONE : townsOfKeys(gazetteer, index, index + 1);
}

/** Towns of a range of keys, key by key. */
export function townsOfKeys({ members, keyTowns }: Gazetteer, from: number, to: number): Uint32Array {
  return members.subarray(at(keyTowns, from), at(keyTowns, to));
}

/** @returns the index of the country a place lies in, or is. */
export function countryOf({ gazetteer }: Atlas, ref: Ref): number {
  return ref < 0 ? -1 - ref : (gazetteer.regionCountries[regionOf(gazetteer, ref)] ?? 0);
}

/** @returns the region of a town; each country's nameless one where it is not known. */
export function regionOf(gazetteer: Gazetteer, town: number): number {
  return at(gazetteer.region, town) & (NEEDS_REGION - 1);
}

/** @returns the people of a town; of a country, the sum over its towns. */
export function populationOf({ gazetteer }: Atlas, ref: Ref): number {
  return ref < 0 ? (gazetteer.countries[-1 - ref]?.[3] ?? 0) : at(gazetteer.population, ref);
}

/** Spells a place out. */
export function placeOf(atlas: Atlas, ref: Ref): Place {
  const { gazetteer } = atlas;
  const country = countryOf(atlas, ref);
  const [code = '', , largest = 0] = gazetteer.countries[country] ?? [];
  const { name: countryName = code, short = code } = atlas.countryNames[country] ?? {};
  const town = ref < 0 ? largest : ref;
  const shared = {
    country: code,
    countryName: short,
    population: populationOf(atlas, ref),
    zone: gazetteer.zones[at(gazetteer.zone, town)] ?? 'UTC',
    latitude: at(gazetteer.latitude, town) / 100,
    longitude: at(gazetteer.longitude, town) / 100,
  };
  if (ref < 0) {
    return { id: `c:${code.toLowerCase()}`, kind: 'country', name: countryName, label: short, ...shared };
  }
  const name = nameOf(gazetteer, town);
  const region = gazetteer.regionNames[regionOf(gazetteer, town)] ?? '';
  const inLabel = at(gazetteer.region, town) >= NEEDS_REGION || (region !== '' && atlas.crowded.has(town));
  return {
    id: `g:${at(gazetteer.id, town)}`,
    kind: 'city',
    name,
    label: inLabel ? `${name}, ${region}, ${short}` : `${name}, ${short}`,
    ...(region === '' ? {} : { region }),
    ...shared,
  };
}

const NONE = new Uint32Array(0);

function nameOf({ display, displayBytes }: Gazetteer, town: number): string {
  const start = at(display, town);
  return Buffer.from(
    displayBytes.buffer,
    displayBytes.byteOffset + start + 1,
    at(displayBytes, start),
  ).toString();
}

function groupIndexes(keys: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  keys.forEach((key, i) => {
    if (key === '') return;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  });
  return groups;
}
