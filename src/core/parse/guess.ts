import type { Dataset } from '../../dataset/dataset.ts';
import type { Choice } from '../../reply/reply.ts';
import type { Near, Option, OptionKind } from '../declare/option.ts';
import type { Word } from './words.ts';

/** Phrases looked up as a misspelt name of an open kind, which is the dear part of reading: so many an input. */
export const MOST_OPEN_GUESSES = 6;
/** Longest phrase taken for a misspelt name, in characters. */
const LONGEST_GUESS = 40;

/** Guesses which values of a kind a phrase may have meant. */
export type Guess = (kind: OptionKind<unknown>, phrase: string) => readonly Near[];

/** Asks kinds what a phrase may have meant, each phrase once, and gives up on open kinds after a few. */
export function guesser(data: Dataset, most = MOST_OPEN_GUESSES): Guess {
  const known = new Map<string, readonly Near[]>();
  let open = 0;
  return (kind, phrase) => {
    const key = `${kind.name} ${phrase}`;
    const before = known.get(key);
    if (before) return before;
    if (phrase.length > LONGEST_GUESS || (kind.open && ++open > most)) return [];
    const found = kind.near(phrase, data);
    known.set(key, found);
    return found;
  };
}

/** A guess at words that fit nothing: a value of an option. */
export interface Guessed {
  readonly option: string;
  readonly choice: Choice;
}

/** Guesses at a run of words, whole and one by one, each value once. */
export function nearest(
  run: readonly Word[],
  options: readonly (readonly [string, Option])[],
  near: Guess,
): Guessed[] {
  const phrases = [run.map((word) => word.folded).join(' '), ...run.slice(0, 3).map((word) => word.folded)];
  const found = [...new Set(phrases)].flatMap((phrase) =>
    options.flatMap(([option, { kind }]) => near(kind, phrase).map(({ choice }) => ({ option, choice }))),
  );
  const keys = new Set<string>();
  return found.filter(({ option, choice }) => {
    const key = `${option} ${choice.value}`;
    return !keys.has(key) && keys.add(key);
  });
}
