import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand, type CommandNode, type CommandTree } from '../../../src/core/declare/command.ts';
import type { Option, OptionKind } from '../../../src/core/declare/option.ts';
import { option } from '../../../src/core/declare/options.ts';
import { readFields, readText } from '../../../src/core/parse/parse.ts';
import { writeCall } from '../../../src/core/parse/write.ts';
import { loadDataset, type Dataset } from '../../../src/dataset/dataset.ts';
import type { FieldValue } from '../../../src/reply/reply.ts';
import { inProject } from '../../harness/project.ts';

const data = loadDataset(inProject('data'));
const usage = { summary: 'It' };

/** An option of a kind, and the field values of it that are tried. */
interface Tried {
  readonly option: Option;
  readonly values: (data: Dataset) => readonly FieldValue[];
}

const upTo = (from: number, most: number): number[] =>
  Array.from({ length: most - from + 1 }, (_, at) => from + at);
const pages = (...kinds: readonly string[]): string[] =>
  data.pages.all.filter((one) => kinds.includes(one.kind)).map((one) => one.ref);
const DATES = [
  ...['june', 'end of june', '1 march 2027', '2027-03-01', '1/3/2027', 'monday', 'next monday', 'tomorrow'],
  ...['in 3 months', 'end of next month', 'end of the year', 'end of 2027', '2027', 'end of december'],
];
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
/** Two letters that a place's name may begin with: together they find some thousand places. */
const PREFIXES = LETTERS.flatMap((one) => LETTERS.map((two) => one + two));
const CHOICES = { everyone: { label: 'Everyone', words: ['everyone', 'all'] } } as const;

/** Values of every kind of option: one that is left out does not compile. */
const KINDS: Readonly<Record<Exclude<keyof typeof option, 'many'>, Tried>> = {
  level: {
    option: option.level(usage),
    values: () => [...data.pay.levels.map((one) => one.id), ...upTo(0, 60).map((years) => `${years}y`)],
  },
  place: {
    option: option.place(usage),
    values: () => [
      ...new Set(PREFIXES.flatMap((begun) => data.places.suggest(begun, 10).map(({ id }) => id))),
    ],
  },
  currency: { option: option.currency(usage), values: () => data.pay.currencies.map((one) => one.id) },
  specialisation: {
    option: option.specialisation(usage),
    values: () => data.pay.specialisations.map((one) => one.id),
  },
  flag: { option: option.flag(['remote', 'work from home'], 'It'), values: () => [true] },
  subject: { option: option.subject(usage), values: () => pages('category', 'skill', 'target') },
  category: { option: option.category(usage), values: () => pages('category') },
  target: { option: option.target(usage), values: () => pages('target') },
  roadmap: { option: option.roadmap(usage), values: () => pages('roadmap') },
  rating: {
    option: option.rating(usage),
    values: () => data.skills.all.flatMap(({ id }) => [0, 1, 2, 3].map((grade) => `${id}=${grade}`)),
  },
  by: { option: option.by(usage), values: () => DATES },
  from: { option: option.from(usage), values: () => DATES },
  hours: { option: option.hours(usage), values: () => upTo(1, 60) },
  part: { option: option.part(usage), values: () => upTo(1, 20) },
  week: { option: option.week(usage), values: () => upTo(1, 520) },
  weekday: { option: option.weekday(usage), values: () => upTo(1, 7).map(String) },
  timeOfDay: {
    option: option.timeOfDay(usage),
    values: () =>
      upTo(0, 23).flatMap((hour) =>
        ['00', '01', '09', '30', '59'].map((minute) => `${String(hour).padStart(2, '0')}:${minute}`),
      ),
  },
  zone: { option: option.zone(usage), values: () => ['UTC', ...Intl.supportedValuesOf('timeZone')] },
  question: { option: option.question(usage), values: () => ['what is rag?', ...pages('topic', 'skill')] },
  count: { option: option.count('It'), values: () => upTo(0, 30) },
  lines: { option: option.lines(usage), values: () => ['Learn git (1 week); Ship a fix', 'a: 1\n  b: 20%'] },
  oneOf: { option: option.oneOf(CHOICES, usage), values: () => Object.keys(CHOICES) },
  text: { option: option.text(usage), values: () => ['words', 'Ada’s 20% – of “it”, & more'] },
};

/** A command with that option alone, and a tree of that command. */
function commandOf(one: Option): { readonly node: CommandNode; readonly tree: CommandTree } {
  const command = defineCommand({ summary: 'It', options: { it: one }, examples: ['/it'] });
  const node = { name: 'it', path: ['it'], command, children: [] };
  return { node, tree: { roots: [node], prefix: '', find: () => node } };
}

/** A value written as words, and the value that those words are read as again. */
function typedAgain(one: Option, value: FieldValue): { readonly words: string; readonly read: unknown } {
  const { node, tree } = commandOf(one);
  const words = writeCall({ path: ['it'], fields: { it: value } }, tree, data).slice('/it'.length);
  const { fields, unknown, corrections } = readText(node.command, words, data);
  return { words, read: unknown.length + corrections.length === 0 ? fields['it'] : undefined };
}

/** The values that are read as another, with the words between. */
function lost({ option: one, values }: Tried): string[] {
  const { kind } = one;
  return values(data).flatMap((value) => {
    const { words, read } = typedAgain(one, value);
    const isSame =
      read !== undefined && kind.identity(read as FieldValue, data) === kind.identity(value, data);
    return isSame ? [] : [`${String(value)} →${words} → ${String(read)}`];
  });
}

describe.each(Object.entries(KINDS))('given options of the kind %s', (_name, tried) => {
  it('when its values are listed, then there are some to try, and it takes each', () => {
    const values = tried.values(data);
    const refused = values.filter((one) => !tried.option.kind.schema(data).safeParse(one).success);
    expect(values.length).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });

  if (!tried.option.carried) {
    it('when a value is written and typed, then it is that value again', () => {
      expect(lost(tried)).toEqual([]);
    });
  }

  it('when a value is given apart as text, then it is that value again', () => {
    const { node } = commandOf(tried.option);
    const { kind } = tried.option;
    const wrong = tried.values(data).filter((value) => {
      const given = kind.value === 'boolean' ? value : String(value);
      const read = readFields(node.command, { it: given }, data).fields['it'];
      return read === undefined || kind.identity(read, data) !== kind.identity(value, data);
    });
    expect(wrong).toEqual([]);
  });
});

describe('given a kind whose values hold a sign', () => {
  const PERCENT = /^(\d{1,3})%$/;
  const percentKind: OptionKind<number> = {
    name: 'percent',
    value: 'integer',
    hint: '20%',
    maxWords: 1,
    open: false,
    schema: () => z.coerce.number().int().min(0).max(100),
    match: (_phrase, _data, _list, said = '') => {
      const percent = Number(PERCENT.exec(said)?.[1] ?? 101);
      return percent <= 100 ? percent : undefined;
    },
    near: () => [],
    refuse: (_phrase, said = '') => (PERCENT.test(said) ? 'A share runs from 0 to 100%.' : undefined),
    completes: false,
    suggest: () => [],
    format: (value) => `${String(value)}%`,
    label: (value) => `${String(value)}%`,
    identity: String,
  };
  const percent: Option = { ...option.part(usage), kind: percentKind };

  it('when it is written and typed, then the sign is not lost', () => {
    expect(lost({ option: percent, values: () => upTo(0, 100) })).toEqual([]);
    const { node } = commandOf(percent);
    expect(readText(node.command, '20', data).fields).toEqual({});
    expect(readText(node.command, 'about 20%, please', data).fields).toEqual({ it: 20 });
    expect(readText(node.command, '120%', data).unknown[0]?.reason).toBe('A share runs from 0 to 100%.');
    expect(readFields(node.command, { it: '20%' }, data).fields).toEqual({ it: 20 });
  });
});
