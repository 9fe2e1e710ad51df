import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf, labels, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

describe('given a skill with units', () => {
  it('when it is asked about, then it says where to start, with a link', async () => {
    const answer = await app.say('/skills rag');
    const [first] = app.data.curriculum.of('rag');
    expect(read(answer, app.core)).toContain(`Start here: ${first?.name ?? ''} · ${first?.minutes ?? 0} min`);
    expect(read(answer, app.core)).toMatch(/https:\/\//u);
    expect(labels(answer)[0]).toBe('Start learning');
  });

  it('when its units are asked for, then all are there by grade, and lead on from one to the next', async () => {
    const units = app.data.curriculum.of('rag');
    const all = await app.press(callOf(await app.say('/skills rag'), 'Start learning'));
    for (const { name } of units) expect(read(all, app.core)).toContain(name);
    let page = await app.press(callOf(all, 'First unit'));
    for (const { name, check } of units) {
      expect(page.reply.summary).toBe(name);
      expect(read(page, app.core)).toContain(check);
      if (labels(page).includes('Next unit')) page = await app.press(callOf(page, 'Next unit'));
    }
    expect(labels(page)).not.toContain('Next unit');
  });

  it('when a unit of another skill is named by a press, then the skill is shown', async () => {
    const [other] = app.data.curriculum.of('python');
    const fields = { about: 'skill:rag', unit: other?.id ?? '' };
    expect((await app.press({ path: ['skills'], fields })).reply.summary).toContain('RAG');
  });
});
