import { describe, expect, test } from 'vitest';
import {
  commandOf,
  readLine,
  runnableOf,
  type StoredCommand,
} from '../../../../../src/playground/page/discord/client/command-line.ts';
import type { Complete } from '../../../../../src/playground/page/discord/client/completions.ts';
import { toldApart } from '../../../../../src/playground/page/discord/client/tell-apart.ts';
import { option } from './commands.ts';

const offered = { autocomplete: true };
const COMMANDS = runnableOf([
  { name: 'pay', description: 'Pay', options: [option('level', offered), option('place', offered)] },
  { name: 'offer', description: 'Offer', options: [option('amount'), option('place', offered)] },
  { name: 'ask', description: 'Ask', options: [option('question')] },
] as unknown as readonly StoredCommand[]);
const KNOWN = new Map([
  ['level', ['senior', 'senior staff']],
  ['place', ['london', 'new york']],
]);
const complete: Complete = (_, { name }, typed) =>
  Promise.resolve(
    (KNOWN.get(name) ?? []).filter((one) => one === typed).map((one) => ({ name: one, value: one })),
  );

describe('given words without names behind a command', () => {
  test.each([
    ['/pay senior london', '/pay level:senior place:london'],
    ['/pay new york senior staff', '/pay place:new york level:senior staff'],
    ['/pay london level:senior', undefined],
    ['/pay senior', undefined],
    ['/pay senior staff', undefined],
    ['/pay senior somewhere', undefined],
    ['/offer 95000 london', '/offer amount:95000 place:london'],
    ['/offer many words', undefined],
    ['/ask what is new', undefined],
  ])('when they are %j, then with names they are %j', async (typed, expected) => {
    const command = commandOf(COMMANDS, typed);
    if (!command) throw new Error(`no command in ${typed}`);
    expect(await toldApart(readLine(command, typed), complete)).toBe(expected);
  });
});
