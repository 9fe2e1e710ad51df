import { z } from 'zod';
import type { OptionKind } from '../declare/option.ts';
import { closedKind, vocabulary } from './vocabulary.ts';

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

/** Free words: takes whatever no other option took. */
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

/** A whole number that only buttons fill in. */
export const countKind: OptionKind<number> = {
  ...flagKind(['number']),
  name: 'count',
  value: 'integer',
  schema: () => z.coerce.number().int().min(0),
  match: () => undefined,
  format: String,
  label: String,
};

/** Longest value that buttons and forms carry, in UTF-16 units. */
const LONGEST_CARRIED = 400;

/** A value that only buttons and forms fill in, such as a record's id. */
export const carriedKind: OptionKind<string> = {
  ...flagKind(['carried']),
  name: 'carried',
  value: 'string',
  schema: () => z.string().max(LONGEST_CARRIED),
  match: () => undefined,
  format: () => '',
  label: String,
  identity: String,
};

/** As many bytes as the largest file that a form takes. */
const LONGEST_FILE = 64 * 1024;

/** The text of a file that a form uploads. */
export const fileKind: OptionKind<string> = {
  ...carriedKind,
  name: 'file',
  schema: () => z.string().max(LONGEST_FILE),
};

/** One of a few choices; each has words by which it is typed. */
export function oneOfKind<const V extends string>(
  choices: Readonly<Record<V, { readonly label: string; readonly words: readonly string[] }>>,
): OptionKind<V> {
  const all = Object.entries(choices) as [V, { readonly label: string; readonly words: readonly string[] }][];
  const words = vocabulary<V>(() =>
    all.map(([value, one]) => ({ value, label: one.label, words: one.words, item: value })),
  );
  const labelOf = (value: V): string => choices[value].label;
  const format = (value: unknown): string => all.find(([name]) => name === value)?.[1].words[0] ?? '';
  return closedKind<V>('choice', all[0]?.[1].words[0] ?? '', words, format, labelOf);
}

const LONGEST_LINES = 12_000;
/** Empty lines at the top are cut; the indentation of the first line stays, since the text may continue a YAML file. */
const EMPTY_LINES = /^(?:[^\S\n]*\n)+/u;

/** Several lines, kept exactly as they were typed. */
export const linesKind: OptionKind<string> = {
  ...textKind,
  name: 'lines',
  hint: 'Learn git (1 week); Ship a fix',
  verbatim: true,
  schema: () =>
    z.string().transform((value) => value.replace(EMPTY_LINES, '').trimEnd().slice(0, LONGEST_LINES)),
};

/** Lines of which nothing is kept: no button, form or stored call holds them. */
export const secretLinesKind: OptionKind<string> = {
  ...linesKind,
  schema: () => z.string().max(LONGEST_FILE),
  label: () => '',
  kept: () => undefined,
};

/** The text of an uploaded file of which nothing is kept either. */
export const secretFileKind: OptionKind<string> = { ...fileKind, label: () => '', kept: () => undefined };
