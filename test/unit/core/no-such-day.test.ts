import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noSuchDay } from '../../../src/core/kinds/no-such-day.ts';
import { DAY_MS } from '../../../src/time.ts';
import { labels, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

/** A Wednesday. */
const TODAY = Date.UTC(2026, 10, 25);
const nearest = (text: string): string | undefined => {
  const found = noSuchDay(text, TODAY / DAY_MS);
  return found && new Date(found.nearest * DAY_MS).toISOString().slice(0, 10);
};

describe('given a text with a date', () => {
  it.each([
    ['until 31 nov', '2026-11-30'],
    ['31st of November 2026', '2026-11-30'],
    ['from June 31', '2027-06-30'],
    ['31/02/2026', '2026-02-28'],
    ['31.04.27', '2027-04-30'],
    ['by 2027-02-29', '2027-02-28'],
    ['29 feb', '2027-02-28'],
    ['30/2', '2027-02-28'],
    ['february 30, 2028', '2028-02-29'],
    ['02/31/2026', '2026-02-28'],
    ['45 november', '2026-11-30'],
  ])('when “%s” is no day, then the nearest is %s', (text, day) => {
    expect(nearest(text)).toBe(day);
  });

  it.each([
    ['30 nov'],
    ['29/02/2028'],
    ['12/31/2026'],
    ['31/12/2026'],
    ['2026-12-31'],
    ['may 31'],
    ['monday 9:00'],
    ['24/7'],
    ['50/50'],
    ['v1.31.2'],
    ['1-2 weeks'],
    ['a decent 31 people'],
    ['10.31.2.2026'],
    ['30 days'],
    ['6h a week'],
    [''],
  ])('when “%s” holds none that is missing, then nothing is said', (text) => {
    expect(nearest(text)).toBeUndefined();
  });
});

describe('given a command or a sentence with a day that does not exist', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp({ now: TODAY + 10 * 3_600_000 });
  });
  afterAll(() => app.close());

  it.each([
    ['/plan start 30 days monday 9:00 london 31/02/2026', 'There is no 31/02/2026'],
    ['/plan start 30 days 31 nov 9:00 london', 'There is no 31 nov'],
    ['/plan snooze until 31 november', 'There is no 31 november'],
    ['snooze my plan until 31 november', 'There is no 31 november'],
    ['/plan when 31/02/2026', 'There is no 31/02/2026'],
  ])('when “%s” is typed, then it says so and names the nearest day', async (text, title) => {
    const answer = await app.say(text);
    expect(answer.ok).toBe(false);
    expect(answer.reply.summary).toBe(title);
    expect(read(answer, app.core)).toMatch(/The nearest date is (Mon 30 Nov|Sat 28 Feb) 2026\./);
  });

  it('when the command takes a date, then the nearest is a press away', async () => {
    const answer = await app.say('/roadmap show 30 days from 31 nov');
    expect(labels(answer)).toEqual(['Take Mon 30 Nov 2026']);
    const [button] = answer.reply.actions;
    if (button?.type !== 'button') throw new Error('no button');
    const shown = await app.press(button.call);
    expect(shown.reply.summary).toBe('30-day plan: done by 27 Dec 2026');
  });

  it('when a form or a typed option holds it, then it says the same', async () => {
    const answer = await app.press({
      path: ['roadmap', 'show'],
      fields: { roadmap: '30 days', from: '31 nov' },
    });
    expect(answer.reply.summary).toBe('There is no 31 nov');
    expect(labels(answer)).toEqual(['Take Mon 30 Nov 2026']);
  });

  it('when the day exists, then its year is no time of day', async () => {
    const answer = await app.say('/plan start 30 days monday 9:00 london 28/02/2027');
    expect(read(answer, app.core)).not.toContain('20:27');
    expect(answer.reply.summary).toContain('28/02/2027');
  });

  it('when a command knows of no days, then its words are left alone', async () => {
    const answer = await app.say('/career what happened to salaries on 31 november');
    expect(answer.reply.summary).not.toContain('There is no 31');
  });
});
