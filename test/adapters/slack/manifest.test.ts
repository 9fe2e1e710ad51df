import { expect, test } from 'vitest';
import { checkDeclarations, manifest } from '../../../src/adapters/slack/manifest.ts';
import { command, option, sampleTree, tree } from '../../support/sample-tree.ts';

const long = (length: number): string => 'x'.repeat(length);

test('given a tree, when its manifest is made, then each root is a slash command under the prefix', () => {
  const { features, oauth_config, settings } = manifest(sampleTree, { prefix: 'ai-' });
  expect(features.slash_commands).toEqual([
    {
      command: '/ai-salary',
      description: 'What a level is paid in a place',
      usage_hint: '<level> <place> [specialisation …] [hoursAWeek] [anything] [about] | compare',
      should_escape: false,
    },
    {
      command: '/ai-rung',
      description: 'Help, settings and everything else',
      usage_hint: 'show | privacy',
      should_escape: false,
    },
  ]);
  expect(oauth_config.scopes.bot).toEqual(['commands']);
  expect(settings).toMatchObject({ interactivity: { is_enabled: true }, socket_mode_enabled: true });
});

test('given a tree within the limits, when checked, then nothing is wrong', () => {
  expect(checkDeclarations(sampleTree)).toEqual([]);
});

test.each([
  ['too many commands', tree(Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`c${i}`, command()])))],
  ['a name too long', tree({ [long(32)]: command() })],
  ['a name with capitals', tree({ Salary: command() })],
  ['no summary', tree({ salary: command({ summary: '' }) })],
  ['a summary too long', tree({ salary: command({ summary: long(2001) }) })],
  ['a hint too long', tree({ salary: command({ options: { [long(1000)]: option('x') } }) })],
  ['a form without fields', tree({ salary: command({ form: { title: 'x', submit: 'y' } }) })],
])('given %s, when checked, then one thing is wrong', (_, breach) => {
  expect(checkDeclarations(breach)).toHaveLength(1);
});

test('given a prefix that makes a name too long, when checked, then it is said', () => {
  expect(checkDeclarations(tree({ [long(30)]: command() }))).toEqual([]);
  expect(checkDeclarations(tree({ [long(30)]: command() }), 'ai-')).toHaveLength(1);
});
