import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import { fold } from '../../dataset/fold.ts';
import { editsWithSwap } from '../../dataset/nearest-word.ts';
import type { Choice } from '../../reply/reply.ts';
import type { Near, OptionKind } from '../declare/option.ts';

/** Most completions any platform shows at once. */
export const MOST_SUGGESTED = 25;

/** One entry of a vocabulary: the field value, how it is shown, and every word it goes by. */
export interface Term<T> {
  readonly value: string;
  readonly label: string;
  readonly words: readonly string[];
  readonly item: T;
  /** Whether it is understood and never offered. */
  readonly unlisted?: boolean;
}

/** The lookups that an option kind needs of a closed vocabulary: exact words, typos and completions. */
export function vocabulary<T>(listOf: (data: Dataset) => readonly Term<T>[]) {
  interface Index {
    readonly terms: readonly Term<T>[];
    readonly byWord: ReadonlyMap<string, Term<T>>;
  }
  const indexes = new WeakMap<Dataset, Index>();
  // Every phrase of a text asks for the index of the same dataset: the last one is held at hand.
  let [lastData, lastIndex]: [Dataset?, Index?] = [];
  const indexOf = (data: Dataset): Index => {
    if (data === lastData && lastIndex) return lastIndex;
    const index = indexes.get(data) ?? indexIn(data);
    [lastData, lastIndex] = [data, index];
    return index;
  };
  const indexIn = (data: Dataset): Index => {
    const terms = listOf(data);
    const byWord = new Map(
      // A platform may hand over a completion's label in place of its value; another's own word counts more.
      [
        ...terms.map((term) => [fold(term.label), term] as const),
        ...terms.flatMap((term) => [term.value, ...term.words].map((word) => [fold(word), term] as const)),
      ],
    );
    const index = { terms, byWord };
    indexes.set(data, index);
    return index;
  };
  const choice = (term: Term<T>): Choice => ({ label: term.label, value: term.value });
  return {
    item: (value: string, data: Dataset): T | undefined => indexOf(data).byWord.get(fold(value))?.item,
    match: (phrase: string, data: Dataset): string | undefined => indexOf(data).byWord.get(phrase)?.value,
    near: (phrase: string, data: Dataset): Near[] => {
      if (phrase.length < 3 || phrase.length > 40) return [];
      const allowed = phrase.length < 7 ? 1 : 2;
      const best = new Map<Term<T>, number>();
      for (const [word, term] of indexOf(data).byWord) {
        if (word.length < 3 || Math.abs(word.length - phrase.length) > allowed) continue;
        const edits = editsWithSwap(phrase, word);
        if (edits <= allowed && edits < (best.get(term) ?? Infinity)) best.set(term, edits);
      }
      const ranked = [...best].sort((a, b) => a[1] - b[1]);
      return ranked.map(([term, edits], at) => ({
        choice: choice(term),
        sure: at === 0 && phrase.length > 3 && (ranked[1]?.[1] ?? Infinity) > edits,
      }));
    },
    suggest: (prefix: string, data: Dataset): Choice[] => {
      const wanted = fold(prefix);
      const { terms } = indexOf(data);
      const found = terms.filter(
        ({ value, words, unlisted }) =>
          unlisted !== true && [value, ...words].some((word) => fold(word).startsWith(wanted)),
      );
      return found.slice(0, MOST_SUGGESTED).map(choice);
    },
  };
}

/** An option kind whose values are those of a closed vocabulary. */
export function closedKind<T>(
  name: string,
  hint: string,
  words: ReturnType<typeof vocabulary<T>>,
  format: OptionKind<T>['format'],
  label: (item: T) => string,
): OptionKind<T> {
  return {
    name,
    value: 'string',
    hint,
    maxWords: 4,
    open: false,
    schema: (data) =>
      z.string().transform((value, context) => {
        const item = words.item(value, data);
        if (item) return item;
        context.addIssue({ code: 'custom', message: `not a ${name}` });
        return z.NEVER;
      }),
    match: words.match,
    near: words.near,
    completes: true,
    suggest: words.suggest,
    format,
    label(value, data) {
      const item = words.item(String(value), data);
      return item === undefined ? String(value) : label(item);
    },
    identity: String,
  };
}
