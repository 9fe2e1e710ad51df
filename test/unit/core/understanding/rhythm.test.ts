import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { labels, read } from '../../../harness/answers.ts';
import { openApp, type TestApp } from '../../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  // A Wednesday.
  app = await openApp({ now: Date.UTC(2026, 10, 25, 10) });
});
afterAll(() => app.close());

const schedule = () =>
  app.store.schedules.get({ platform: 'test', workspace: '', person: 'p1' }, 'weekly-plan');

describe('given a message that comes once a week', () => {
  test.each([
    'every morning',
    'every day 9:00',
    'daily at 9',
    'on weekdays',
    'every other friday',
    'every two weeks friday',
    'fortnightly',
    'twice a week',
    'monthly',
    'every month',
  ])('when a plan is to come “%s”, then it is refused with the reason, and nothing begins', async (said) => {
    const answer = await app.say(`/plan start 30 days ${said} london`);
    expect(answer.ok).toBe(false);
    expect(read(answer, app.core)).toContain('Rung writes once a week');
    expect(await schedule()).toBeUndefined();
  });

  test.each(['tomorrow 9:00', 'starting tomorrow', 'today', 'tonight'])(
    'when it is to come “%s”, then its weekday is asked for, and no town is meant',
    async (said) => {
      const answer = await app.say(`/plan start 30 days ${said} london`);
      expect(answer.ok).toBe(false);
      expect(read(answer, app.core)).toContain('name the weekday it comes on');
    },
  );

  test.each([
    ['monday every week 9:00', 'Mon 30 Nov, 09:00'],
    ['once a week friday 8am', 'Fri 4 Dec, 08:00'],
    ['every friday morning', 'Fri 27 Nov, 09:00'],
  ])('when it is to come “%s”, then it comes %s', async (said, weekly) => {
    expect((await app.say(`/plan start 30 days ${said} london`)).reply.summary).toContain(weekly);
  });
});

describe('given a message that is put off', () => {
  test.each(['2h', 'for an hour', 'half an hour', '30 minutes', 'tonight'])(
    'when that is “%s”, then it is refused with what there is',
    async (said) => {
      const answer = await app.say(`/plan snooze ${said}`);
      expect(answer.ok).toBe(false);
      expect(read(answer, app.core)).toContain('Snooze by days or weeks');
    },
  );

  it('when it is put off twice, then each answer says which day it counts from', async () => {
    await app.say('/plan start 30 days monday 9:00 london');
    const first = await app.say('/plan snooze 2 weeks');
    expect(first.reply.summary).toBe('Snoozed until Mon 14 Dec');
    expect(read(first, app.core)).toContain('It was due Mon 30 Nov');
    const second = await app.say('/plan snooze');
    expect(second.reply.summary).toBe('Snoozed until Tue 15 Dec');
    expect(read(second, app.core)).toContain('It was due Mon 14 Dec');
  });

  test.each(['/plan pause for two weeks', '/plan pause until 10 december'])(
    'when “%s” is said, then a pause has no end, and putting it off is offered',
    async (said) => {
      const answer = await app.say(said);
      expect(answer.reply.summary).toBe('A pause lasts until you resume');
      expect(labels(answer)[0]).toContain('Snooze');
      expect((await schedule())?.state).toBe('active');
    },
  );
});
