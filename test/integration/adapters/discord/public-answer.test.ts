import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerInPublic } from '../../../../src/adapters/discord/inbound/public-answer.ts';
import { openApp, type TestApp } from '../../../harness/app.ts';
import { mentionOf, noting } from '../../../harness/fixtures/integration/adapters/discord/public-answer.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

describe('given a mention in a channel', () => {
  it.each(['salary senior london', 'settings', 'settings level senior', 'help'])(
    'when “%s” is answered, then the core is handed one invocation, which it understands once',
    async (text) => {
      const { core, handed } = noting(app.core);
      const answer = await answerInPublic(core, mentionOf(text));
      expect(answer).toBeDefined();
      expect(handed.size).toBe(1);
      expect([...handed][0]?.actor.id).toBe('');
    },
  );
});
