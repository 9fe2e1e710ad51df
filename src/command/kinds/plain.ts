import { z } from 'zod';
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
  suggest: () => [],
  format: String,
  label: String,
  identity: String,
};
