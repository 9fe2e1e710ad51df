import type { Aliases } from './aliases.ts';
import { placesNamed } from './aliases.ts';
import { countryOf, populationOf, regionOf, type Atlas, type Ref } from './atlas.ts';
import { keyOf } from './key.ts';

/** Longer phrases name no place; nothing is spent on them. */
export const LONGEST_PHRASE = 100;
/** When a country or an everyday name decides, only towns of this size are worth offering beside it. */
const WORTH_OFFERING = 50_000;

type Lookup = Pick<Aliases, 'byKey' | 'countries'>;
/** Which towns a phrase's last words let through ("canada", "ma", "alabama us"). */
export type Within = (town: number) => boolean;

/** @returns what a phrase names, the likeliest first; empty when nothing. */
export function findRefs(atlas: Atlas, aliases: Lookup, phrase: string): readonly Ref[] {
  if (phrase.length > LONGEST_PHRASE) return [];
  const key = keyOf(phrase);
  const found = findKey(atlas, aliases, key);
  return found.length === 0 && key.startsWith('the ') ? findKey(atlas, aliases, key.slice(4)) : found;
}

function findKey(atlas: Atlas, aliases: Lookup, key: string): readonly Ref[] {
  const whole = findWhole(atlas, aliases, key);
  return whole.length > 0 || !key.includes(' ') ? whole : findInside(atlas, aliases, key);
}

function findWhole(atlas: Atlas, { byKey }: Lookup, key: string): readonly Ref[] {
  const alias = byKey.get(key);
  const refs = placesNamed(atlas, byKey, key);
  if (alias === undefined) return refs;
  return refs.filter(
    (ref) =>
      ref === alias ||
      (populationOf(atlas, ref) >= WORTH_OFFERING && (alias >= 0 || countryOf(atlas, ref) !== -1 - alias)),
  );
}

/** "<town> <country>", "<town> <region> <country>", "<town> <region>": the longest town name that fits. */
function findInside(atlas: Atlas, { byKey, countries }: Lookup, key: string): readonly Ref[] {
  for (let cut = key.lastIndexOf(' '); cut > 0; cut = key.lastIndexOf(' ', cut - 1)) {
    const insides = withinReadings(atlas, countries, key.slice(cut + 1));
    if (insides.length === 0) continue;
    const towns = placesNamed(atlas, byKey, key.slice(0, cut)).filter((ref) => ref >= 0);
    const found = new Set(insides.flatMap((within) => towns.filter(within)));
    if (found.size > 0) return [...found];
  }
  return [];
}

/**
 * Readings of the words after a town, the likeliest first: a country, a region and its country, a
 * region by name, a region by code.
 */
export function withinReadings(
  atlas: Atlas,
  countries: ReadonlyMap<string, Ref>,
  tail: string,
): readonly Within[] {
  const { gazetteer, regions, regionCodes } = atlas;
  const readings: Within[] = [];
  const alone = countries.get(tail);
  if (alone !== undefined) readings.push((town) => countryOf(atlas, town) === -1 - alone);
  for (let cut = tail.lastIndexOf(' '); cut > 0; cut = tail.lastIndexOf(' ', cut - 1)) {
    const country = countries.get(tail.slice(cut + 1));
    const regionName = tail.slice(0, cut);
    const inside = regions.get(regionName) ?? regionCodes.get(regionName);
    if (country === undefined || inside === undefined) continue;
    readings.push(
      (town) => countryOf(atlas, town) === -1 - country && inside.includes(regionOf(gazetteer, town)),
    );
  }
  for (const inside of [regions.get(tail), regionCodes.get(tail)]) {
    if (inside !== undefined) readings.push((town) => inside.includes(regionOf(gazetteer, town)));
  }
  return readings;
}
