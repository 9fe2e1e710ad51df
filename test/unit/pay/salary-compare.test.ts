import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/run/run.ts';
import { blocksOf, callOf, labels, read } from '../../harness/answers.ts';
import { appForFile } from '../../harness/app-for-file.ts';

const app = await appForFile();

/** The places of a comparison's table. */
const rowsOf = (answer: Answer): (string | undefined)[] =>
  blocksOf(answer).flatMap((one) => (one.type === 'table' ? one.rows.map(({ cells }) => cells[0]) : []));

describe('given an average beside a band', () => {
  it.each([
    ['/salary compare senior texas california', 'California leads on the US average: $250K–$350K'],
    ['/salary compare senior us uk', 'US leads on its average: $250K–$350K'],
    ['/salary compare senior us sf', 'San Francisco pays more: $280K–$380K a year'],
  ])('when %s is asked, then it is said to be one', async (asked, summary) => {
    expect((await app.say(asked)).reply.summary).toBe(summary);
  });
});

describe('given a comparison', () => {
  it('when places differ in currency, then all are shown in the first’s', async () => {
    const answer = await app.say('/salary compare senior london berlin austin');
    expect(read(answer, app.core)).toMatchInlineSnapshot(`
      "Austin pays most: ≈ £174K–£265K a year

      Senior AI engineer, a year, in GBP
      Place          In GBP  Listed median (n)  Local currency
      London     £90K–£130K         £115K (77)      £90K–£130K
      Berlin   ≈ £79K–£108K          £98K (25)      €95K–€130K
      Austin  ≈ £174K–£265K      £157K (4,453)   ≈ $220K–$336K

      · Converted at 0.95 EUR, 0.79 GBP per US dollar (2025). Not adjusted for tax or cost of living. Listed: country-wide, 2023–25. Sources: Startupbricks guide, 19 Jan 2025; aijobs.net, 3 Aug 2025 (https://github.com/foorilla/ai-jobs-net-salaries).
      [London] /salary senior london
      [Berlin] /salary senior berlin
      [In USD] /salary compare senior london and berlin and austin in usd
      [Share here] /salary compare senior london and berlin and austin share here
      [Add a place: San Francisco] /salary compare senior london and berlin and austin and san francisco
      [Add a place: New York City] /salary compare senior london and berlin and austin and new york city
      [Add a place: Toronto] /salary compare senior london and berlin and austin and toronto
      [Add a place: Singapore] /salary compare senior london and berlin and austin and singapore
      [Add a place: Bengaluru] /salary compare senior london and berlin and austin and bengaluru"
    `);
  });

  it('when one place is given, then it asks for another and a press completes it', async () => {
    const question = await app.press(callOf(await app.say('/salary senior london'), 'Compare'));
    expect(question.ok).toBe(false);
    const answer = await app.press(callOf(question, 'Berlin'));
    expect(answer.reply.summary).toBe('London pays more: £90K–£130K a year');
    expect(read(answer, app.core)).toMatch(/London +£90K–£130K.*\nBerlin +≈ £79K–£108K/);
  });

  it('when two places are given to /salary, then comparing them is the first button', async () => {
    const question = await app.say('/salary senior london berlin');
    const answer = await app.press(callOf(question, 'Compare'));
    expect(answer.ok).toBe(true);
    expect(read(answer, app.core)).toMatch(/\nBerlin +/);
  });

  it('when a place has no row, then it is said', async () => {
    const answer = await app.say('/salary compare senior london tokyo');
    expect(read(answer, app.core)).toContain('No guide band for Tokyo.');
  });

  it('when six places are given, then at most five are offered', async () => {
    const question = await app.say('/salary compare senior london berlin toronto austin singapore mumbai');
    expect(question.ok).toBe(false);
    expect(read(question, app.core)).toContain('at most 5');
    const answer = await app.press(callOf(question, 'First 5'));
    expect(rowsOf(answer)).toEqual(['London', 'Berlin', 'Toronto', 'Austin', 'Singapore']);
  });

  it('when a country follows a city, then they are two places, and one with its own region is one', async () => {
    expect(rowsOf(await app.say('/salary compare senior london us'))).toEqual(['London', 'US']);
    expect(rowsOf(await app.say('/salary compare senior london ontario canada, berlin germany'))).toEqual([
      'London, Ontario, Canada',
      'Berlin',
    ]);
  });
});

describe('given sharing', () => {
  it('when Share here is pressed, then everyone sees it under the sharer’s name, without a second share button', async () => {
    const answer = await app.press(callOf(await app.say('/salary senior london'), 'Share here'));
    expect(answer.visibility).toBe('channel');
    expect(read(answer, app.core)).toContain('Shared by @Ada.');
    expect(labels(answer)).not.toContain('Share here');
  });

  it('when asked in a direct conversation, then there is nowhere to share', async () => {
    const venue = { platform: 'test', channel: 'd1', direct: true };
    expect(labels(await app.say('/salary senior london', { venue }))).not.toContain('Share here');
  });

  it('when any button of any answer is typed as text, then it gives the same answer', async () => {
    for (const asked of [
      '/salary senior austin',
      '/salary mid us llm',
      '/salary staff sf in gbp',
      '/salary 6y london',
    ]) {
      const first = await app.say(asked);
      for (const label of labels(first)) {
        const pressed = await app.press(callOf(first, label));
        const typed = await app.say(app.core.write(callOf(first, label)));
        expect(typed.reply.summary, `${asked} → ${label}`).toBe(pressed.reply.summary);
        expect(typed.visibility).toBe(pressed.visibility);
      }
    }
  });
});
