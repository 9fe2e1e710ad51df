import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOfExample } from '../../../src/core/declare/example.ts';
import { firstSentence } from '../../../src/dataset/skills/skill-words.ts';
import { callOf, labels, leadOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.store.close());

const summary = async (text: string): Promise<string> => (await app.say(text)).reply.summary;

/** The title of a topic's page. */
const titleOf = (topic: string): string => firstSentence(app.data.career.page(topic)?.summary ?? '')[0];

describe('given /career', () => {
  it('when asked of nothing, then every topic is listed, and a press gives its one line', async () => {
    const answer = await app.say('/career');
    const offered = answer.reply.actions.flatMap((one) =>
      one.type === 'menu'
        ? one.choices.map((choice) => choice.call)
        : one.type === 'button'
          ? [one.call]
          : [],
    );
    for (const { id, name } of app.data.career.pages) {
      expect(read(answer, app.core)).toContain(name);
      const to = offered.find(({ fields }) => fields['about'] === `topic:${id}`);
      expect(to, name).toBeDefined();
      if (to) expect((await app.press(to)).reply.summary).toBe(titleOf(id));
    }
  });

  it('when a topic is named, then it is its page, with its source and where to go on', async () => {
    const answer = await app.say('/career interview');
    expect(answer.reply.summary).toBe('Three stages: screen, deep dive, behavioural.');
    expect(leadOf(answer)).toBe('The first two are technical.');
    expect(read(answer, app.core)).toContain('Source: Startupbricks guide, 19 Jan 2025.');
    expect(labels(answer)).toContain('All topics');
  });

  it('when a question is asked, then the line that answers it comes first', async () => {
    const answer = await app.say('/career do I need a PhD?');
    expect(answer.reply.summary).toBe('No. Applied roles go by what you can build.');
    expect(leadOf(answer)).toContain('PhD');
    const page = await app.press(callOf(answer, 'Five myths'));
    expect(page.reply.summary).toBe(titleOf('myths'));
  });

  it('when the answer is a skill or a roadmap, then its own command answers', async () => {
    expect(await summary('/career what do I need to know about RAG?')).toBe(await summary('/skills rag'));
    const answer = await app.say('/career how do I get in as a software engineer');
    expect(answer.call.path).toEqual(['roadmap', 'show']);
  });

  it('when pay is asked for in a sentence, then /salary answers', async () => {
    expect(await summary('/career what does a senior make in Berlin?')).toBe(
      await summary('/salary senior berlin'),
    );
  });

  it('when no page surely answers, then the nearest are offered and none is shown', async () => {
    const answer = await app.say('/career who invented transformers');
    expect(answer.ok).toBe(false);
    expect(answer.reply.summary).toBe('I don’t have an answer to that yet. Closest topics:');
    expect(labels(answer)).toContain('Neural network architectures');
  });

  it('when nothing is known, then it says so and offers the topics', async () => {
    const answer = await app.say('/career best pizza in naples');
    expect(answer).toMatchObject({ ok: false, reply: { summary: 'I don’t have an answer to that yet' } });
    expect(labels(answer)).toContain('The interview');
  });

  it.each([
    '/career best pizza in naples',
    'my manager wants me gone',
    '/salary senior tokyo',
    '/salary compare senior tokyo paris',
    '/roadmap team',
  ])('when “%s” finds nothing, then that is never offered to be shared, nor posted', async (said) => {
    expect(labels(await app.say(said))).not.toContain('Share here');
    const shared = await app.say(`${said} share here`);
    expect(shared.visibility).toBe('private');
  });

  it('when a question has further answers, then the next are buttons', async () => {
    const answer = await app.say('/career how do I find a job');
    expect(labels(answer).filter((one) => one.startsWith('Or: ')).length).toBeGreaterThan(0);
    expect(labels(answer).filter((one) => one.startsWith('Or: ')).length).toBeLessThanOrEqual(2);
    expect(answer.reply.actions.filter((one) => one.type === 'button').length).toBeLessThanOrEqual(4);
  });

  it('when it is shared, then the page that answered is, under the sharer’s name', async () => {
    const answer = await app.say('/career what is rag');
    const shared = await app.press(callOf(answer, 'Share here'));
    expect(shared.visibility).toBe('channel');
    expect((await app.say('/career what is rag share here')).visibility).toBe('channel');
    expect(labels(await app.say('/career what is rag')).filter((one) => one === 'Share here')).toHaveLength(
      1,
    );
  });

  it('when a page suggests commands to try, then each is one', () => {
    const lost = app.data.career.pages.flatMap((page) =>
      page.commands.filter((one) => {
        const does = callOfExample(app.tree, app.data, one);
        return !does || !app.tree.find(does.path);
      }),
    );
    expect(lost).toEqual([]);
  });
});

describe('given words without a command', () => {
  it.each([
    ['what does a senior make in Berlin?', '/salary senior berlin'],
    ['how much would a mid level person earn in toronto', '/salary mid toronto'],
    ['senior london', '/salary senior london'],
    ['senoir salary in london', '/salary senior london'],
    ['what do I need to know about RAG?', '/skills rag'],
    ['interview', '/career interview'],
  ])('when they are “%s”, then they are answered as %s', async (said, command) => {
    expect(await summary(said)).toBe(await summary(command));
  });

  it.each(['interview for a senior in london', 'negotiating pay as a senior in berlin'])(
    'when they are “%s”, then a level and a place make no question of pay of them',
    async (said) => {
      expect((await app.say(said)).call.path).not.toEqual(['salary']);
    },
  );

  it('when a place is missing, then it is asked for', async () => {
    expect(await summary('how much does a senior earn')).toBe('Which place?');
  });

  it('when a command’s name is misspelt, then the command is offered', async () => {
    const answer = await app.say('skils rag');
    expect(answer.ok).toBe(false);
    expect(labels(answer)[0]).toContain('/skills');
  });

  it('when they mean nothing, then that is said, with where to look', async () => {
    const answer = await app.say('flurble wug gronk');
    expect(answer).toMatchObject({ ok: false, reply: { summary: 'I don’t have an answer to that yet' } });
    expect(labels(await app.say('what can you do?'))).toContain('What would I earn?');
  });
});
