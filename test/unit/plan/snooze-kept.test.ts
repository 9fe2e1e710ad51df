import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/time.ts';
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

describe('given a message that was snoozed, and then a pause', () => {
  /** The next message after a pause that ends some days later. */
  async function afterPause(ends: string, days: number, snooze = '/plan snooze until 10 december') {
    const clock = { at: NOW, now: () => clock.at };
    const app = await openApp({ clock });
    await app.say('/plan start 30 days monday 9:00 london', person);
    if (snooze !== '') await app.say(snooze, person);
    for (let times = 0; times < 2; times++) await app.say('/plan pause', person);
    clock.at += days * DAY_MS;
    const { reply } = await app.say(ends, person);
    const key = { platform: 'test', workspace: '', person: 'ada' };
    const schedule = await app.store.schedules.get(key, 'weekly-plan');
    await app.close();
    return { schedule, words: JSON.stringify(reply.blocks) };
  }

  it.each([
    ['/plan resume', 1, '2026-12-10'],
    ['/plan when 8:30', 1, '2026-12-10'],
    ['/plan when friday', 1, '2026-12-11'],
    // The day that it was snoozed to is over.
    ['/plan resume', 16, '2026-12-14'],
    ['/plan when 8:30', 16, '2026-12-14'],
    ['/plan when 6h a week', 16, '2026-12-14'],
  ])('when %s ends it after %i days, then the next comes on %s', async (ends, days, date) => {
    const { schedule } = await afterPause(ends, days);
    expect([schedule?.state, schedule?.next?.occurrence, schedule?.held]).toEqual([
      'active',
      date,
      undefined,
    ]);
  });

  it('when a day of the series was chosen, then it stays, and where none was, the next comes as usual', async () => {
    const own = await afterPause('/plan resume', 1, '/plan snooze until 14 december');
    expect(own.schedule?.next?.occurrence).toBe('2026-12-14');
    const none = await afterPause('/plan resume', 6, '');
    expect(none.schedule?.next?.occurrence).toBe('2026-12-07');
  });

  it('when nothing ends it, then nothing comes', async () => {
    const { schedule } = await afterPause('/plan', 30);
    expect([schedule?.state, schedule?.next]).toEqual(['paused', undefined]);
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
