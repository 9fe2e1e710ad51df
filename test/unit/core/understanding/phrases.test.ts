import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { labels, read } from '../../../harness/answers.ts';
import { openApp, type TestApp } from '../../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

describe('given sentences that ask for a change without a command’s name', () => {
  test.each([
    ['pause my plan', '/plan pause'],
    ['change my plan to friday', '/plan when friday'],
    ['move my plan to tuesday 8am berlin', '/plan when tuesday 08:00 Europe/Berlin'],
    ['change to thursdays', '/plan when thursday'],
    ['make it 6pm', '/plan when 18:00'],
    ['move it to friday 8am', '/plan when friday 08:00'],
    ['I live in Lisbon', '/rung settings lisbon'],
    ['use euros', '/rung settings in eur'],
  ] as const)(
    'when “%s” is said, then “%s” is offered, and nothing is changed before it is pressed',
    async (said, command) => {
      const answer = await app.say(said);
      expect(answer.ok).toBe(false);
      expect(answer.reply.summary).toBe(`Do you mean “${command}”?`);
      expect(labels(answer)[0]).toBe(command);
    },
  );
});

describe('given sentences that ask for what cannot be undone', () => {
  test.each([
    ...['/plan cancel', 'cancel my plan', 'stop messaging me', 'unsubscribe me', 'unsubcribe', 'opt out'],
    ...['leave me alone', 'please stop sending me all these messages', 'turn these messages off'],
  ])('when “%s” is said, then it is asked once, and nothing stops before it is pressed', async (said) => {
    const own = await openApp({ now: Date.UTC(2026, 10, 25, 10) });
    await own.say('/plan start 30 days monday 9:00 new york');
    expect((await own.say(said)).reply.summary).toBe('End “30-day plan”?');
    expect(read(await own.say('/plan'), own.core)).toContain('week 1 of 4');
    await own.close();
  });

  test.each(['forget me', 'delete my account', 'erase my personal data', 'right to be forgotten'])(
    'when “%s” is said, then it is asked once, and nothing is deleted before it is pressed',
    async (said) => {
      const own = await openApp({ now: Date.UTC(2026, 10, 25, 10) });
      await own.say('/plan start 30 days monday 9:00 new york');
      expect((await own.say(said)).reply.summary).toMatch(/^Delete everything/);
      expect(read(await own.say('/plan'), own.core)).toContain('week 1 of 4');
      await own.close();
    },
  );
});

describe('given everyday words', () => {
  it.each(['hi', 'hello', 'Hiya!', 'thanks', ':wave:', '👋', 'hi :wave:', '', ' '])(
    'when “%s” is said, then it is greeted with three ways in, and no wall',
    async (said) => {
      const answer = await app.say(said);
      expect(answer.ok).toBe(true);
      expect(labels(answer)).toEqual(['What would I earn?', 'What should I learn?', 'Show me a 30-day plan']);
      expect(answer.reply.blocks.length).toBeLessThan(2);
    },
  );

  it('when somebody with a plan asks why messages come, then the plan, its day and the way out are told', async () => {
    const own = await openApp({ now: Date.UTC(2026, 10, 25, 10) });
    await own.say('/plan start 30 days monday 9:00 new york');
    const answer = await own.say('why do I get these messages');
    expect(answer.reply.summary).toBe('You started “30-day plan” on 25 Nov 2026');
    expect(read(answer, own.core)).toContain('Mondays at 09:00 (America/New_York)');
    expect(labels(answer)).toEqual(['This week', 'Pause', 'End plan']);
    expect(labels(await own.say('hey'))[0]).toBe('This week');
    await own.close();
  });

  it('when help is asked for to stop, then stopping is offered, and nothing stops', async () => {
    expect(labels(await app.say('help me stop the messages'))[0]).toBe('/plan stop');
  });

  test.each([
    ['hello', '👋 Hi Ada! Ask me about pay, skills or a plan'],
    ['👋', '👋 Hi Ada! Ask me about pay, skills or a plan'],
    ['good morning', '👋 Hi Ada!'],
    ['thank you so much!', 'Any time! Ask about pay, skills or your plan'],
    ['ok', 'Any time!'],
    ['why do I get these messages', 'You have no plan, so I send you nothing'],
    ['why am I getting reminders', 'You have no plan, so I send you nothing'],
    ['help me with my plan', 'You have no plan yet'],
    ['help me choose a roadmap', 'roadmaps to follow'],
    ['help me learn rag', 'Retrieval-augmented generation (RAG)'],
    ['help me prepare for an interview', 'Three stages'],
    ['what can you do?', 'I help engineers become AI engineers'],
    ['how does this work?', 'I help engineers become AI engineers'],
    ['how much do AI engineers make', 'Which level?'],
    ['gdpr', 'Rung stores nothing about you'],
    ['which roadmap is best for me', 'roadmaps to follow'],
    ['what should I learn first?', 'roadmaps to follow'],
    ['what data do you hold about me', 'Rung stores nothing about you'],
  ])('when “%s” is said, then the answer is “%s”', async (said, summary) => {
    expect((await app.say(said)).reply.summary).toContain(summary);
  });

  test.each([
    'how is my team doing',
    'how is the team?',
    'who is behind',
    'is anyone behind',
    'team progress',
  ])('when “%s” is asked, then the team is shown as a whole, and nobody alone', async (said) => {
    const venue = { platform: 'test', workspace: 'w1', channel: 'c1', direct: false };
    expect((await app.say(said, { venue })).call.path).toEqual(['roadmap', 'team']);
  });

  test.each(['make it', 'change careers', 'use pytorch'])(
    'when “%s” is said, which names no day, place or currency, then nothing is offered to be changed',
    async (said) => {
      expect((await app.say(said)).reply.summary).not.toContain('Do you mean');
    },
  );

  test.each(['what is rag', 'do I need a phd', 'interview questions', 'which companies use AI'])(
    'when “%s” is asked, then no command is taken for it',
    async (said) => {
      const { ok, reply } = await app.say(said);
      expect(ok).toBe(true);
      expect(reply.summary).not.toMatch(/Do you mean|roadmaps to follow|Rung helps/);
    },
  );

  it('when words name no child of a command, then the whole of them is said not to be one', async () => {
    expect((await app.say('/plan foo bar')).reply.summary).toBe('I don’t know “plan foo”');
  });
});
