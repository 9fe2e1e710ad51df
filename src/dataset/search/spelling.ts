import { editsWithin } from './edit-distance.ts';
import type { Language } from './language.ts';

/** A word as it was meant; itself where it is known or nothing known is like it. */
export type Spelling = (word: string) => string;

/** Edits that a word of so many letters may hold: none up to three, one up to seven, then two. */
const editsIn = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);
const LONGEST = 24;

/**
 * @param frequency every known word, and how often it stands in what is searched
 * @param language whose stems tell an inflection of a known word, and whose idle words are rarely what was meant
 */
export function spellingOf(
  frequency: ReadonlyMap<string, number>,
  { stem, idle }: Pick<Language, 'stem' | 'idle'>,
): Spelling {
  const stems = new Set(frequency.keys().map((word) => stem(word)));
  // People rarely miss the first letter, unless they swap it with the second.
  const byStart = Map.groupBy(frequency.keys(), (word) => word.charAt(0));
  return (word) => {
    const most = editsIn(word.length);
    if (frequency.has(word) || most === 0 || word.length > LONGEST || /\d/.test(word)) return word;
    const inflected = stems.has(stem(word));
    const second = word.charAt(1);
    const swapped = byStart.get(second)?.filter((one) => one.charAt(1) === word.charAt(0)) ?? [];
    const [best] = [...(byStart.get(word.charAt(0)) ?? []), ...swapped]
      .filter((one) => one.length > 2 && Math.abs(one.length - word.length) <= most)
      .filter((one) => !idle.has(one) || isSlip(word, one))
      .map((one) => ({ one, edits: editsWithin(word, one, most) }))
      .filter(({ one, edits }) => edits <= most && (!inflected || stem(one) === stem(word)))
      .sort((a, b) => a.edits - b.edits || (frequency.get(b.one) ?? 0) - (frequency.get(a.one) ?? 0));
    return best?.one ?? word;
  };
}

/** Whether a letter was left out or doubled, or two were swapped: any other edit may as well be a word not known here. */
const isSlip = (typed: string, meant: string): boolean =>
  meant.length > typed.length || letters(typed) === letters(meant);
const letters = (word: string): string => Array.from(word.replace(/(.)\1/g, '$1')).sort().join('');
