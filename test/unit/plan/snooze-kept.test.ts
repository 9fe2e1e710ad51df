import { describe, expect, it } from 'vitest';
import { openApp } from '../../harness/app.ts';

/** A Wednesday, 10:00 in London. */
const NOW = Date.UTC(2026, 10, 25, 10);
const person = { actor: { platform: 'test', id: 'ada', name: 'Ada' } };

/** What is said after a plan for Mondays at 9:00 was started and its message snoozed. */
async function afterSnooze(snooze: string, when: string) {
  const app = await openApp({ now: NOW });
  await app.say('/plan start 30 days monday 9:00 london', person);
  const snoozed = await app.say(snooze, person);
  expect(snoozed.ok, snooze).toBe(true);
  const { reply } = await app.say(when, person);
  const next = (
    await app.store.schedules.get({ platform: 'test', workspace: '', person: 'ada' }, 'weekly-plan')
  )?.next;
  await app.close();
  return { words: JSON.stringify(reply.blocks), next };
}

describe('given a message that was snoozed', () => {
  it.each([
    ['/plan snooze until 10 december', '/plan when 8:30', '2026-12-10', 'You snoozed it until Thu 10 Dec'],
    ['/plan snooze until 10 december', '/plan when berlin', '2026-12-10', 'You snoozed it until Thu 10 Dec'],
    ['/plan snooze until 10 december', '/plan when friday', '2026-12-11', 'You snoozed it until Thu 10 Dec'],
    [
      '/plan snooze until 10 december',
      '/plan when wednesday',
      '2026-12-16',
      'You snoozed it until Thu 10 Dec',
    ],
    ['/plan snooze a day', '/plan when 8:30', '2026-12-01', 'You snoozed it until Tue 1 Dec'],
    // A day of the series itself: the week that it was put to stays.
    ['/plan snooze until 14 december', '/plan when 8:30', '2026-12-14', ''],
    ['/plan snooze until 14 december', '/plan when friday', '2026-12-18', ''],
  ])('when %s and then %s, then it comes on %s', async (snooze, when, date, said) => {
    const { words, next } = await afterSnooze(snooze, when);
    expect(next?.occurrence).toBe(date);
    if (said === '') expect(words).not.toContain('snoozed');
    else expect(words).toContain(said);
  });

  it('when only the hours a week change, then it stays where it is', async () => {
    const { next, words } = await afterSnooze('/plan snooze until 10 december', '/plan when 6h a week');
    expect(next?.occurrence).toBe('2026-12-10');
    expect(words).not.toContain('snoozed');
  });
});

describe('given a message that was not snoozed', () => {
  it('when its day is changed twice, then no later week is chosen than the change asks for', async () => {
    const app = await openApp({ now: NOW });
    await app.say('/plan start 30 days monday 9:00 london', person);
    const days = [];
    for (const day of ['friday', 'thursday', 'monday']) {
      await app.say(`/plan when ${day}`, person);
      const key = { platform: 'test', workspace: '', person: 'ada' };
      days.push((await app.store.schedules.get(key, 'weekly-plan'))?.next?.occurrence);
    }
    expect(days).toEqual(['2026-11-27', '2026-11-26', '2026-11-30']);
    await app.close();
  });
});
