import { countryOf, townsOfKey, type Atlas, type Ref } from './atlas.ts';
import type { Everyday } from './everyday.ts';
import type { Path } from '../yaml.ts';
import { keyOf } from './key.ts';
import { openNames, packNames, type Names } from './names.ts';

/** Names of countries, and everyday names of towns: they win over the towns that bear them. */
export interface Aliases {
  readonly byKey: ReadonlyMap<string, Ref>;
  /** Those that can follow a town: countries' names, without the states that stand for a country. */
  readonly countries: ReadonlyMap<string, Ref>;
  /** The keys in order, for typos and beginnings, and what each names. */
  readonly names: Names;
  readonly refs: Int32Array;
}

/** The countries' names; an everyday name wins where two countries claim one. */
export function countryAliases(atlas: Atlas, everyday: Everyday): Map<string, Ref> {
  const byKey = new Map<string, Ref>();
  const add = (name: string, ref: Ref): void => {
    const key = keyOf(name);
    if (key !== '' && !byKey.has(key)) byKey.set(key, ref);
  };
  everyday.countries.forEach(({ code, name, short, aliases }, i) => {
    const country = atlas.countries.get(code);
    if (country === undefined) throw everyday.error(['countries', i, 'code'], `no country ${code}`);
    for (const each of [name, ...(short === undefined ? [] : [short]), ...aliases]) {
      const taken = byKey.get(keyOf(each));
      if (taken !== undefined && taken !== -1 - country) {
        throw everyday.error(['countries', i], `"${each}" already names another country`);
      }
      add(each, -1 - country);
    }
  });
  // Two states of one official name ("Congo") keep the more populous; both have an everyday name of their own.
  const byPeople = [...atlas.gazetteer.countries.entries()].sort(([, a], [, b]) => b[3] - a[3]);
  for (const [index, [, names]] of byPeople) {
    for (const name of names) if (!TWO_LETTERS.test(name)) add(name, -1 - index);
  }
  return byKey;
}

/**
 * Adds the everyday names of towns, and states that stand for their country, to the names of countries.
 * @param find finds a label, by gazetteer and country names alone.
 */
export function addAliases(
  atlas: Atlas,
  countries: ReadonlyMap<string, Ref>,
  everyday: Everyday,
  find: (label: string) => Ref | undefined,
): Map<string, Ref> {
  const byKey = new Map(countries);
  const add = (path: Path, name: string, ref: Ref): void => {
    const key = keyOf(name);
    const taken = byKey.get(key);
    if (key === '') throw everyday.error(path, `"${name}" has no letter`);
    if (taken === ref) throw everyday.error(path, `"${name}" stands here twice`);
    if (taken !== undefined) throw everyday.error(path, `"${name}" already names another place`);
    byKey.set(key, ref);
  };
  everyday.parts.forEach(({ code, names }, i) => {
    const country = atlas.countries.get(code);
    if (country === undefined) throw everyday.error(['parts', i, 'code'], `no country ${code}`);
    names.forEach((name, j) => add(['parts', i, 'names', j], name, -1 - country));
  });
  everyday.towns.forEach(({ place, aliases }, i) => {
    const ref = find(place);
    if (ref === undefined) throw everyday.error(['towns', i, 'place'], `no place is labelled "${place}"`);
    aliases.forEach((name, j) => add(['towns', i, 'aliases', j], name, ref));
  });
  return byKey;
}

/** Towns that share a name and a country with the town that an everyday name prefers. */
export function crowdedTowns(atlas: Atlas, byKey: ReadonlyMap<string, Ref>): Set<number> {
  return new Set(
    [...byKey].flatMap(([key, ref]) => {
      const beside = (town: Ref): boolean => town !== ref && countryOf(atlas, town) === countryOf(atlas, ref);
      return ref < 0 ? [] : placesNamed(atlas, byKey, key).filter(beside);
    }),
  );
}

/** Packs aliases for lookups by beginning and by typo. */
export function packAliases(byKey: ReadonlyMap<string, Ref>, countries: ReadonlyMap<string, Ref>): Aliases {
  const packed = packNames(byKey.keys());
  return {
    byKey,
    countries,
    names: openNames(packed.bytes, packed.starts),
    refs: Int32Array.from(packed.sorted, (key) => byKey.get(key) ?? 0),
  };
}

/** Everything that bears a name: the alias first, if there is one, then towns by population. */
export function placesNamed(atlas: Atlas, aliases: ReadonlyMap<string, Ref>, key: string): readonly Ref[] {
  const alias = aliases.get(key);
  const towns = townsOfKey(atlas, key);
  if (alias === undefined) return [...towns];
  return [alias, ...[...towns].filter((town) => town !== alias)];
}

// "US" is among the official names; two letters are listed in the everyday names alone, one by one.
const TWO_LETTERS = /^\p{L}\.?\p{L}\.?$/u;
