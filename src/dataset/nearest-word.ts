import { distance } from 'fastest-levenshtein';

/** How many letters must be added, dropped or replaced to make one text of the other (Levenshtein's distance). */
export const edits = (one: string, other: string): number => distance(one, other);

/** The same, where two neighbouring letters that are swapped count as one edit. */
export function editsWithSwap(one: string, other: string): number {
  let least = edits(one, other);
  for (let at = 0; at + 1 < one.length && least > 1; at++) {
    const swapped = `${one.slice(0, at)}${one.charAt(at + 1)}${one.charAt(at)}${one.slice(at + 2)}`;
    least = Math.min(least, edits(swapped, other) + 1);
  }
  return least;
}

/** A candidate for what a misspelt text was meant to be. */
export interface Candidate<T> {
  readonly item: T;
  readonly edits: number;
  /** The most edits with which it still counts as misspelt, and not as another text. */
  readonly most: number;
}

/** The candidates that a misspelt text may be, the nearest first; of those equally near, in the order given. */
export const nearestOf = <T>(candidates: readonly Candidate<T>[]): readonly Candidate<T>[] =>
  candidates.filter((one) => one.edits <= one.most).sort((a, b) => a.edits - b.edits);
