import { describe, expect, it } from 'vitest';
import { isNamed, plainText } from '../../../../src/adapters/discord/inbound/message-text.ts';

const self = { user: '100', role: '200' };
const people = [
  { id: '300', username: 'ada_l', global_name: 'Ada' },
  { id: '301', username: 'bob', global_name: undefined },
];

describe('given the text of a message', () => {
  it.each([
    ['<@100> salary senior london', 'salary senior london'],
    ['<@!100> help', 'help'],
    ['<@&200> help', 'help'],
    ['salary <@100> mid', 'salary   mid'],
    ['<@300> and <@301> and <@302> and <@&201>', '@Ada and @bob and @302 and @201'],
    ['see <#400> <:party:500> <a:wave:501>', 'see #400 :party: :wave:'],
    ['on <t:0> and <t:86400:R> and <t:9999999999999>', 'on 1970-01-01 and 1970-01-02 and 9999999999999'],
    ['</salary:600> senior london', '/salary senior london'],
    ['<@> <@x> <!channel> a < b > c', '<@> <@x> <!channel> a < b > c'],
  ])('when it is %s, then it reads %s', (content, words) => {
    expect(plainText(content, self, people)).toBe(words);
  });

  it('when Rung is called by its name or by its role, then it is meant, and by nothing else', () => {
    expect(['<@100>', 'x <@!100>', '<@&200> y'].map((one) => isNamed(one, self))).toEqual([true, true, true]);
    expect(['', '100', '<@&100>', '<@200>', '<@300>', '@everyone'].some((one) => isNamed(one, self))).toBe(
      false,
    );
    expect(isNamed('<@&200>', { user: '100', role: undefined })).toBe(false);
  });
});
