import type { Dataset } from '../../dataset/dataset.ts';
import type { FieldValue, FieldValues } from '../../reply/reply.ts';
import type { Command } from '../declare/command.ts';
import { guesser, MOST_OPEN_GUESSES, nearest, type Guessed } from './guess.ts';
import type { Option } from '../declare/option.ts';
import { eachPhrase, echo, foldWord, LONGEST_INPUT, runs, short, wordsOf } from './words.ts';

/** What was understood of an input, before it is known whether that is enough. */
export interface Reading {
  readonly fields: FieldValues;
  /** Misspelt words that were taken for something: said so with the answer. */
  readonly corrections: readonly { readonly said: string; readonly read: string }[];
  /** Words that fit nothing, with what they may have meant. */
  readonly unknown: readonly Unknown[];
  /** Options that take one value and were given several. */
  readonly extra: readonly { readonly option: string; readonly values: readonly FieldValue[] }[];
}

export interface Unknown {
  readonly said: string;
  /** Why not, where that is known. */
  readonly reason?: string;
  readonly near: readonly Guessed[];
}

/** Unknown words that are looked into for typos; the rest are only named. */
const MOST_TYPOS = 6;
/** Values of one option that are read when they come apart; more than any option takes. */
const MOST_VALUES = 12;

/** Words that tie others together. */
const FILLERS: ReadonlySet<string> = new Set(
  'a an and as at for from i in is it me my of on or please s s show tell than the to versus vs what whats with'.split(
    ' ',
  ),
);

interface Claim {
  readonly option: string;
  readonly value: FieldValue;
  readonly at: number;
}

/**
 * Reads text in any order: exact words first, the longest phrase first, then typos in what is left, unless only exact
 * words are wanted.
 */
export function readText(command: Command, text: string, data: Dataset, exactly = false): Reading {
  const [whole] = Object.entries(command.options);
  if (whole?.[1].kind.verbatim === true)
    return reading(
      command,
      data,
      text.trim() === '' ? [] : [{ option: whole[0], value: text.trim(), at: 0 }],
    );
  const words = wordsOf(text);
  const taken = new Array<boolean>(words.length).fill(false);
  const near = guesser(data, exactly ? 0 : MOST_OPEN_GUESSES);
  const claims: Claim[] = [];
  const options = Object.entries(command.options);
  const closed = options.filter(([, one]) => !one.kind.open);
  const open = options.filter(([, one]) => one.kind.open && one.kind.maxWords !== Infinity);
  const rest = options.find(([, { kind }]) => kind.maxWords === Infinity && kind.verbatim !== true);

  const claim = (option: string, value: FieldValue, at: number, length: number) => {
    claims.push({ option, value, at });
    taken.fill(true, at, at + length);
  };
  // A phrase to pass over goes first: the "how" of "how much" asks for no arithmetic.
  eachPhrase(words, taken, 2, (phrase, at, length) => {
    if (length === 2 && command.ignores.includes(phrase)) taken.fill(true, at, at + length);
  });
  const idle = words.map(({ folded }) => FILLERS.has(folded) || command.ignores.includes(folded));
  for (const group of [closed, open]) {
    eachPhrase(words, taken, longest(group), (phrase, at, length) => {
      // There are towns called Of and Is, and nobody means them.
      if (group === open && !idle.slice(at, at + length).includes(false)) return;
      for (const [name, { kind, many }] of group) {
        if (length > kind.maxWords) continue;
        const value = kind.match(phrase, data, many !== undefined);
        if (value === undefined) continue;
        claim(name, value, at, length);
        return;
      }
    });
  }
  const refused: Unknown[] = [];
  eachPhrase(words, taken, longest(closed), (phrase, at, length) => {
    const reason = closed.map(([, { kind }]) => kind.refuse?.(phrase)).find((one) => one !== undefined);
    if (reason === undefined) return;
    refused.push({ said: echo(words.slice(at, at + length)), reason, near: [] });
    taken.fill(true, at, at + length);
  });
  const left = () => words.flatMap((word, at) => (taken[at] ? [] : [word]));
  if (rest) {
    const said = left().map((word) => word.said);
    return reading(
      command,
      data,
      said.length > 0 ? [...claims, { option: rest[0], value: said.join(' '), at: 0 }] : claims,
    );
  }

  idle.forEach((passed, at) => {
    if (passed) taken[at] = true;
  });
  const corrections: { said: string; read: string }[] = [];
  const free = ([name, one]: [string, Option]) =>
    one.many !== undefined || !claims.some((made) => made.option === name);
  if (left().length <= MOST_TYPOS) {
    for (const group of [closed, open]) {
      eachPhrase(words, taken, Math.min(3, longest(group)), (phrase, at, length) => {
        for (const [name, { kind }] of group.filter(free)) {
          const [best] = near(kind, phrase);
          if (!best?.sure) continue;
          corrections.push({ said: echo(words.slice(at, at + length)), read: best.choice.label });
          claim(name, best.choice.value, at, length);
          return;
        }
      });
    }
  }
  const unknown = runs(words, taken).map((run, index) => {
    const guesses = index < MOST_TYPOS ? nearest(run, [...closed, ...open].filter(free), near) : [];
    const [first] = run;
    const before = first && words[words.indexOf(first) - 1]?.folded;
    const announced = closed.filter(
      ([name, one]) => one.kind.lead !== undefined && one.kind.lead === before && free([name, one]),
    );
    const offered = announced.flatMap(([option, { kind }]) =>
      kind.suggest('', data).map((choice) => ({ option, choice })),
    );
    return { said: echo(run), near: guesses.length > 0 ? guesses : offered };
  });
  return { ...reading(command, data, claims), corrections, unknown: [...refused, ...unknown] };
}

/** Reads options given apart: each value by its kind's schema, else as words of that kind, else as a typo. */
export function readFields(command: Command, fields: FieldValues, data: Dataset): Reading {
  const near = guesser(data);
  const claims: Claim[] = [];
  const corrections: { said: string; read: string }[] = [];
  const unknown: Unknown[] = [];
  for (const [name, { kind, many }] of Object.entries(command.options)) {
    const values = [
      ...listOf(fields[name]),
      ...(many ? Object.keys(fields).filter((key) => key.startsWith(`${name}.`)) : []).flatMap((key) =>
        listOf(fields[key]),
      ),
    ];
    for (const value of values.slice(0, Math.max(MOST_VALUES, many?.max ?? 0))) {
      if (kind.schema(data).safeParse(value).success) {
        claims.push({ option: name, value, at: claims.length });
        continue;
      }
      const said = String(value).slice(0, LONGEST_INPUT);
      const phrase = said.split(/\s+/u).map(foldWord).join(' ').trim();
      const match = kind.match(phrase, data, false);
      const guesses = match === undefined ? near(kind, phrase) : [];
      const [best] = guesses;
      if (match !== undefined) claims.push({ option: name, value: match, at: claims.length });
      else if (best?.sure) {
        corrections.push({ said: short(said), read: best.choice.label });
        claims.push({ option: name, value: best.choice.value, at: claims.length });
      } else
        unknown.push({ said: short(said), near: guesses.map(({ choice }) => ({ option: name, choice })) });
    }
  }
  return { ...reading(command, data, claims), corrections, unknown };
}

/** The values that a field holds; none where it was left empty. */
function listOf(given: FieldValue | undefined): readonly FieldValue[] {
  if (given === undefined || given === '' || given === false) return [];
  return Array.isArray(given) ? (given as readonly string[]) : [given];
}

function reading(command: Command, data: Dataset, claims: readonly Claim[]): Reading {
  const fields: Record<string, FieldValue> = {};
  const extra: { option: string; values: FieldValue[] }[] = [];
  for (const [name, { kind, many }] of Object.entries(command.options)) {
    const own = claims.filter((one) => one.option === name).sort((a, b) => a.at - b.at);
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

function longest(group: readonly [string, Option][]): number {
  return Math.max(0, ...group.map(([, one]) => one.kind.maxWords));
}
