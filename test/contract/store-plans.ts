import { beforeEach, describe, expect, it } from 'vitest';
import type { Schedule, Store } from '../../src/store/store.ts';
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
      expect(await store.schedule(ada)).toBeUndefined();
      await store.setSchedule(ada, undefined, NOON);
      expect(await store.schedule({ ...ada, person: 'x'.repeat(500) })).toBeUndefined();
    });

    it.each<[string, Partial<Schedule>]>([
      ['active', {}],
      ['active with nothing to send', { next: undefined, lastWeek: undefined }],
      ['paused', { state: 'paused', reason: 'asked', next: undefined, forgiven: true }],
      ['suspended', { state: 'suspended', reason: 'closed', next: undefined, told: true, silent: 4 }],
      ['without a word why', { reason: '' }],
    ])('when one is written that is %s, then it is read as it was', async (_, changes) => {
      await store.setSchedule(ada, aSchedule({ hours: 1, streak: 9 }), NOON);
      await store.setSchedule(ada, aSchedule(changes), NOON + 1);
      expect(await store.schedule(ada)).toEqual(aSchedule(changes));
    });

    it('when one is removed, then it is gone, and nothing is due', async () => {
      await store.setSchedule(ada, aSchedule(), NOON);
      await store.setSchedule(ada, undefined, NOON);
      expect(await store.schedule(ada)).toBeUndefined();
      expect(await store.claimDue(NOON, 10, 1)).toEqual([]);
    });

    it.each(others)('when $platform/$workspace/$person has one, then it is theirs alone', async (other) => {
      await store.setSchedule(ada, aSchedule(), NOON);
      expect(await store.schedule(other)).toBeUndefined();
      await store.setSchedule(other, aSchedule({ hours: 9 }), NOON);
      await store.setSchedule(other, undefined, NOON);
      expect(await store.schedule(ada)).toEqual(aSchedule());
    });

    it.each<[string, Partial<Schedule>]>([
      ['a next send though it is paused', { state: 'paused' }],
      ['a time that is no instant', { next: { at: 0.5, occurrence: 'x' } }],
      ['half a weekday', { weekday: 1.5 }],
      ['less than nothing', { silent: -1 }],
      ['a NUL', { reason: 'a\0b' }],
      ['half a character', { zone: 'a\ud83d' }],
    ])('when one holds %s, then it is refused and nothing changes', async (_, changes) => {
      await expect(store.setSchedule(ada, aSchedule(changes), NOON)).rejects.toThrow(RangeError);
      expect(await store.schedule(ada)).toBeUndefined();
    });
  });

  describe('plans', () => {
    it('when several are saved, then all are read with their ticks, the oldest first', async () => {
      expect(await store.plans(ada)).toEqual([]);
      const younger = aPlan('p1', { startedAt: NOON + 1, done: [] });
      await store.savePlan(ada, younger, NOON);
      await store.savePlan(ada, aPlan('p2'), NOON);
      expect(await store.plans(ada)).toEqual([aPlan('p2'), younger]);
    });

    it('when one is saved again, then it is as given: ticks come, go and keep their time', async () => {
      await store.savePlan(ada, aPlan('p1'), NOON);
      const later = aPlan('p1', {
        state: 'done',
        week: 3,
        endedAt: NOON + 9,
        done: [
          { step: 'first', task: 'build', at: NOON + 2 },
          { step: 'second', task: 'read', at: NOON + 8 },
        ],
      });
      await store.savePlan(ada, later, NOON);
      expect(await store.plans(ada)).toEqual([later]);
    });

    it('when hundreds of tasks are ticked and unticked, then none is left over', async () => {
      const done = Array.from({ length: 350 }, (_, at) => ({ step: `s${at % 9}`, task: `t${at}`, at }));
      await store.savePlan(ada, aPlan('p1', { done }), NOON);
      expect((await store.plans(ada))[0]?.done).toEqual(done);
      await store.savePlan(ada, aPlan('p1', { done: [...done, ...done].slice(340, 355) }), NOON);
      expect((await store.plans(ada))[0]?.done).toHaveLength(15);
    });

    it('when they are dropped, then they are gone with their ticks, and no one else’s', async () => {
      await store.savePlan(ada, aPlan('p1'), NOON);
      await store.savePlan(personOf('U1', 'W2'), aPlan('p2'), NOON);
      await store.dropPlans(ada);
      await store.savePlan(ada, aPlan('p1', { done: [] }), NOON);
      expect(await store.plans(ada)).toEqual([aPlan('p1', { done: [] })]);
      expect(await store.plans(personOf('U1', 'W2'))).toEqual([aPlan('p2')]);
    });

    it.each(others)('when $platform/$workspace/$person takes its id, then that is refused', async (other) => {
      await store.savePlan(ada, aPlan('p1'), NOON);
      await expect(store.savePlan(other, aPlan('p1', { done: [] }), NOON)).rejects.toThrow(RangeError);
      expect(await store.plans(other)).toEqual([]);
      expect(await store.plans(ada)).toEqual([aPlan('p1')]);
    });

    it('when one is changed with a delivery that fails, then nothing of it stays', async () => {
      await store.savePlan(ada, aPlan('p1'), NOON);
      const failing = store.once({ platform: 'chat', workspace: 'W1', id: 'e1' }, NOON, async (memory) => {
        const [plan] = await memory.plans(ada);
        await memory.savePlan(ada, { ...aPlan('p1'), week: (plan?.week ?? 0) + 1, done: [] }, NOON);
        await memory.setSchedule(ada, aSchedule(), NOON);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.plans(ada)).toEqual([aPlan('p1')]);
      expect(await store.schedule(ada)).toBeUndefined();
    });

    it('when twenty deliveries advance it at once, then each counts', async () => {
      await store.savePlan(ada, aPlan('p1', { week: 0 }), NOON);
      await store.setSchedule(ada, aSchedule({ streak: 0 }), NOON);
      const all = Array.from({ length: 20 }, (_, at) =>
        store.once({ platform: 'chat', workspace: 'W1', id: `e${at}` }, NOON, async (memory) => {
          const [schedule, [plan]] = [await memory.schedule(ada), await memory.plans(ada)];
          if (!schedule || !plan) throw new Error('lost');
          await memory.setSchedule(ada, { ...schedule, streak: schedule.streak + 1 }, NOON);
          await memory.savePlan(ada, { ...plan, week: plan.week + 1 }, NOON);
        }),
      );
      await Promise.all(all);
      expect((await store.schedule(ada))?.streak).toBe(20);
      expect((await store.plans(ada))[0]?.week).toBe(20);
    });
  });
}
