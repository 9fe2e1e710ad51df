import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMeanings } from '../../../../src/core/parse/meanings.ts';
import { labels } from '../../../harness/answers.ts';
import { openApp, VENUE, type TestApp } from '../../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

describe('given a sentence that means a command and uses none of its words', () => {
  it.each([
    ['i am away until march 3rd, keep the messages back', '/plan pause until'],
    ['i ticked the wrong box', '/plan tick'],
    ['9am is too early for me, can it come later in the day', '/plan when'],
    ['could it come on sundays instead', '/plan when sunday'],
  ])('when “%s” is said, then “%s” is offered, and nothing is changed', async (said, command) => {
    const answer = await app.say(said);
    expect(answer.ok).toBe(false);
    expect(labels(answer)[0]).toContain(command);
  });

  it('when it means to delete everything, then that is asked, and nothing is deleted', async () => {
    const { reply, call } = await app.say('please get rid of everything you know about me');
    expect(reply.summary).toMatch(/^Delete everything/);
    expect(call).toEqual({ path: ['rung', 'privacy', 'delete'], fields: {} });
  });

  it.each([
    ['staff in london, ballpark?', 'salary', { level: 'staff' }],
    ['whats a fair wage for a junior in toronto', 'salary', { level: 'entry' }],
    ['how is my channel doing with what we all follow', 'roadmap team', {}],
    ['what am i still missing to be a senior', 'skills gap', { target: 'target:senior' }],
  ])('when “%s” is asked, then it is answered as “/%s”', async (said, path, fields) => {
    const { call } = await app.say(said, { venue: { ...VENUE, workspace: 'w1' } });
    expect(call.path.join(' ')).toBe(path);
    expect(call.fields).toMatchObject(fields);
  });

  it('when it speaks against a value, then the command is offered without it', async () => {
    expect(labels(await app.say('9am is too early for me, can it come later in the day'))[0]).toBe(
      '/plan when',
    );
  });
});

describe('given a sentence whose words could be misread', () => {
  it.each(['dont stop my plan', 'please do not delete my data', 'i never want to stop'])(
    'when “%s” is said, which speaks against it, then no change is offered first',
    async (said) => {
      expect(labels(await app.say(said))[0]).not.toMatch(/stop|delete/);
    },
  );

  it.each([
    ['send it on fridays instead at 8am', '/plan when friday 08:00'],
    ['i can only do 3 hours a week', '/plan when 3h a week'],
  ])(
    'when “%s” is said, whose words small towns are called too, then “%s” is offered',
    async (said, command) => {
      expect(labels(await app.say(said))[0]).toBe(command);
    },
  );

  it.each(['jersey city senior', 'senior in bath', 'senior salary reading'])(
    'when “%s” is asked, then it is a question of pay',
    async (said) => {
      expect((await app.say(said)).call.path).toEqual(['salary']);
    },
  );

  it.each([
    ['after tax salary senior london', 'Figures are pay for a year, before tax.'],
    ['senior nurse london salary', 'Figures are of AI engineers, and of no other profession.'],
  ])('when “%s” is asked, then it is said why not, with what there is', async (said, reason) => {
    const answer = await app.say(said);
    expect(answer).toMatchObject({ ok: false, reply: { summary: reason } });
    expect(labels(answer)[0]).toBe('/salary senior london');
  });

  it('when “when am i senior” is asked, then “when” is not taken for a misspelt town', async () => {
    expect((await app.say('when am i senior')).reply.summary).not.toContain('Vienna');
  });
});

describe('given a question that could mean several pages', () => {
  it('when it is answered, then the next two are offered beside the answer', async () => {
    const answer = await app.say('how do i get from mid level to senior');
    expect(labels(answer).filter((label) => label.startsWith('Or: ')).length).toBeGreaterThan(0);
  });

  it('when it names a page exactly, then that page answers', async () => {
    expect((await app.say('books')).reply.summary).toBe((await app.say('/career books')).reply.summary);
  });
});

describe('given a page that an operator added, of which the model knows nothing', () => {
  it('when it is asked for, then the search finds it', () => {
    const { data } = app;
    const page = data.pages.get('skill:rag');
    if (!page) throw new Error('no page');
    const own = { ...page, ref: 'skill:own' as const, id: 'own', name: 'Our wiki' };
    const pages = { ...data.pages, get: (ref: string) => (ref === own.ref ? own : data.pages.get(ref)) };
    const search = () => [{ page: own, score: 0.9 }];
    const [best] = readMeanings('blorp the gnarf', app.tree, { ...data, pages, search }).meanings;
    expect(best).toMatchObject({ page: { ref: 'skill:own' } });
  });
});
