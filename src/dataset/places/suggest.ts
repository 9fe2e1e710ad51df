import type { Aliases } from './aliases.ts';
import { placesNamed } from './aliases.ts';
import { placeOf, populationOf, townsOfKeys, type Atlas, type Ref } from './atlas.ts';
import { findRefs, LONGEST_PHRASE } from './find.ts';
import { keyOf } from './key.ts';
import { rangeOfPrefix } from './names.ts';

/** A town whose whole name was typed comes before larger ones that only begin so, if it is worth it. */
const WHOLE_NAME = { letters: 4, people: 50_000 };

/**
 * Places whose name, everyday name or label begins with a prefix: what it names exactly first, then by
 * population. For an empty prefix, the best known.
 */
export function suggestRefs(
  atlas: Atlas,
  aliases: Aliases,
  known: readonly Ref[],
  prefix: string,
  limit: number,
): readonly Ref[] {
  const key = prefix.length > LONGEST_PHRASE ? '' : keyOf(prefix);
  if (key === '') return prefix.trim() === '' ? known.slice(0, limit) : [];
  const exact =
    key.length >= WHOLE_NAME.letters || aliases.byKey.has(key) ? findRefs(atlas, aliases, key) : [];
  const first = exact
    .slice(0, 1)
    .filter((ref) => aliases.byKey.has(key) || populationOf(atlas, ref) >= WHOLE_NAME.people);
  const begun = begunBy(atlas, aliases, key, limit + 1);
  const labels = begun.length < limit && key.includes(' ') ? labelled(atlas, aliases, key) : [];
  return [...new Set([...first, ...begun, ...exact, ...labels])].slice(0, limit);
}

/** The most populous places of all that bear a name with this beginning. */
function begunBy(atlas: Atlas, aliases: Aliases, key: string, limit: number): readonly Ref[] {
  const prefix = Buffer.from(key);
  const best: { ref: Ref; population: number }[] = [];
  const offer = (ref: Ref): void => {
    const population = populationOf(atlas, ref);
    const last = best.length < limit ? undefined : best.at(-1);
    if (last !== undefined && population <= last.population) return;
    if (best.some((other) => other.ref === ref)) return;
    if (last !== undefined) best.pop();
    const position = best.findIndex((other) => other.population < population);
    best.splice(position < 0 ? best.length : position, 0, { ref, population });
  };
  const [from, to] = rangeOfPrefix(aliases.names, prefix);
  for (let i = from; i < to; i++) offer(aliases.refs[i] ?? 0);
  for (const town of townsOfKeys(atlas.gazetteer, ...rangeOfPrefix(atlas.gazetteer.keys, prefix)))
    offer(town);
  return best.map(({ ref }) => ref);
}

/** Towns named by the first words, in a label that goes on with the others: "london, on" → Ontario. */
function labelled(atlas: Atlas, aliases: Aliases, key: string): readonly Ref[] {
  const found: Ref[] = [];
  for (let cut = key.lastIndexOf(' '); cut > 0; cut = key.lastIndexOf(' ', cut - 1)) {
    const towns = placesNamed(atlas, aliases.byKey, key.slice(0, cut)).filter((ref) => ref >= 0);
    found.push(...towns.filter((town) => keyOf(placeOf(atlas, town).label).startsWith(key)));
  }
  return found;
}
