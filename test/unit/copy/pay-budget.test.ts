import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../harness/app.ts';
import { overBudget } from '../../harness/copy/budget.ts';
import { PLATFORMS } from '../../harness/copy/lines.ts';
import { PAY_PLACES as PLACES } from '../../harness/copy/pay-places.ts';
import { NOW, personIn } from '../../harness/copy/messages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp({ now: NOW });
});
afterAll(() => app.close());

/** What is asked for beside level and place has to be answered: a rate, a premium, a caveat. */
const WORDS_AN_OPTION = 15;
const OPTIONS = /\bremote\b|\bin eur\b|\bllm\b/g;

describe.each(PLATFORMS)('given pay of every level in places of each kind on %s', (platform) => {
  it.each(['', 'in eur', 'llm', 'how'])(
    'when asked with “%s”, then each answer keeps its budget',
    async (more) => {
      const over: string[] = [];
      let number = 0;
      for (const place of PLACES)
        for (const { id } of app.data.pay.levels) {
          const name = `/salary ${id} ${place} ${more}`.trim();
          const answer = await personIn(app, number++).says(name);
          const options = name.match(OPTIONS)?.length ?? 0;
          over.push(...overBudget({ name, hasPlan: false, answer }, platform, options * WORDS_AN_OPTION));
        }
      expect(over).toEqual([]);
    },
  );
});
