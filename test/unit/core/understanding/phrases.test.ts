import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { labels } from '../../../harness/answers.ts';
import { openApp, type TestApp } from '../../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

describe('given sentences that ask for a change without a command’s name', () => {
  test.each([
    ...['/plan cancel', 'cancel my plan', 'stop messaging me', 'unsubscribe me', 'unsubcribe', 'opt out'].map(
      (said) => [said, '/plan stop'] as const,
    ),
    ...['leave me alone', 'please stop sending me all these messages', 'turn these messages off'].map(
      (said) => [said, '/plan stop'] as const,
    ),
    ...['forget me', 'delete my account', 'erase my personal data', 'right to be forgotten'].map(
      (said) => [said, '/rung privacy delete'] as const,
    ),
    ['pause my plan', '/plan pause'],
    ['change my plan to friday', '/plan when friday'],
    ['move my plan to tuesday 8am berlin', '/plan when tuesday 08:00 Europe/Berlin'],
    ['change to thursdays', '/plan when thursday'],
    ['make it 6pm', '/plan when 18:00'],
    ['move it to friday 8am', '/plan when friday 08:00'],
    ['I live in Lisbon', '/rung settings lisbon'],
    ['use euros', '/rung settings in eur'],
    ['stop sharing the roadmap', '/roadmap unshare'],
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

describe('given everyday words', () => {
  test.each([
    ['hello', 'Rung helps engineers become AI engineers'],
    ['👋', 'Rung helps engineers become AI engineers'],
    ['thank you so much!', 'Rung helps engineers become AI engineers'],
    ['what can you do?', 'Rung helps engineers become AI engineers'],
    ['how does this work?', 'Rung helps engineers become AI engineers'],
    ['how much do AI engineers make', 'Which level?'],
    ['gdpr', 'Nothing is held about you'],
    ['which roadmap is best for me', 'roadmaps to follow'],
    ['what should I learn first?', 'roadmaps to follow'],
    ['what data do you hold about me', 'Nothing is held about you'],
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
    expect((await app.say('/plan foo bar')).reply.summary).toBe('There is no command “plan foo”');
  });
});
