import { openNames, packNames } from '../places/names.ts';
import { namesWithin } from '../places/typo.ts';

/** A word as it was meant; itself where it is known, undefined where nothing is like it. */
export type Spelling = (word: string) => string | undefined;

/** Edits that a word of so many letters may hold: none up to three, one up to seven, then two. */
const edits = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);
const LONGEST = 24;

/**
 * @param frequency every known word, and how often it stands in what is searched
 * @param known whether a word needs no other spelling although it is not among them, as an inflection
 */
export function spellingOf(
  frequency: ReadonlyMap<string, number>,
  known: (word: string) => boolean,
): Spelling {
  const { sorted, bytes, starts } = packNames(frequency.keys());
  const names = openNames(bytes, starts);
  return (word) => {
    if (frequency.has(word) || known(word)) return word;
    const most = edits(word.length);
    if (most === 0 || word.length > LONGEST) return undefined;
    const [best] = namesWithin(names, Buffer.from(word), most)
      .map(({ index, edits }) => ({ edits, name: sorted[index] ?? '' }))
      .filter(({ name }) => name.length > 2 && sameStart(word, name))
      .sort((a, b) => a.edits - b.edits || (frequency.get(b.name) ?? 0) - (frequency.get(a.name) ?? 0));
    return best?.name;
  };
}

/** People rarely miss the first letter, unless they swap it with the second. */
const sameStart = (a: string, b: string): boolean => a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
