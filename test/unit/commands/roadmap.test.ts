import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../src/reply/reply.ts';
import { callOf, labels, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  // A Wednesday.
  app = await openApp({ now: Date.UTC(2026, 10, 25, 15) });
});
afterAll(() => app.store.close());

const headings = async (text: string): Promise<string[]> =>
  (await app.say(text)).reply.blocks
    .flatMap((one): readonly Block[] => (one.type === 'picture' ? one.words : [one]))
    .flatMap((one) => (one.type === 'heading' ? [one.text] : []));

describe('given /roadmap', () => {
  it('when none is named, then they are listed', async () => {
    const answer = await app.say('/roadmap');
    expect(answer.reply.summary).toBe('9 roadmaps to follow');
    expect(answer.reply).toEqual((await app.say('/roadmap list')).reply);
  });

  it('when one is named, then its steps stand with how long each takes', async () => {
    expect(await headings('/roadmap software-engineer')).toEqual([
      '1. ML foundations: 2–3 months',
      '2. Build with LLMs: 2–3 months',
      '3. MLOps: run models in production: 1–2 months',
      '4. Make the move: ongoing',
    ]);
  });

  it('when fewer hours are there, then each step says its weeks and what it is at the assumed hours', async () => {
    expect((await headings('/roadmap software engineer 4h a week'))[0]).toBe(
      '1. ML foundations: 18–26 weeks (2–3 months at 8 h)',
    );
  });

  it('when it starts on a day, then every step has its dates', async () => {
    const answer = await app.say('/roadmap 30 days from monday');
    expect(answer.reply.summary).toBe('30-day plan: done by 27 Dec 2026');
    expect(read(answer, app.core)).toContain('10 h a week from Mon 30 Nov 2026');
    expect(read(answer, app.core).match(/Until [A-Z][a-z]{2} \d+ Dec 2026/gu)).toHaveLength(4);
  });

  it('when it does not fit, then it says so, how many hours would do, and offers them', async () => {
    const answer = await app.say('/roadmap data scientist 6h a week by june');
    expect(read(answer, app.core)).toContain('No, it does not fit by Tue 1 Jun 2027');
    const fits = await app.press(callOf(answer, '10 h a week'));
    expect(read(fits, app.core)).toMatch(/Yes, it fits by Tue 1 Jun 2027/);
  });

  it('when the end is before the start, then that is said', async () => {
    const answer = await app.say('/roadmap 30 days from june by may 2027');
    expect(answer.reply.summary).toBe('1 May 2027 is before the start, 1 Jun 2027');
  });

  it('when a date cannot be read, then it says so with an example', async () => {
    const answer = await app.say('/roadmap 30 days by jnue');
    expect(answer.ok).toBe(false);
    expect(read(answer, app.core)).toContain('by june');
  });

  it('when it is looked at, then its tasks are lines: nothing can be ticked there', async () => {
    const answer = await app.say('/roadmap software engineer');
    expect(answer.reply.blocks.filter((one) => one.type === 'checklist')).toEqual([]);
    expect(read(answer, app.core)).toContain('• Set up model monitoring');
  });

  it('when tasks are ours within a step of the guide, then they are marked', async () => {
    const said = read(await app.say('/roadmap researcher'), app.core);
    expect(said).toContain('with tests, types and a review *');
    expect(said).toContain("tasks with *, its units, the 8 h a week it assumes: Rung's own.");
  });

  it('when each is asked for by its button, then it answers, with dates as well', async () => {
    for (const { id } of app.data.roadmaps.all) {
      const answer = await app.press({ path: ['roadmap', 'show'], fields: { roadmap: `roadmap:${id}` } });
      expect([id, answer.ok]).toEqual([id, true]);
      expect((await app.press(callOf(answer, 'With dates, from Monday'))).ok).toBe(true);
    }
    expect(app.bugs).toEqual([]);
  });

  it('when a name is misspelt, then the nearest is taken, or offered', async () => {
    const answer = await app.say('/roadmap reasercher');
    expect(answer.ok ? answer.reply.summary : labels(answer).join()).toContain('From research');
  });

  it.each([
    ['/roadmap pause 30 days', 'Pause what of “30-day plan”?', 'Pause my messages', 'plan pause'],
    ['/roadmap stop 30 days', 'Stop what of “30-day plan”?', 'Stop my plan', 'plan stop'],
    ['/roadmap remove 30 days', 'Remove what of “30-day plan”?', 'Delete it for the team', 'roadmap delete'],
    ['/roadmap resume', 'Resume what?', 'Resume my messages', 'plan resume'],
  ])('when “%s” is said, then it is asked whose, and nothing changes', async (said, asks, label, path) => {
    const answer = await app.say(said);
    expect(answer.ok).toBe(false);
    expect(answer.reply.summary).toBe(asks);
    expect(callOf(answer, label).path.join(' ')).toBe(path);
  });
});

describe('given a roadmap that is shown as a picture', () => {
  it('when its tasks are asked for, then they are in words, with their links and no picture', async () => {
    const drawn = await app.say('/roadmap show software engineer');
    expect(drawn.reply.blocks.map(({ type }) => type)).toContain('picture');
    const full = await app.press(callOf(drawn, 'Tasks and links'));
    expect(full.reply.blocks.map(({ type }) => type)).not.toContain('picture');
    expect(read(full, app.core)).toContain('Finish an ML course');
    expect(labels(full)).not.toContain('Tasks and links');
    expect((await app.say('/roadmap show software engineer in full')).reply).toEqual(full.reply);
  });
});
