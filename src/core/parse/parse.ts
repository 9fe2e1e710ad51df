import type { Dataset } from '../../dataset/dataset.ts';
import type { FieldValue, FieldValues } from '../../reply/reply.ts';
import type { Command } from '../declare/command.ts';
import { schemaOfKind } from '../declare/kind-schema.ts';
import {
  takeExact,
  takeMisspelt,
  isValueAlone,
  left,
  leftAsTyped,
  notUnderstood,
  passOver,
  refusals,
  sortWords,
  type FoundValue,
  type Correction,
  type Misspelt,
  type Unknown,
} from './taken-words.ts';
import { takeWithNeighbours } from './misspelt-beside.ts';
import { groupsOf } from './groups.ts';
import { guesser, MOST_OPEN_GUESSES, type Guess } from './guess.ts';
import { LONGEST_INPUT, short, withoutShortcodes, wordsOf } from './words.ts';

/** The part of an input that was understood; whether it is enough for an answer is another question. */
export interface Reading {
  readonly fields: FieldValues;
  /** Misspelt words that were taken for something: said so with the answer. */
  readonly corrections: readonly Correction[];
  /** Words that fit nothing, with what they may have meant. */
  readonly unknown: readonly Unknown[];
  /** Options that take one value and were given several. */
  readonly extra: readonly { readonly option: string; readonly values: readonly FieldValue[] }[];
}

/** Values of one option that are read when they come apart; more than any option takes. */
const MOST_VALUES = 12;

const NONE: Misspelt = { corrections: [], doubtful: [] };

/**
 * Reads text in any order: exact words first, the longest phrase first, then typos in what is left, unless only exact
 * words are wanted.
 */
export function readText(command: Command, text: string, data: Dataset, exactly = false): Reading {
  const { cut } = groupsOf(command);
  const taken = cut?.[1].kind.cut?.(text.slice(0, LONGEST_INPUT), data);
  if (!cut || !taken) return readWords(command, text, data, exactly);
  const others = readWords(command, taken.rest, data, exactly);
  return { ...others, fields: { [cut[0]]: taken.value, ...others.fields } };
}

function readWords(command: Command, text: string, data: Dataset, exactly: boolean): Reading {
  const { closed, open, rest, verbatim, ignores, labels } = groupsOf(command);
  if (verbatim !== undefined) {
    const lines = text.trim();
    return reading(command, data, lines === '' ? [] : [{ option: verbatim, value: lines, at: 0 }]);
  }
  if (text === '') return reading(command, data, []);
  const sorted = sortWords(withoutMarks(text, labels));
  const idle = passOver(sorted, ignores);
  takeExact(sorted, closed, data);
  const near = guesser(data, exactly ? 0 : MOST_OPEN_GUESSES);
  // What is refused goes before a part of it: of "9:00–10:00" there is a time 9:00, of "9-10am" a time 10am, of "0h a week" a time 0h.
  const refused = [closed, open].flatMap((group) => refusals(sorted, group, { least: 3 }));
  // A misspelt name of several words goes before one of them alone: of "San Fransisco" there is a town called San.
  takeExact(sorted, open, data, { idle, least: 2 });
  refused.push(...refusals(sorted, open, { most: 2 }));
  const known = (at: number): boolean => isValueAlone(sorted, at, open, data);
  const several = rest === undefined ? takeMisspelt(sorted, open, near, { least: 2, idle, known }) : NONE;
  takeExact(sorted, open, data, { idle, most: 1 });
  refused.push(...refusals(sorted, closed));
  if (rest !== undefined) {
    const typed = left(sorted).length === 0 ? '' : leftAsTyped(sorted, text);
    const all: FoundValue[] = typed === '' ? [] : [{ option: rest, value: typed, at: 0 }];
    return reading(command, data, [...sorted.found, ...all]);
  }

  idle.forEach((passed, at) => {
    if (passed) sorted.taken[at] = true;
  });
  const corrections = [closed, open].flatMap((group) => takeMisspelt(sorted, group, near).corrections);
  corrections.push(...takeWithNeighbours(sorted, open, near, idle));
  const unknown = notUnderstood(sorted, { closed, open }, near, data);
  return {
    ...reading(command, data, sorted.found),
    corrections: [...sorted.guesses, ...several.corrections, ...corrections],
    unknown: [...refused, ...several.doubtful, ...unknown],
  };
}

/** A text without what says nothing: shortcodes of emoji, and the names of options before their values ("level: senior"). */
function withoutMarks(text: string, labels: RegExp): string {
  const marked = withoutShortcodes(text);
  return /[:=]|--|(?:^|\s)-\w/u.test(marked) ? marked.replaceAll(labels, '$1 ') : marked;
}

/**
 * Reads options given apart: each value by its kind's schema, else as words of that kind, else as a typo. Those that speak
 * are read as one text, and what that text says goes before the others.
 */
export function readFields(command: Command, fields: FieldValues, data: Dataset): Reading {
  const speaking = groupsOf(command).speaking.filter(([name]) => fields[name] !== undefined);
  if (speaking.length === 0) return readApart(command, fields, data);
  const text = speaking.map(([name, { kind }]) => kind.speaks?.(fields[name] ?? '') ?? '').join(', ');
  const said = readText(command, text, data);
  const names = new Set([...speaking.map(([name]) => name), ...Object.keys(said.fields)]);
  const others = Object.fromEntries(Object.entries(fields).filter(([name]) => !names.has(name)));
  const apart = readApart(command, others, data);
  return {
    fields: { ...said.fields, ...apart.fields },
    corrections: [...said.corrections, ...apart.corrections],
    unknown: [...said.unknown, ...apart.unknown],
    extra: [...said.extra, ...apart.extra],
  };
}

function readApart(command: Command, fields: FieldValues, data: Dataset): Reading {
  const near = guesser(data);
  const found: FoundValue[] = [];
  const corrections: Correction[] = [];
  const unknown: Unknown[] = [];
  for (const [name, { kind, many }] of Object.entries(command.options)) {
    const values = [
      ...listOf(fields[name]),
      ...(many ? Object.keys(fields).filter((key) => key.startsWith(`${name}.`)) : []).flatMap((key) =>
        listOf(fields[key]),
      ),
    ];
    for (const value of values.slice(0, Math.max(MOST_VALUES, many?.max ?? 0))) {
      if (schemaOfKind(kind, data).safeParse(value).success) {
        found.push({ option: name, value, at: found.length });
        continue;
      }
      const typed = String(value).slice(0, LONGEST_INPUT);
      const read = readAlone(command, name, typed, data, near);
      if (read.value === undefined) unknown.push({ typed: short(typed), near: read.near });
      else found.push({ option: name, value: read.value, at: found.length });
      corrections.push(...read.corrections);
    }
  }
  return { ...reading(command, data, found), corrections, unknown };
}

interface ReadAlone {
  readonly value: FieldValue | undefined;
  readonly corrections: readonly Correction[];
  readonly near: Unknown['near'];
}

/** Reads what was given for one option: all of it as a value, else as text typed after the command is read. */
function readAlone(command: Command, name: string, typed: string, data: Dataset, near: Guess): ReadAlone {
  const option = command.options[name];
  if (option === undefined) return { value: undefined, corrections: [], near: [] };
  const { kind } = option;
  const phrase = wordsOf(typed)
    .map(({ folded }) => folded)
    .join(' ');
  const match = kind.match(phrase, data, false, typed.trim());
  if (match !== undefined) {
    const isDoubtful = kind.doubtful?.(phrase, data, typed.trim()) === true;
    const said = isDoubtful ? [{ typed: short(typed), read: kind.label(match, data) }] : [];
    return { value: match, corrections: said, near: [] };
  }
  const alone = { ...command, options: { [name]: { ...option, many: undefined } } };
  const { fields, corrections, unknown, extra } = readText(alone, typed, data);
  if (unknown.length + extra.length === 0 && fields[name] !== undefined)
    return { value: fields[name], corrections, near: [] };
  const guesses = near(kind, phrase);
  const [best] = guesses;
  return best?.sure
    ? {
        value: best.choice.value,
        corrections: [{ typed: short(typed), read: best.choice.label }],
        near: [],
      }
    : { value: undefined, corrections: [], near: guesses.map(({ choice }) => ({ option: name, choice })) };
}

/** The values that a field holds; none where it was left empty. */
function listOf(value: FieldValue | undefined): readonly FieldValue[] {
  if (value === undefined || value === '' || value === false) return [];
  return Array.isArray(value) ? (value as readonly string[]) : [value];
}

function reading(command: Command, data: Dataset, found: readonly FoundValue[]): Reading {
  const fields: Record<string, FieldValue> = {};
  const extra: { option: string; values: FieldValue[] }[] = [];
  for (const [name, { kind, many }] of Object.entries(command.options)) {
    const own = found.filter((one) => one.option === name).sort((a, b) => a.at - b.at);
    const values =
      own.length < 2
        ? own.map((one) => one.value)
        : [
            ...new Map(own.toReversed().map((one) => [kind.identity(one.value, data), one.value])).values(),
          ].reverse();
    const [first] = values;
    if (first === undefined) continue;
    if (values.length > (many?.max ?? 1)) extra.push({ option: name, values });
    else fields[name] = many ? values.map(String) : first;
  }
  return { fields, corrections: [], unknown: [], extra };
}
