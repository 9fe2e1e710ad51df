import type { Dataset } from '../../dataset/dataset.ts';
import type { FieldValue } from '../../reply/reply.ts';
import type { Option } from '../declare/option.ts';
import type { Group } from './groups.ts';
import { nearest, type Guess, type Guessed } from './guess.ts';
import { eachPhrase, echo, FILLERS, isCut, oneLine, runs, typedPhrase, wordsOf, type Word } from './words.ts';

/** Words of a text taken for a value of an option; `at` is the first of them. */
export interface FoundValue {
  readonly option: string;
  readonly value: FieldValue;
  readonly at: number;
  /** How many words, where they stand together. */
  readonly length?: number;
}

/** Misspelt words, and the value they were taken for. */
export interface Correction {
  readonly typed: string;
  readonly read: string;
}

/** Words that fit nothing, with what they may have meant. */
export interface Unknown {
  readonly typed: string;
  /** Why not, where that is known. */
  readonly reason?: string;
  readonly near: readonly Guessed[];
}

/** A text's words on their way to options: those that are taken are no longer free for another. */
export interface Sorted {
  readonly words: readonly Word[];
  /** Whether every word was typed as it folds, so that a phrase as typed is the phrase as it folds. */
  readonly plain: boolean;
  readonly taken: boolean[];
  readonly found: FoundValue[];
  /** Phrases that were taken by a guess, and the values they were taken for. */
  readonly guesses: Correction[];
}

/** Unknown words that are looked into for typos; the rest are only named. */
const MOST_TYPOS = 6;
/** The longest phrase that is looked into for typos, in words. */
const LONGEST_TYPO = 5;

/** The words of a text, all free. */
export function sortWords(text: string): Sorted {
  const words = wordsOf(text);
  const plain = words.every(({ typed, folded }) => typed === folded);
  return { words, plain, taken: new Array<boolean>(words.length).fill(false), found: [], guesses: [] };
}

/** The words that nothing took. */
export const left = ({ words, taken }: Sorted): Word[] => words.filter((_word, at) => taken[at] !== true);

/** All that is free as one text: as it was typed where nothing is taken, else its words, each as it was typed. */
export function leftAsTyped(sorted: Sorted, text: string): string {
  if (!sorted.taken.includes(true)) return oneLine(text);
  const words = new Map(left(sorted).map((word) => [word.source, word.typed]));
  return [...words.values()].join(' ');
}

/** Takes words for a value: from where it was found, so many. */
export function take({ found, taken }: Sorted, made: FoundValue, length: number): void {
  found.push({ ...made, length });
  taken.fill(true, made.at, made.at + length);
}

/** Whether an option takes another value. */
export const isFree = ({ found }: Sorted, [name, one]: readonly [string, Option]): boolean =>
  one.many !== undefined || !found.some((made) => made.option === name);

/**
 * Takes the phrases of two words that a command passes over, before anything reads a part of them: the "how" of "how
 * much" asks for no arithmetic. Returns which single words say nothing; they stay free, since a name may hold one.
 */
export function passOver({ words, taken }: Sorted, ignores: ReadonlySet<string>): boolean[] {
  eachPhrase(words, taken, { least: 2, most: 2 }, (phrase, at, length) => {
    if (ignores.has(phrase)) taken.fill(true, at, at + length);
  });
  return words.map(({ folded }) => FILLERS.has(folded) || ignores.has(folded));
}

/** Which phrases are looked at: their fewest and most words, and which words say nothing by themselves. */
interface PhraseLimits {
  readonly least?: number;
  readonly most?: number;
  readonly idle?: readonly boolean[];
}

/**
 * Takes every phrase that is a value of an option, the longest first; none of `idle` words alone: there are towns called
 * Of and Is.
 */
export function takeExact(
  sorted: Sorted,
  group: Group,
  data: Dataset,
  { least = 1, most = group.longest, idle = [] }: PhraseLimits = {},
): void {
  const { words, taken, plain } = sorted;
  eachPhrase(words, taken, { least, most }, (phrase, at, length) => {
    if (idle.length > 0 && !tells(idle, at, length)) return;
    const typed = plain ? phrase : typedPhrase(words, at, length);
    for (const [option, { kind, many }] of group.options) {
      if (length > kind.maxWords) continue;
      const value = kind.match(phrase, data, many !== undefined, typed, words[at - 1]?.folded);
      if (value === undefined) continue;
      if (kind.doubtful?.(phrase, data, typed))
        sorted.guesses.push({ typed: echo(words.slice(at, at + length)), read: kind.label(value, data) });
      take(sorted, { option, value, at }, length);
      return;
    }
  });
}

/** Takes the phrases that are meant for an option and cannot be a value of it, with the reason. */
export function refusals(
  { words, taken, plain }: Sorted,
  { refusing, longest }: Group,
  { least = 1, most = longest }: PhraseLimits = {},
): Unknown[] {
  const refused: Unknown[] = [];
  if (refusing.length === 0) return refused;
  eachPhrase(words, taken, { least, most }, (phrase, at, length) => {
    if (!plain && isCut(words, at, length)) return;
    const typed = plain ? phrase : typedPhrase(words, at, length);
    for (const kind of refusing) {
      const reason = kind.refuse?.(phrase, typed);
      if (reason === undefined) continue;
      refused.push({ typed: echo(words.slice(at, at + length)), reason, near: [] });
      taken.fill(true, at, at + length);
      return;
    }
  });
  return refused;
}

/** Whether any word of a phrase says something. A loop: it is asked for every phrase of every text. */
function tells(idle: readonly boolean[], at: number, length: number): boolean {
  for (let next = at; next < at + length; next++) if (idle[next] !== true) return true;
  return false;
}

/** Whether something holds of any word of a phrase. */
function isAny(holds: (at: number) => boolean, at: number, length: number): boolean {
  for (let next = at; next < at + length; next++) if (holds(next)) return true;
  return false;
}

/** How many words of a phrase say something: "city" says nothing by itself, and is a part of a name all the same. */
const tellingWords = (idle: readonly boolean[], at: number, length: number): number =>
  length - idle.slice(at, at + length).filter(Boolean).length;

/** Whether a word is a well-known value by itself: of "london berlin" both are, of "palo alot" neither. */
export const isValueAlone = ({ words, taken }: Sorted, at: number, group: Group, data: Dataset): boolean => {
  const word = words[at];
  if (word === undefined || taken[at] === true) return false;
  const { folded, typed } = word;
  return group.options.some(
    ([, { kind }]) =>
      kind.isWellKnown?.(folded, data) ?? kind.match(folded, data, false, typed) !== undefined,
  );
};

interface TypoLimits extends PhraseLimits {
  /** Whether a word is a value by itself: such words alone were not misspelt together. */
  readonly known?: (at: number) => boolean;
}

/** Misspelt phrases that were taken for a value, and those that may have meant several, which are asked about. */
export interface Misspelt {
  readonly corrections: readonly Correction[];
  readonly doubtful: readonly Unknown[];
}

/**
 * Takes misspelt phrases that are surely meant for one value; none where too much is left to be a slip. A phrase of
 * `least` words or more, two at the fewest, that may be one of several is taken too, so that no word of it alone is read.
 */
export function takeMisspelt(
  sorted: Sorted,
  group: Group,
  near: Guess,
  { least = 1, idle = [], known = () => false }: TypoLimits = {},
): Misspelt {
  const { words, taken } = sorted;
  const corrections: Correction[] = [];
  const doubtful: Unknown[] = [];
  if (left(sorted).length > MOST_TYPOS) return { corrections, doubtful };
  eachPhrase(words, taken, { least, most: Math.min(LONGEST_TYPO, group.longest) }, (phrase, at, length) => {
    if (tellingWords(idle, at, length) < least) return;
    if (!isAny((word) => !known(word), at, length)) return;
    for (const [option, { kind }] of group.options.filter((one) => isFree(sorted, one))) {
      const guesses = near(kind, phrase);
      const [best] = guesses;
      const typed = echo(words.slice(at, at + length));
      if (best?.sure) {
        corrections.push({ typed, read: best.choice.label });
        take(sorted, { option, value: best.choice.value, at }, length);
        return;
      }
      // Of “5 london” the town is well known, and only the rest is in doubt.
      if (least < 2 || !best || isAny(known, at, length)) continue;
      doubtful.push({ typed, near: guesses.map(({ choice }) => ({ option, choice })) });
      taken.fill(true, at, at + length);
      return;
    }
  });
  return { corrections, doubtful };
}

/** The words that are left, run by run: guesses at them, else the values of the option that the word before announces. */
export function notUnderstood(
  sorted: Sorted,
  { closed, open }: { readonly closed: Group; readonly open: Group },
  near: Guess,
  data: Dataset,
): Unknown[] {
  const { words, taken } = sorted;
  const free = (one: readonly [string, Option]): boolean => isFree(sorted, one);
  return runs(words, taken).map((run, index) => {
    const guesses =
      index < MOST_TYPOS ? nearest(run, [...closed.options, ...open.options].filter(free), near) : [];
    if (guesses.length > 0) return { typed: echo(run), near: guesses };
    const [first] = run;
    const before = first && words[words.indexOf(first) - 1]?.folded;
    const announced = closed.options.filter(
      (one) => one[1].kind.lead !== undefined && one[1].kind.lead === before && free(one),
    );
    const offered = announced.flatMap(([option, { kind }]) =>
      kind.suggest('', data).map((choice) => ({ option, choice })),
    );
    return { typed: echo(run), near: offered };
  });
}
