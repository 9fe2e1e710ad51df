import { z } from 'zod';
import { fold } from '../../dataset/fold.ts';
import type { OptionKind } from '../option.ts';

/** A word that switches something on. */
export function flagKind(words: readonly string[]): OptionKind<boolean> {
  return {
    name: 'flag',
    value: 'boolean',
    hint: words[0] ?? '',
    maxWords: Math.max(...words.map((word) => word.split(' ').length)),
    open: false,
    schema: () => z.boolean(),
    match: (phrase) => (words.includes(phrase) ? true : undefined),
    near: () => [],
    completes: false,
    suggest: () => [],
    format: (value) => (value === true ? (words[0] ?? '') : ''),
    label: () => words[0] ?? '',
    identity: String,
  };
}

const LONGEST_TEXT = 200;

/** Free words: takes whatever no other option claimed. */
export const textKind: OptionKind<string> = {
  name: 'text',
  value: 'string',
  hint: 'words',
  maxWords: Infinity,
  open: true,
  schema: () => z.string().transform((value) => value.trim().slice(0, LONGEST_TEXT)),
  match: (phrase) => phrase,
  near: () => [],
  completes: false,
  suggest: () => [],
  format: String,
  label: String,
  identity: String,
};

/** Most pages offered while a question is typed. */
const MOST_OFFERED = 25;

/** A question in free words, with the pages there are as completions; a page's reference is a question as well. */
export const questionKind: OptionKind<string> = {
  ...textKind,
  name: 'question',
  hint: 'interview, or what is rag',
  completes: true,
  suggest(prefix, data) {
    const begun = fold(prefix);
    const named = data.pages.all.filter(({ kind, name, words }) =>
      begun === '' ? kind === 'topic' : [fold(name), ...words].some((one) => one.startsWith(begun)),
    );
    const found = named.length > 0 ? named : data.search(prefix).map(({ page }) => page);
    return found.slice(0, MOST_OFFERED).map(({ name, ref }) => ({ label: name, value: ref }));
  },
  format: (value, data) => (data.pages.get(String(value))?.name ?? String(value)).toLowerCase(),
  label: (value, data) => data.pages.get(String(value))?.name ?? String(value),
};
