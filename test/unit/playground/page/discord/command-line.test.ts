import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import { describe, expect, it, test } from 'vitest';
import {
  commandOf,
  filledIn,
  hyphenated,
  readLine,
} from '../../../../../src/playground/page/discord/client/command-line.ts';
import { suggestionsFor } from '../../../../../src/playground/page/discord/client/suggest.ts';
import { valueOf } from '../../../../../src/playground/page/discord/client/values.ts';
import { ActRefused } from '../../../../../src/playground/page/seam/client.ts';
import { ADA, SCENE } from './scene.ts';
import { COMMANDS, option } from './commands.ts';

const read = (line: string) => {
  const command = commandOf(COMMANDS, line);
  if (!command) throw new Error(`no command in ${line}`);
  return Object.fromEntries(filledIn(readLine(command, line)));
};

describe('given a command line', () => {
  test.each([
    ['/salary', {}],
    ['/salary level:senior place:new york', { level: 'senior', place: 'new york' }],
    ['/salary place=london level: mid', { place: 'london', level: 'mid' }],
    ['/salary senior', { level: 'senior' }],
    ['/salary senior place:9:00 x', { level: 'senior', place: '9:00 x' }],
    ['/salary level:senior place:see note:x', { level: 'senior', place: 'see note:x' }],
    ['/salary https://x.y', { level: 'https://x.y' }],
    ['/rung settings london', { city: 'london' }],
    ['/salary-compare', {}],
  ])('when it is %j, then its options are %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test.each([
    ['/salary plce:london', '/salary has no option "plce".'],
    ['/salary level:senior plce:london', '/salary has no option "plce".'],
    ['/rung settings', '"city" is required: The city'],
    ['/salary-compare now', '/salary-compare takes no words.'],
  ])('when it is %j, then it is refused by %j', (line, words) => {
    expect(() => read(line)).toThrow(new ActRefused(words));
  });

  test.each([
    ['/salary compare london berlin', '/salary-compare london berlin'],
    ['/salary compare', '/salary-compare'],
    ['/salary senior', undefined],
    ['/salary', undefined],
  ])('when it is %j, then with a hyphen it is %j', (line, expected) => {
    const command = commandOf(COMMANDS, line);
    expect(command && hyphenated(COMMANDS, command, line)).toBe(expected);
  });

  it('when it names no command or only a group, then there is none', () => {
    expect(commandOf(COMMANDS, '/rung')).toBeUndefined();
    expect(commandOf(COMMANDS, '/sal')).toBeUndefined();
  });
});

describe('given what was typed for an option', () => {
  const of = (type: Kind, text: string, over: object = {}) =>
    valueOf({ ...option('x'), type, ...over } as Parameters<typeof valueOf>[0], text, SCENE);

  it('when it can be that, then it is of its type', () => {
    expect(of(Kind.Integer, '1,200')).toBe(1200);
    expect(of(Kind.Number, '1.5')).toBe(1.5);
    expect(of(Kind.Boolean, 'True')).toBe(true);
    expect(of(Kind.User, '@ada')).toBe(ADA);
    expect(of(Kind.Channel, '#general')).toBe('100000000000000003');
    expect(of(Kind.String, 'Senior', { choices: [{ name: 'Senior', value: 's' }] })).toBe('s');
  });

  test.each([
    [Kind.Integer, '1.5', '"x" must be a whole number.'],
    [Kind.Boolean, 'maybe', '"x" must be True or False.'],
    [Kind.User, '@nobody', '"x" must be somebody in this server.'],
  ])('when an option of type %i is %j, then it is refused by %j', (type, text, words) => {
    expect(() => of(type, text)).toThrow(new ActRefused(words));
  });
});

describe('given a line that is being typed', () => {
  const suggested = async (typed: string) =>
    (
      await suggestionsFor(COMMANDS, typed, (_line, { name }, text) =>
        Promise.resolve([{ name: `${name}: ${text}`, value: 'v' }]),
      )
    ).map(({ label, fill }) => [label, fill]);

  test.each([
    ['hello', []],
    [
      '/sal',
      [
        ['/salary', '/salary '],
        ['/salary-compare', '/salary-compare '],
      ],
    ],
    ['/set', [['/rung settings', '/rung settings ']]],
    [
      '/salary ',
      [
        ['level', '/salary level:'],
        ['place', '/salary place:'],
        ['remote', '/salary remote:'],
      ],
    ],
    ['/salary pl', [['place', '/salary place:']]],
    ['/salary se', [['Senior', '/salary level:Senior ']]],
    [
      '/salary level:',
      [
        ['Senior', '/salary level:Senior '],
        ['Mid', '/salary level:Mid '],
      ],
    ],
    ['/salary level:m', [['Mid', '/salary level:Mid ']]],
    [
      '/salary level:Mid ',
      [
        ['place', '/salary level:Mid place:'],
        ['remote', '/salary level:Mid remote:'],
      ],
    ],
    ['/salary place:lon', [['place: lon', '/salary place:place: lon ']]],
    ['/salary remote:t', [['True', '/salary remote:True ']]],
  ])('when it is %j, then the suggestions are %j', async (typed, expected) => {
    expect(await suggested(typed)).toEqual(expected);
  });
});
