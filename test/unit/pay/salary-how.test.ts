import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const MATHS = 'The maths: £90K–£130K a year';

describe('given the words on the button that shows the maths', () => {
  it.each([
    '/salary senior london show the maths',
    '/salary senior london how',
    '/salary senior london math',
    'show me the maths for senior london',
  ])('when “%s” is typed, then it does the same', async (text) => {
    const pressed = await app.press(callOf(await app.say('/salary senior london'), 'Show the maths'));
    const typed = await app.say(text);
    expect(typed.reply.summary).toBe(MATHS);
    expect(typed.reply.blocks).toEqual(pressed.reply.blocks);
  });

  it('when they are all that is typed, then the pay is asked about, and the maths of it follow', async () => {
    const asked = await app.say('show the maths');
    expect(asked.call).toMatchObject({ path: ['salary'], fields: { how: true } });
    expect(asked.reply.summary).toBe('Which level?');
    const who = { actor: { platform: 'test', id: 'ada', name: 'Ada' } };
    await app.say('/rung settings senior london', who);
    expect((await app.say('show the maths', who)).reply.summary).toBe(MATHS);
    expect((await app.say('Show me the math!', who)).reply.summary).toBe(MATHS);
  });

  it.each(['how much maths do i need', 'maths', '/skills maths', 'is maths important'])(
    'when it is “%s”, then it is about the skill',
    async (text) => {
      expect((await app.say(text)).reply.summary).toBe('Deep mathematics');
    },
  );
});
