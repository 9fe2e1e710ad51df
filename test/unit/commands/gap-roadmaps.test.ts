import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labels, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  // A Wednesday.
  app = await openApp({ now: Date.UTC(2026, 10, 25, 10) });
});
afterAll(() => app.close());

const WHERE = { platform: 'test', workspace: 'W1' };
const TEAM = {
  actor: { ...WHERE, id: 'p1', name: 'Ada' },
  venue: { ...WHERE, channel: 'c1', direct: false },
};
const TARGETS = ['entry', 'mid', 'senior', 'staff', 'principal'];

describe('given the roadmaps to a target, which a button leads to', () => {
  it('when no roadmap is named, or one is begun to be typed, then they are not offered', async () => {
    const asked = await app.say('/plan start monday 9:00 london', TEAM);
    expect(labels(asked)).toContain('30-day plan');
    expect(labels(asked).join('\n')).not.toContain('Gap:');
    for (const prefix of ['', 'g', 'gap']) {
      const offered = await app.core.suggest({ path: ['plan', 'start'], option: 'roadmap', prefix }, TEAM);
      expect(offered.map(({ label }) => label).join('\n')).not.toContain('Gap:');
    }
  });

  it('when one is named all the same, then it is followed', async () => {
    const begun = await app.say('/plan start gap senior london', TEAM);
    expect(begun.reply.summary).toContain('You’re in!');
    expect((await app.store.plans.list({ ...WHERE, person: 'p1' }))[0]?.roadmap).toBe('gap-senior');
  });

  it.each(TARGETS)('when that of %s is to be copied, then it is, or why not is said', async (target) => {
    const answer = await app.say(`/roadmap copy gap ${target}`, TEAM);
    expect(read(answer, app.core)).toMatch(/Copied: “Gap: |is too long to copy/u);
    expect(app.bugs).toEqual([]);
  });
});
