import { fc } from '../../harness/property.ts';
import { describe, expect, it, test } from 'vitest';
import { appForFile } from '../../harness/app-for-file.ts';

const app = await appForFile();

describe('given hostile input', () => {
  const hostile = [
    'x'.repeat(100_000),
    `senior london ${'<!channel> '.repeat(9000)}`,
    '\u0000\u0007\u001b[31m senior \u001b[0m london',
    '<@U123> <!everyone> @here @everyone london',
    '*senior* _london_ ~x~ `y` ```z```',
    '\u202Elondon\u202C \u2066senior\u2069',
    'שלום עולם',
    'senior مرحبا london',
    '💷💷💷 senior 💷 london',
    'senior london '.repeat(60),
    'NaN Infinity -0 1e999 0x10',
    '999999999999999999999999 years london',
    '__proto__ constructor toString hasOwnProperty',
    ', , , ; ; /////',
    '%s %d %n ${jndi:ldap://x} {{7*7}}',
    'help help help',
    'page 0',
    'senior london page 999',
    'share here',
    'form',
  ];
  test.each(hostile)(
    'when %j is said to each command, then there is an answer and nothing breaks',
    async (text) => {
      for (const command of [
        '/salary ',
        '/salary compare ',
        '/rung ',
        '/rung settings ',
        '/rung help ',
        '',
      ]) {
        const answer = await app.say(command + text);
        expect(answer.reply.summary.length).toBeGreaterThan(0);
        expect(answer.reply.summary.length).toBeLessThan(400);
        expect(JSON.stringify(answer.reply).length).toBeLessThan(20_000);
      }
      expect(app.bugs).toEqual([]);
    },
  );

  it('when anything at all is said, then there is an answer and no bug', async () => {
    const words = fc.constantFrom(
      '/salary',
      'compare',
      'senior',
      'london',
      'in',
      'usd',
      'llm',
      '6y',
      'how',
      'remote',
      '-',
      'us',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 12 }),
        async (parts) => {
          const answer = await app.say(parts.join(' '));
          expect(answer.reply.summary).not.toBe('');
          expect(app.bugs).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);

  it('when a button comes back forged, then there is an answer and no bug', async () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 8 }));
    const names = fc.constantFrom(
      'level',
      'place',
      'specialisation',
      'currency',
      'how',
      'remote',
      'clear',
      'topic',
      '__proto__',
      'x',
    );
    const paths = fc.constantFrom(
      ['salary'],
      ['salary', 'compare'],
      ['rung', 'settings'],
      ['rung', 'help'],
      ['rung'],
      [],
      ['x'],
      ['__proto__'],
    );
    const intent = fc.option(fc.constantFrom('share' as const, 'form' as const), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(paths, fc.dictionary(names, value), intent, async (path, fields, how) => {
        const answer = await app.press({ path, fields, ...(how && { intent: how }) });
        expect(answer.reply.summary).not.toBe('');
        expect(app.bugs).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
