import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { PERCENTILES } from '../../../src/dataset/pay/listed/records.ts';
import { callOf, fieldOf, read } from '../../harness/answers.ts';
import { openApp } from '../../harness/app.ts';
import { appForFile } from '../../harness/app-for-file.ts';
import { GRADED, peopleOf } from '../../harness/fixtures/unit/pay/salary-me.ts';
import { overBudget } from '../../harness/copy/budget.ts';
import { PLATFORMS } from '../../harness/copy/lines.ts';
import { unattributed } from '../../harness/fixtures/unit/pay/attributed.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const app = await appForFile();
const somebody = peopleOf(app);
const folder = temporaryFolder();

describe('given a place that the guide lacks', () => {
  it('when an office counts the trade next to it there, then that is the title, said as what it is', async () => {
    const { says, presses } = await somebody('/rung settings senior stockholm', GRADED);
    const answer = await says('/salary me');
    expect(answer.reply.summary).toBe('SEK 642K a year for software developers');
    const said = read(answer, app.core);
    expect(said).toMatch(/Software developers, Sweden, all levels: median SEK 642K.*SCB, 2025/u);
    expect(said).toContain('No guide band for Stockholm.');
    // A premium of the guide is never put on another voice's figure.
    expect(fieldOf(answer, 'Nearest specialisation')).toMatch(/: \+15–25%$/u);
    const maths = await presses(callOf(answer, 'Show the maths'));
    expect(maths.reply.summary).toBe('The maths: SEK 642K a year for software developers');
  });

  it('when enough was listed there, then the medians of both levels are the title, and none stands for staff', async () => {
    const amounts = (at: number): number[] => PERCENTILES.map((percent) => at + 1000 * percent);
    const row = (level: string, at: number): string =>
      [
        `fr-${level}-recent,index,FR,${level},recent,2023,2025,40,30,EUR`,
        ...amounts(at),
        ...amounts(at + 9000),
      ].join();
    const columns = ['p', 'usd'].flatMap((prefix) => PERCENTILES.map((percent) => `${prefix}${percent}`));
    const head = 'id,source,country,level,window,from,to,listings,local,currency';
    mkdirSync(folder.file('pay'), { recursive: true });
    writeFileSync(
      folder.file('pay/listed.csv'),
      [[head, ...columns].join(), row('mid', 0), row('senior', 12_000), ''].join('\n'),
    );
    const paris = await openApp({ overlay: folder.file('') });
    const mid = await paris.say('/salary me mid paris');
    expect(mid.reply.summary).toBe('Listed median €50K now, €62K as Senior');
    expect(fieldOf(mid, 'Listed, Senior')).toContain('40 listings, median €62K');
    const senior = await paris.say('/salary me senior paris');
    expect(senior.reply.summary).toBe('Listed: median €62K a year');
    const staff = await paris.say('/salary me staff paris');
    expect(staff.reply.summary).toBe('No guide band for Paris');
    expect(read(staff, paris.core)).toContain('Listed, France (senior; no staff level): 40 listings');
    await paris.close();
  });
});

/** A currency that is asked for beside level and place is answered with its rate and source. */
const WORDS_A_RATE = 15;

describe('given every level and place', () => {
  const cities = [
    'san francisco',
    'chicago',
    'london',
    'berlin',
    'toronto',
    'bengaluru',
    'singapore',
    'austin',
  ];
  const places = [...cities, 'us', 'california', 'paris', 'stockholm', 'tokyo'];
  const offices = [...new Set(app.data.pay.trades.map(({ office }) => app.data.source(office).label))];
  const levels = app.data.pay.levels.map(({ id }) => id);

  test.each(places)(
    'when %s is asked with and without grades and a currency, then it answers within its budget',
    async (place) => {
      const over: string[] = [];
      for (const grades of [[], [GRADED]])
        for (const level of levels)
          for (const currency of ['', ' in inr', ' in usd']) {
            const { says } = await somebody(`/rung settings ${level} ${place}${currency}`, ...grades);
            const answer = await says('/salary me');
            const buttons = answer.reply.actions.filter(({ type }) => type === 'button');
            const menus = answer.reply.actions.filter(({ type }) => type === 'menu');
            const said = [level, currency, answer.reply.summary];
            expect([...said, answer.ok, buttons.length <= 4, menus.length <= 1]).toEqual([
              ...said,
              true,
              true,
              true,
            ]);
            expect(answer.reply.summary.length, answer.reply.summary).toBeLessThanOrEqual(60);
            expect(unattributed(answer.reply, offices)).toEqual([]);
            const message = { name: `${level} ${place}${currency}`, hasPlan: false, answer };
            over.push(
              ...PLATFORMS.flatMap((platform) =>
                overBudget(message, platform, currency === '' ? 0 : WORDS_A_RATE),
              ),
            );
            expect(buttons.filter((one) => one.type === 'button' && one.style === 'primary')).toHaveLength(1);
          }
      expect(over).toEqual([]);
      expect(app.bugs).toEqual([]);
    },
  );
});
