import type { Aliases } from './aliases.ts';
import { populationOf, townsOfKeys, type Atlas, type Ref } from './atlas.ts';
import { LONGEST_PHRASE, withinReadings, type Within } from './find.ts';
import type { Names } from './names.ts';
import { keyOf } from './key.ts';
import { namesWithin, type Near } from './edit-distance.ts';

/** Of several towns with one misspelt name, those after the first are offered from this size on. */
const LARGE = 100_000;
/** Fewer letters are no misspelt name. */
const SHORTEST = 3;
/** No name that people type is longer; the walk's cost grows with it. */
const LONGEST_NAME = 40;

/** A place and how many letters off its name was. */
export interface NearRef {
  readonly ref: Ref;
  readonly edits: number;
}

/**
 * Places whose name is a typo away: one edit for four to six letters, two from seven on. Three letters are only the name of a
 * large town of four with one lost, as "kyv"; fewer are none. The town may be followed by a country or region, spelt right. Fewest edits first, then everyday names, then by
 * population.
 */
export function nearRefs(atlas: Atlas, aliases: Aliases, phrase: string, limit: number): readonly NearRef[] {
  if (phrase.length > LONGEST_PHRASE) return [];
  const key = keyOf(phrase);
  const whole = nearKey(atlas, aliases, key, () => true);
  if (whole.length > 0) return whole.slice(0, limit);
  for (let cut = key.lastIndexOf(' '); cut > 0; cut = key.lastIndexOf(' ', cut - 1)) {
    const insides = withinReadings(atlas, aliases.countries, key.slice(cut + 1));
    if (insides.length === 0) continue;
    const within: Within = (ref) => ref >= 0 && insides.some((inside) => inside(ref));
    const found = nearKey(atlas, aliases, key.slice(0, cut), within);
    if (found.length > 0) return found.slice(0, limit);
  }
  return [];
}

function nearKey(atlas: Atlas, aliases: Aliases, key: string, within: Within): readonly NearRef[] {
  const asked = Buffer.from(key);
  const most = asked.length < SHORTEST ? 0 : asked.length < 7 ? 1 : 2;
  if (most === 0 || asked.length > LONGEST_NAME) return [];
  const best = new Map<Ref, { edits: number; weight: number }>();
  const offer = (ref: Ref, edits: number, everyday: boolean): void => {
    if (asked.length === SHORTEST && (ref < 0 || populationOf(atlas, ref) < LARGE)) return;
    if (!within(ref) || (best.get(ref)?.edits ?? most + 1) <= edits) return;
    best.set(ref, { edits, weight: populationOf(atlas, ref) * (everyday ? 10 : 1) });
  };
  for (const { index, edits } of namesWithin(aliases.names, asked, most)) {
    offer(aliases.refs[index] ?? 0, edits, true);
  }
  for (const { index, edits } of namesWithin(atlas.gazetteer.keys, asked, most)) {
    if (asked.length === SHORTEST && lengthOf(atlas.gazetteer.keys, index) <= SHORTEST) continue;
    offerTowns(atlas, { index, edits }, within, offer);
  }
  return [...best]
    .sort(([, a], [, b]) => a.edits - b.edits || b.weight - a.weight)
    .map(([ref, { edits }]) => ({ ref, edits }));
}

const lengthOf = ({ starts }: Names, index: number): number =>
  (starts[index + 1] ?? 0) - (starts[index] ?? 0);

function offerTowns(
  atlas: Atlas,
  { index, edits }: Near,
  within: Within,
  offer: (ref: Ref, edits: number, everyday: boolean) => void,
): void {
  let first = true;
  for (const town of townsOfKeys(atlas.gazetteer, index, index + 1)) {
    if (!within(town)) continue;
    if (!first && populationOf(atlas, town) < LARGE) return;
    offer(town, edits, false);
    first = false;
  }
}
