import type { Dataset } from '../../dataset/dataset.ts';
import type { FieldValue } from '../../reply/reply.ts';
import type { Option } from '../declare/option.ts';
import { nearest, type Guess, type Guessed } from './guess.ts';
import { eachPhrase, echo, FILLERS, isCut, oneLine, runs, typedPhrase, wordsOf, type Word } from './words.ts';

/** Words of a text taken for a value of an option; `at` is the first of them. */
export interface Claim {
  readonly option: string;
  readonly value: FieldValue;
  readonly at: number;
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
  readonly taken: boolean[];
  readonly claims: Claim[];
  /** Phrases that were taken by a guess, and the values they were taken for. */
  readonly guesses: Correction[];
}

/** Options by name. */
export type Group = readonly [string, Option][];

/** Unknown words that are looked into for typos; the rest are only named. */
const MOST_TYPOS = 6;
/** The longest phrase that is looked into for typos, in words. */
const LONGEST_TYPO = 5;

/** The words of a text, all free. */
export function sortWords(text: string): Sorted {
  const words = wordsOf(text);
  return { words, taken: new Array<boolean>(words.length).fill(false), claims: [], guesses: [] };
}

/** The words that nothing took. */
export const left = ({ words, taken }: Sorted): Word[] => words.filter((_word, at) => taken[at] !== true);

/** All that is free as one text: as it was typed where nothing is taken, else its words, each as it was typed. */
export function leftAsTyped(sorted: Sorted, text: string): string {
  if (!sorted.taken.includes(true)) return oneLine(text);
  const words = new Map(left(sorted).map((word) => [word.source, word.typed]));
  return [...words.values()].join(' ');
}

function claim({ claims, taken }: Sorted, made: Claim, length: number): void {
  claims.push(made);
  taken.fill(true, made.at, made.at + length);
}

const longest = (group: Group): number => Math.max(0, ...group.map(([, one]) => one.kind.maxWords));

/** Whether an option takes another value. */
const isFree = ({ claims }: Sorted, [name, one]: [string, Option]): boolean =>
  one.many !== undefined || !claims.some((made) => made.option === name);

/**
 * Takes the phrases of two words that a command passes over, before anything reads a part of them: the "how" of "how
 * much" asks for no arithmetic. Returns which single words say nothing; they stay free, since a name may hold one.
 */
export function passOver({ words, taken }: Sorted, ignores: readonly string[]): boolean[] {
  eachPhrase(words, taken, { least: 2, most: 2 }, (phrase, at, length) => {
    if (ignores.includes(phrase)) taken.fill(true, at, at + length);
  });
  return words.map(({ folded }) => FILLERS.has(folded) || ignores.includes(folded));
}

/**
 * Takes every phrase of at least `least` words that is a value of an option, the longest first; none of `idle` words
 * alone: there are towns called Of and Is.
 */
export function claimExactly(
  sorted: Sorted,
  group: Group,
  data: Dataset,
  idle: readonly boolean[] = [],
  least = 1,
): void {
  const { words, taken } = sorted;
  eachPhrase(words, taken, { least, most: longest(group) }, (phrase, at, length) => {
    if (idle.length > 0 && !idle.slice(at, at + length).includes(false)) return;
    const typed = typedPhrase(words, at, length);
    for (const [option, { kind, many }] of group) {
      if (length > kind.maxWords) continue;
      const value = kind.match(phrase, data, many !== undefined, typed, words[at - 1]?.folded);
      if (value === undefined) continue;
      if (kind.doubtful?.(phrase, data, typed))
        sorted.guesses.push({ typed: echo(words.slice(at, at + length)), read: kind.label(value, data) });
      claim(sorted, { option, value, at }, length);
      return;
    }
  });
}

/** Takes the phrases of `least` words or more that are meant for an option and cannot be a value of it, with the reason. */
export function refusals({ words, taken }: Sorted, group: Group, least = 1): Unknown[] {
  const refused: Unknown[] = [];
  const refusing = group.flatMap(([, { kind }]) => (kind.refuse ? [kind] : []));
  if (refusing.length === 0) return refused;
  eachPhrase(words, taken, { least, most: longest(group) }, (phrase, at, length) => {
    if (isCut(words, at, length)) return;
    const typed = typedPhrase(words, at, length);
    const reason = refusing.map((kind) => kind.refuse?.(phrase, typed)).find((one) => one !== undefined);
    if (reason === undefined) return;
    refused.push({ typed: echo(words.slice(at, at + length)), reason, near: [] });
    taken.fill(true, at, at + length);
  });
  return refused;
}

/** How many words of a phrase say something: "city" says nothing by itself, and is a part of a name all the same. */
const tellingWords = (idle: readonly boolean[], at: number, length: number): number =>
  length - idle.slice(at, at + length).filter(Boolean).length;

/** The words that are a well-known value by themselves: of "london berlin" both, of "palo alot" neither. */
export const valuesAlone = ({ words, taken }: Sorted, group: Group, data: Dataset): readonly boolean[] =>
  words.map(
    ({ folded, typed }, at) =>
      taken[at] !== true &&
      group.some(
        ([, { kind }]) =>
          kind.isWellKnown?.(folded, data) ?? kind.match(folded, data, false, typed) !== undefined,
      ),
  );

interface TypoLimits {
  /** The fewest words of a phrase that is looked into. */
  readonly least?: number;
  /** Which words say nothing by themselves. */
  readonly idle?: readonly boolean[];
  /** Which words are a value by themselves: such words alone were not misspelt together. */
  readonly known?: readonly boolean[];
}

/** Takes misspelt phrases that are surely meant for one value; none where too much is left to be a slip. */
export function claimTypos(
  sorted: Sorted,
  group: Group,
  near: Guess,
  { least = 1, idle = [], known = [] }: TypoLimits = {},
): Correction[] {
  const { words, taken } = sorted;
  const corrections: Correction[] = [];
  if (left(sorted).length > MOST_TYPOS) return corrections;
  eachPhrase(words, taken, { least, most: Math.min(LONGEST_TYPO, longest(group)) }, (phrase, at, length) => {
    if (tellingWords(idle, at, length) < least) return;
    if (known.length > 0 && !known.slice(at, at + length).includes(false)) return;
    for (const [option, { kind }] of group.filter((one) => isFree(sorted, one))) {
      const [best] = near(kind, phrase);
      if (!best?.sure) continue;
      corrections.push({ typed: echo(words.slice(at, at + length)), read: best.choice.label });
      claim(sorted, { option, value: best.choice.value, at }, length);
      return;
    }
  });
  return corrections;
}

/** The words that are left, run by run: guesses at them, else the values of the option that the word before announces. */
export function notUnderstood(
  sorted: Sorted,
  { closed, open }: { readonly closed: Group; readonly open: Group },
  near: Guess,
  data: Dataset,
): Unknown[] {
  const { words, taken } = sorted;
  const free = (one: [string, Option]): boolean => isFree(sorted, one);
  return runs(words, taken).map((run, index) => {
    const guesses = index < MOST_TYPOS ? nearest(run, [...closed, ...open].filter(free), near) : [];
    if (guesses.length > 0) return { typed: echo(run), near: guesses };
    const [first] = run;
    const before = first && words[words.indexOf(first) - 1]?.folded;
    const announced = closed.filter(
      (one) => one[1].kind.lead !== undefined && one[1].kind.lead === before && free(one),
    );
    const offered = announced.flatMap(([option, { kind }]) =>
      kind.suggest('', data).map((choice) => ({ option, choice })),
    );
    return { typed: echo(run), near: offered };
  });
}
