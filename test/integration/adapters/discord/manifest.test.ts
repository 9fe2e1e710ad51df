import { ApplicationCommandCreateRequestSchema } from 'discord-api-spec/zod';
import { expect, test } from 'vitest';
import { checkDeclarations } from '../../../../src/adapters/discord/render/check.ts';
import { manifest } from '../../../../src/adapters/discord/render/manifest.ts';
import { optionSlots, pathsByName } from '../../../../src/adapters/discord/inbound/command-names.ts';
import { command, group, kind, option, sampleTree, tree } from '../../../harness/replies/sample-tree.ts';

const long = (length: number): string => 'x'.repeat(length);
const options = (count: number, summary = 'x') =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`option-${i}`, option(summary)]));

test('given a tree, when its commands are made, then Discord takes each', () => {
  const commands = manifest(sampleTree, { prefix: '' });
  for (const one of commands) {
    expect(ApplicationCommandCreateRequestSchema.safeParse(one)).toMatchObject({ success: true });
  }
  expect(commands.map((one) => one.name)).toEqual(['salary', 'salary-compare', 'rung']);
  expect(commands[0]).toMatchObject({ type: 1, integration_types: [0, 1], contexts: [0, 1, 2] });
  expect(commands[0]?.options).toEqual([
    { name: 'level', description: 'Level or years', required: false, type: 3, autocomplete: true },
    { name: 'place', description: 'City or country', required: false, type: 3, autocomplete: true },
    { name: 'specialisation', description: 'Specialisation', required: false, type: 3, autocomplete: true },
    { name: 'hours-a-week', description: 'Hours a week', required: false, type: 4 },
    { name: 'listed', description: 'With listed pay', required: false, type: 5 },
    { name: 'about', description: 'Anything else', required: false, type: 3, autocomplete: false },
    {
      name: 'specialisation-2',
      description: 'Specialisation (2)',
      required: false,
      type: 3,
      autocomplete: true,
    },
  ]);
  expect(commands[2]?.options).toEqual([
    { type: 1, name: 'show', description: 'Where to begin', options: [] },
    { type: 1, name: 'privacy-export', description: 'All that is held about you', options: [] },
  ]);
});

test('given what Discord calls a command, when looked up, then its path is found', () => {
  expect([...pathsByName(sampleTree, { prefix: 'ai-' })]).toEqual([
    ['ai-salary', ['salary']],
    ['ai-salary-compare', ['salary', 'compare']],
    ['ai-rung show', ['rung', 'show']],
    ['ai-rung privacy-export', ['rung', 'privacy', 'export']],
  ]);
});

test('given a list without an end, when it is spread over options, then it has five, and never more than 25 are there in all', () => {
  const many = { min: 0, max: Infinity };
  const slots = optionSlots({ place: option('x', kind('string'), { many }), level: option('x') });
  expect(slots).toHaveLength(6);
  const ten = Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [`o${at}`, option('x', kind('string'), { many })]),
  );
  expect(optionSlots(ten)).toHaveLength(25);
  expect(slots.slice(0, 3)).toMatchObject([
    { name: 'place', key: 'place', nth: 1 },
    { name: 'level', key: 'level', nth: 1 },
    { name: 'place-2', key: 'place', nth: 2 },
  ]);
});

test('given a tree within the limits, when checked, then nothing is wrong', () => {
  expect(checkDeclarations(sampleTree)).toEqual([]);
});

test.each([
  [
    'too many commands',
    tree(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`c${i}`, command()]))),
  ],
  ['a name too long', tree({ [long(33)]: command() })],
  ['a name with capitals', tree({ Salary: command() })],
  ['no summary', tree({ salary: command({ summary: '' }) })],
  ['a summary too long', tree({ salary: command({ summary: long(101) }) })],
  ['an option without a summary', tree({ salary: command({ options: { level: option('') } }) })],
  [
    'an option whose summary is too long',
    tree({ salary: command({ options: { level: option(long(101)) } }) }),
  ],
  ['too many options', tree({ salary: command({ options: options(26) }) })],
  [
    'too many subcommands',
    tree({
      rung: group('x'),
      ...Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`rung.c${i}`, command()])),
    }),
  ],
  [
    'two options of one name',
    tree({ salary: command({ options: { aB: option('x'), 'a-b': option('x') } }) }),
  ],
  [
    'two commands of one name',
    tree({ salary: command(), 'salary.compare': command(), 'salary-compare': command() }),
  ],
  ['nothing to be run', tree({ rung: group('x') })],
  [
    'a form of six fields',
    tree({ salary: command({ options: options(6), form: { title: 'x', submit: 'y' } }) }),
  ],
  [
    'too many characters in all',
    tree({
      rung: group('x'),
      ...Object.fromEntries(
        Array.from({ length: 4 }, (_, i) => [`rung.c${i}`, command({ options: options(22, long(90)) })]),
      ),
    }),
  ],
])('given %s, when checked, then one thing is wrong', (_, breach) => {
  expect(checkDeclarations(breach)).toHaveLength(1);
});
