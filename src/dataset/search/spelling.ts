import { openNames, packNames } from '../places/names.ts';
import { namesWithin } from '../places/typo.ts';

/** A word as it was meant; itself where it is known or nothing known is like it. */
export type Spelling = (word: string) => string;

/** Edits that a word of so many letters may hold: none up to three, one up to seven, then two. */
const editsIn = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);
const LONGEST = 24;

/**
 * @param frequency every known word, and how often it stands in what is searched
 * @param stem what the inflections of a word have in common: one of a known word is known too
 */
export function spellingOf(frequency: ReadonlyMap<string, number>, stem: (word: string) => string): Spelling {
  const { sorted, bytes, starts } = packNames(frequency.keys());
  const names = openNames(bytes, starts);
  const stems = new Set(frequency.keys().map((word) => stem(word)));
  return (word) => {
    const most = editsIn(word.length);
    if (frequency.has(word) || most === 0 || word.length > LONGEST) return word;
    const inflected = stems.has(stem(word));
    const [best] = namesWithin(names, Buffer.from(word), most)
      .map(({ index, edits }) => ({ edits, name: sorted[index] ?? '' }))
      .filter(({ name }) => name.length > 2 && sameStart(word, name))
      .filter(({ name }) => !inflected || stem(name) === stem(word))
      .sort((a, b) => a.edits - b.edits || (frequency.get(b.name) ?? 0) - (frequency.get(a.name) ?? 0));
    return best?.name ?? word;
  };
}

/** People rarely miss the first letter, unless they swap it with the second. */
const sameStart = ([a, b]: string, [c, d]: string): boolean => a === c || (a === d && b === c);
