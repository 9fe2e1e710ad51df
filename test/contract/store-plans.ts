import { beforeEach, describe, expect, it } from 'vitest';
import type { Schedule, Store } from '../../src/store/store.ts';
import { guest, home, link } from '../harness/links/accounts.ts';
import { aPlan, aSchedule, NOON, personOf } from '../harness/scheduling/schedules.ts';

const ada = personOf('U1');
const others = [personOf('U1', 'W2'), personOf('U1', ''), personOf('u1'), { ...ada, platform: 'other' }];

/** Schedules and plans, part of what every store does. */
export function plansContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('schedules', () => {
    it('when nobody asked for one, then there is none, and none to remove', async () => {
      expect(await store.schedules.get(ada, 'weekly-plan')).toBeUndefined();
      await store.schedules.set(ada, 'weekly-plan', undefined, NOON);
      expect(await store.schedules.get({ ...ada, person: 'x'.repeat(500) }, 'weekly-plan')).toBeUndefined();
    });

    it.each<[string, Partial<Schedule>]>([
      ['active', {}],
      ['active with nothing to send', { next: undefined, lastWeek: undefined }],
      ['paused', { state: 'paused', reason: 'asked', next: undefined, forgiven: true }],
      ['suspended', { state: 'suspended', reason: 'closed', next: undefined, notified: true, silent: 4 }],
      ['without a word why', { reason: '' }],
    ])('when one is written that is %s, then it is read as it was', async (_, changes) => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule({ hours: 1, streak: 9 }), NOON);
      await store.schedules.set(ada, 'weekly-plan', aSchedule(changes), NOON + 1);
      expect(await store.schedules.get(ada, 'weekly-plan')).toEqual(aSchedule(changes));
    });

    it('when one is removed, then it is gone, and nothing is due', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      await store.schedules.set(ada, 'weekly-plan', undefined, NOON);
      expect(await store.schedules.get(ada, 'weekly-plan')).toBeUndefined();
      expect(await store.ledger.claimDue({ now: NOON, limit: 10, leaseMs: 1 })).toEqual([]);
    });

    it.each(others)('when $platform/$workspace/$person has one, then it is theirs alone', async (other) => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      expect(await store.schedules.get(other, 'weekly-plan')).toBeUndefined();
      await store.schedules.set(other, 'weekly-plan', aSchedule({ hours: 9 }), NOON);
      await store.schedules.set(other, 'weekly-plan', undefined, NOON);
      expect(await store.schedules.get(ada, 'weekly-plan')).toEqual(aSchedule());
    });

    it.each<[string, Partial<Schedule>]>([
      ['a next send though it is paused', { state: 'paused' }],
      ['a time that is no instant', { next: { at: 0.5, occurrence: 'x' } }],
      ['half a weekday', { weekday: 1.5 }],
      ['less than nothing', { silent: -1 }],
      ['a NUL', { reason: 'a\0b' }],
      ['half a character', { zone: 'a\ud83d' }],
    ])('when one holds %s, then it is refused and nothing changes', async (_, changes) => {
      await expect(store.schedules.set(ada, 'weekly-plan', aSchedule(changes), NOON)).rejects.toThrow(
        RangeError,
      );
      expect(await store.schedules.get(ada, 'weekly-plan')).toBeUndefined();
    });
  });

  describe('plans', () => {
    it('when several are saved, then all are read with their ticks, the oldest first', async () => {
      expect(await store.plans.list(ada)).toEqual([]);
      const younger = aPlan('p1', { startedAt: NOON + 1, done: [] });
      await store.plans.save(ada, younger, NOON);
      await store.plans.save(ada, aPlan('p2'), NOON);
      expect(await store.plans.list(ada)).toEqual([aPlan('p2'), younger]);
    });

    it('when one is saved again, then it is as given: ticks come, go and keep their time', async () => {
      await store.plans.save(ada, aPlan('p1'), NOON);
      const later = aPlan('p1', {
        state: 'done',
        week: 3,
        endedAt: NOON + 9,
        done: [
          { step: 'first', task: 'build', at: NOON + 2 },
          { step: 'second', task: 'read', at: NOON + 8 },
        ],
      });
      await store.plans.save(ada, later, NOON);
      expect(await store.plans.list(ada)).toEqual([later]);
    });

    it('when hundreds of tasks are ticked and unticked, then none is left over', async () => {
      const done = Array.from({ length: 350 }, (_, at) => ({ step: `s${at % 9}`, task: `t${at}`, at }));
      await store.plans.save(ada, aPlan('p1', { done }), NOON);
      expect((await store.plans.list(ada))[0]?.done).toEqual(done);
      await store.plans.save(ada, aPlan('p1', { done: [...done, ...done].slice(340, 355) }), NOON);
      expect((await store.plans.list(ada))[0]?.done).toHaveLength(15);
    });

    it('when they are dropped, then they are gone with their ticks, and no one else’s', async () => {
      await store.plans.save(ada, aPlan('p1'), NOON);
      await store.plans.save(personOf('U1', 'W2'), aPlan('p2'), NOON);
      await store.plans.deleteAll(ada);
      await store.plans.save(ada, aPlan('p1', { done: [] }), NOON);
      expect(await store.plans.list(ada)).toEqual([aPlan('p1', { done: [] })]);
      expect(await store.plans.list(personOf('U1', 'W2'))).toEqual([aPlan('p2')]);
    });

    it.each(others)('when $platform/$workspace/$person takes its id, then that is refused', async (other) => {
      await store.plans.save(ada, aPlan('p1'), NOON);
      await expect(store.plans.save(other, aPlan('p1', { done: [] }), NOON)).rejects.toThrow(RangeError);
      expect(await store.plans.list(other)).toEqual([]);
      expect(await store.plans.list(ada)).toEqual([aPlan('p1')]);
    });

    it('when one is changed with a delivery that fails, then nothing of it stays', async () => {
      await store.plans.save(ada, aPlan('p1'), NOON);
      const failing = store.inbox.handleOnce(
        { platform: 'chat', workspace: 'W1', id: 'e1' },
        NOON,
        async (memory) => {
          const [plan] = await memory.plans.list(ada);
          await memory.plans.save(ada, { ...aPlan('p1'), week: (plan?.week ?? 0) + 1, done: [] }, NOON);
          await memory.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
          throw new Error('no');
        },
      );
      await expect(failing).rejects.toThrow('no');
      expect(await store.plans.list(ada)).toEqual([aPlan('p1')]);
      expect(await store.schedules.get(ada, 'weekly-plan')).toBeUndefined();
    });

    it('when twenty deliveries advance it at once, then each counts', async () => {
      await store.plans.save(ada, aPlan('p1', { week: 0 }), NOON);
      await store.schedules.set(ada, 'weekly-plan', aSchedule({ streak: 0 }), NOON);
      const all = Array.from({ length: 20 }, (_, at) =>
        store.inbox.handleOnce({ platform: 'chat', workspace: 'W1', id: `e${at}` }, NOON, async (memory) => {
          const [schedule, [plan]] = [
            await memory.schedules.get(ada, 'weekly-plan'),
            await memory.plans.list(ada),
          ];
          if (!schedule || !plan) throw new Error('lost');
          await memory.schedules.set(ada, 'weekly-plan', { ...schedule, streak: schedule.streak + 1 }, NOON);
          await memory.plans.save(ada, { ...plan, week: plan.week + 1 }, NOON);
        }),
      );
      await Promise.all(all);
      expect((await store.schedules.get(ada, 'weekly-plan'))?.streak).toBe(20);
      expect((await store.plans.list(ada))[0]?.week).toBe(20);
    });
  });

  describe('what weekly messages are composed from', () => {
    const comesBack = (at: number) => ({ at: NOON, isRight: false, comesBack: { step: 0, at } });

    it('when many are asked for at once, then each is what its person has, and nobody else', async () => {
      const bob = personOf('U2');
      await store.plans.save(ada, aPlan('p1', { startedAt: NOON + 1 }), NOON);
      await store.plans.save(ada, aPlan('p2', { done: [] }), NOON);
      await store.people.remember(ada, { level: 'senior', zone: '' }, NOON);
      for (const [question, at] of [
        ['late', 30],
        ['later', 40],
        ['sooner', 20],
        ['wrong', 10],
      ] as const)
        await store.quiz.record(ada, { question, ...comesBack(at) }, NOON);
      await store.quiz.report(ada, 'wrong', NOON);
      await store.quiz.record(bob, { question: 'other', ...comesBack(39) }, NOON);
      const accounts = [bob, ada, ...others, { ...ada, person: 'x'.repeat(500) }, ada];
      const grounds = await Promise.all(accounts.map((one) => store.weeks.ground(one, 40)));
      const hers = {
        plans: await store.plans.list(ada),
        defaults: { level: 'senior', zone: '' },
        questions: ['sooner', 'late'],
      };
      const none = { plans: [], defaults: {}, questions: [] };
      const noOthers = others.map(() => none);
      expect(hers.plans).toHaveLength(2);
      expect(grounds).toEqual([{ ...none, questions: ['other'] }, hers, ...noOthers, none, hers]);
      expect(await store.transaction((one) => one.weeks.ground(ada, 40))).toEqual(hers);
    });

    it('when an account is linked, then it is what its person has, whichever it goes to', async () => {
      await store.plans.save(home.person, aPlan('p1'), NOON);
      await store.people.remember(home.person, { level: 'senior' }, NOON);
      await store.quiz.record(home.person, { question: 'a.1', ...comesBack(30) }, NOON);
      await link(store);
      const whole = { plans: [aPlan('p1')], defaults: { level: 'senior' }, questions: ['a.1'] };
      const both = [guest.person, home.person].map((one) => store.weeks.ground(one, 40));
      expect(await Promise.all(both)).toEqual([whole, whole]);
      const stranger = { ...guest.person, workspace: 'W9' };
      expect(await store.weeks.ground(stranger, 40)).toEqual({ plans: [], defaults: {}, questions: [] });
      await expect(store.weeks.ground(ada, 0.5)).rejects.toThrow(RangeError);
    });
  });
}
