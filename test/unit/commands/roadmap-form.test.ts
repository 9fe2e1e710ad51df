import { afterAll, expect, it } from 'vitest';
import { callOf, labels } from '../../harness/answers.ts';
import { openApp } from '../../harness/app.ts';

const app = await openApp();
afterAll(() => app.close());
const venue = { platform: 'test', workspace: 'T1', channel: 'c1', direct: false };

it('given the form of a team roadmap, when its hours are no hours, then all that was filled in can be mended', async () => {
  const fields = { title: 'Onboarding', outline: 'Learn git (1 week)\nShip a fix', hours: 'x' };
  const answer = await app.press({ path: ['roadmap', 'new'], fields }, { venue });
  expect(answer.reply.summary).toContain('“x”');
  expect(labels(answer)).toContain('Fix it');
  expect(callOf(answer, 'Fix it')).toEqual({ path: ['roadmap', 'new'], fields, intent: 'form' });
});
