import { countryAliases, crowdedTowns, packAliases, addAliases, type Aliases } from './aliases.ts';
import { drawAtlas, placeOf, type Atlas, type Ref } from './atlas.ts';
import { readEveryday } from './everyday.ts';
import { openGazetteer } from './file.ts';
import { findRefs, LONGEST_PHRASE } from './find.ts';
import { at, firstWhere } from './names.ts';
import type { KeptRecords } from '../kept-records.ts';
import { ownText } from '../own-text.ts';
import { keyOf } from './key.ts';
import { nearRefs } from './near.ts';
import type { PlaceMatch, Places } from './places.ts';
import { suggestRefs } from './suggest.ts';

/** Answers are remembered until they hold this many places, about a megabyte; then forgotten at once. */
const REMEMBERED = 2_000;

/** Counts of the loaded gazetteer, for the log line of the start and the benchmarks. */
export interface PlaceCounts {
  readonly towns: number;
  readonly names: number;
  readonly countries: number;
  readonly everydayNames: number;
}

/**
 * Loads the gazetteer and the everyday names of a folder (`data/places`). What is `kept` of its YAML is not read again.
 * @throws Error with file, line and reason, when a file is missing or an entry does not fit.
 */
export function loadPlaces(folder: string, kept?: KeptRecords): Places & { readonly counts: PlaceCounts } {
  const gazetteer = openGazetteer(folder);
  const everyday = readEveryday(folder, kept);
  const atlas = drawAtlas(gazetteer, everyday);
  const countries = countryAliases(atlas, everyday);
  const byLabel = (label: string): Ref | undefined => {
    const [ref] = findRefs(atlas, { byKey: countries, countries }, label);
    return ref !== undefined && placeOf(atlas, ref).label === label ? ref : undefined;
  };
  const byKey = addAliases(atlas, countries, everyday, byLabel);
  const aliases = packAliases(byKey, countries);
  const known = everyday.known.map((label, i) => {
    const ref = byLabel(label);
    if (ref === undefined) throw everyday.error(['known', i], `no place is labelled "${label}"`);
    return ref;
  });
  const counts = {
    towns: gazetteer.id.length,
    names: gazetteer.keys.count,
    countries: gazetteer.countries.length,
    everydayNames: aliases.byKey.size,
  };
  const parts = new Map(everyday.parts.flatMap(({ names }) => names.map((name) => [keyOf(name), name])));
  return { ...answer({ ...atlas, crowded: crowdedTowns(atlas, byKey) }, aliases, known, parts), counts };
}

function answer(
  atlas: Atlas,
  aliases: Aliases,
  known: readonly Ref[],
  parts: ReadonlyMap<string, string>,
): Places {
  const spell = (ref: Ref): PlaceMatch['place'] => placeOf(atlas, ref);
  const remembered = new Map<string, PlaceMatch>();
  let places = 0;
  return {
    find(phrase) {
      const before = remembered.get(phrase);
      if (before !== undefined) return before;
      const [first, ...others] = findRefs(atlas, aliases, phrase);
      if (first === undefined) return undefined;
      const part = parts.get(keyOf(phrase));
      const match = { place: spell(first), others: others.map(spell), ...(part !== undefined && { part }) };
      places += 1 + others.length;
      if (places > REMEMBERED) {
        remembered.clear();
        places = 1 + others.length;
      }
      remembered.set(ownText(phrase), match);
      return match;
    },
    near: (phrase, limit) =>
      nearRefs(atlas, aliases, phrase, limit).map(({ ref, edits }) => ({ place: spell(ref), edits })),
    suggest: (prefix, limit) => suggestRefs(atlas, aliases, known, prefix, limit).map(spell),
    get(id) {
      const ref = id.length > LONGEST_PHRASE ? undefined : refOfId(atlas, id);
      return ref === undefined ? undefined : spell(ref);
    },
  };
}

function refOfId({ gazetteer, countries }: Atlas, id: string): Ref | undefined {
  if (/^c:[a-z]{2}$/.test(id)) {
    const country = countries.get(id.slice(2).toUpperCase());
    return country === undefined ? undefined : -1 - country;
  }
  if (!/^g:[1-9]\d*$/.test(id)) return undefined;
  const wanted = Number(id.slice(2));
  const town = firstWhere(0, gazetteer.id.length, (i) => at(gazetteer.id, i) >= wanted);
  return gazetteer.id[town] === wanted ? town : undefined;
}
