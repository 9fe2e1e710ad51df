import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApp, VENUE, type TestApp } from '../../harness/app.ts';
import { meantBy } from '../../harness/meant.ts';
import { inProject } from '../../harness/project.ts';

const schema = z.strictObject({
  /** Each with what it means: the best first, then what is right as well. */
  asked: z.array(z.strictObject({ asks: z.string(), means: z.array(z.string()).min(1) })),
  /** What Rung has no answer to. */
  unanswered: z.array(z.string()),
});
const { asked, unanswered } = schema.parse(
  load(readFileSync(inProject('test/unit/sentences/held-out.yaml'), 'utf8')),
);

/** A channel of a workspace, where every command can be asked. */
const venue = { ...VENUE, workspace: 'w1' };
let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

describe('given questions in people’s own words, of which nothing was learnt', () => {
  it('when they are asked, then the right page or command comes first, or among three', async () => {
    const got: { asks: string; at: number; names: string[] }[] = [];
    for (const { asks, means } of asked) {
      const { names } = meantBy(await app.say(asks, { venue }), app);
      got.push({ asks, names, at: names.findIndex((name) => means.includes(name)) });
    }
    const share = (most: number): number => got.filter(({ at }) => at >= 0 && at < most).length / got.length;
    const missed = got
      .filter(({ at }) => at !== 0)
      .map(({ asks, names }) => `“${asks}”: ${names.slice(0, 3).join()}`);
    const said = `first ${share(1).toFixed(3)}, in three ${share(3).toFixed(3)}\n${missed.join('\n')}`;
    expect(share(1), said).toBeGreaterThanOrEqual(0.9);
    expect(share(3), said).toBeGreaterThanOrEqual(0.97);
  });

  it('when nothing answers them, then nothing is shown for nine in ten', async () => {
    const shown: string[] = [];
    for (const asks of unanswered) {
      const { isShown, names } = meantBy(await app.say(asks), app);
      if (isShown) shown.push(`“${asks}”: ${names[0] ?? ''}`);
    }
    expect(shown.length / unanswered.length, shown.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
