import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/app/config.ts';

const DISCORD = { DISCORD_TOKEN: 'a.b.c' };

describe('given the settings of the playground', () => {
  it.each([
    ['nothing is set', {}, { isAsked: false, port: 4848, address: '127.0.0.1' }],
    ['a platform is set up', DISCORD, undefined],
    [
      'it is asked for beside a platform',
      { ...DISCORD, RUNG_PLAYGROUND: '1' },
      { isAsked: true, seats: undefined },
    ],
    ['it is refused', { RUNG_PLAYGROUND: '0' }, undefined],
    ['it is for many', { RUNG_PLAYGROUND: 'demo', RUNG_PLAYGROUND_SEATS: '5' }, { isAsked: true, seats: 5 }],
  ])('when %s, then it is served or not', (_, variables, expected) => {
    const { playground } = parseConfig(variables);
    if (expected) expect(playground).toMatchObject(expected);
    else expect(playground).toBeUndefined();
  });

  it.each([
    [{ RUNG_PLAYGROUND: 'yes' }, 'RUNG_PLAYGROUND must be 0, 1 or demo'],
    [{ RUNG_PLAYGROUND_PORT: '0' }, 'RUNG_PLAYGROUND_PORT must be a port'],
    [{ RUNG_PLAYGROUND_HOST: 'https://x' }, 'RUNG_PLAYGROUND_HOST must be a host name'],
    [{ RUNG_PLAYGROUND_SEATS: 'many' }, 'RUNG_PLAYGROUND_SEATS must be a number of visitors'],
  ])('when it is %j, then it is said what does not fit', (variables, words) => {
    expect(() => parseConfig(variables)).toThrow(words);
  });
});
