import { describe, expect, it } from 'vitest';
import { read } from '../../harness/answers.ts';
import { appForFile } from '../../harness/app-for-file.ts';
import { unattributed } from '../../harness/fixtures/unit/pay/attributed.ts';

const app = await appForFile();
const { places, pay } = app.data;
const offices = [...new Set(pay.trades.map(({ office }) => app.data.source(office).label))];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');
/** Every country that begins with any letter, and its best known towns. */
const asked = [
  ...new Map(LETTERS.flatMap((one) => places.suggest(one, 60)).map((one) => [one.id, one])).values(),
];

describe('given every level in many places', () => {
  it.each([
    ['plain', {}],
    ['in dollars', { currency: 'USD' }],
    ['with the maths', { how: true }],
    ['for a specialisation', { specialisation: ['llm'] }],
  ])('when asked %s, then each figure has its source and date', async (_how, more) => {
    let figures = 0;
    const lost: string[] = [];
    for (const place of asked)
      for (const level of pay.levels) {
        const fields = { level: level.id, place: place.id, ...more };
        const { reply } = await app.press({ path: ['salary'], fields });
        const without = unattributed(reply, offices);
        lost.push(...without.map((text) => `${level.name} ${place.label}: ${text}`));
        figures += reply.blocks.length;
      }
    expect(lost).toEqual([]);
    expect(figures).toBeGreaterThan(asked.length * pay.levels.length);
    expect(asked.length).toBeGreaterThan(600);
  });

  it('when two are compared, then each figure has its source and date', async () => {
    for (const [at, place] of asked.entries()) {
      const other = asked[(at * 7 + 3) % asked.length];
      const fields = { level: 'senior', place: [place.id, other?.id ?? ''] };
      const { reply } = await app.press({ path: ['salary', 'compare'], fields });
      expect(unattributed(reply, offices), `${place.label}, ${other?.label ?? ''}`).toEqual([]);
    }
  });

  it('when a figure has no source, then it is found', () => {
    const bare = { summary: '£90K–£130K a year', blocks: [], actions: [] };
    expect(unattributed(bare, offices)).toEqual(['£90K–£130K a year']);
  });
});
describe('given an official figure in another currency', () => {
  it.each(['/salary senior stockholm in usd', '/salary compare senior stockholm sydney'])(
    'when %s is asked, then the rates are said, with their year and source',
    async (asked) => {
      const text = read(await app.say(asked), app.core);
      expect(text).toMatch(/Converted at 10\.3 SEK per US dollar \(2024\)/);
      expect(text).toContain('aijobs.net, 3 Aug 2025');
    },
  );
});
