import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { aPlan, aSchedule, NOON, personOf, TODAY } from '../harness/scheduling/schedules.ts';

const ada = personOf('U1');
const channel = { platform: 'chat', workspace: 'W1', channel: 'C1' };
const event = { platform: 'chat', workspace: 'W1', id: 'e1' };

/** Transactions over several repositories, and recipients with several schedules: part of what every store does. */
export function transactionsContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('a transaction', () => {
    it('when it changes several repositories, then it sees its own changes, and all last together', async () => {
      const seen = await store.transaction(async (all) => {
        await all.plans.save(ada, aPlan('p1'), NOON);
        await all.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
        await all.people.remember(ada, { level: 'senior' }, NOON);
        return [await all.plans.list(ada), await all.people.defaults(ada)];
      });
      expect(seen).toEqual([[aPlan('p1')], { level: 'senior' }]);
      expect(await store.plans.list(ada)).toEqual([aPlan('p1')]);
      expect(await store.schedules.get(ada, 'weekly-plan')).toEqual(aSchedule());
    });

    it('when it fails, then nothing of it lasts', async () => {
      const failing = store.transaction(async (all) => {
        await all.plans.save(ada, aPlan('p1'), NOON);
        await all.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
        await all.inbox.mark(event, NOON);
        await all.buttonCalls.save(event, [{ token: 't', call: 'pay' }], NOON);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.plans.list(ada)).toEqual([]);
      expect(await store.schedules.get(ada, 'weekly-plan')).toBeUndefined();
      expect(await store.inbox.mark(event, NOON)).toBe(true);
      expect(await store.buttonCalls.get(event, 't')).toBeUndefined();
    });

    it('when a send is claimed, renewed and recorded within it, then that is as outside', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      await store.transaction(async ({ ledger }) => {
        const [due] = await ledger.claimDue({ now: NOON, limit: 9, leaseMs: 60_000 });
        if (!due) throw new Error('nothing due');
        expect(await ledger.renew(due, NOON + 90_000)).toBe(true);
        expect(await ledger.record(due, { state: 'sent' }, { next: undefined }, NOON)).toBe(true);
      });
      expect(await store.ledger.list('sent', 9)).toMatchObject([{ recipient: ada, occurrence: TODAY }]);
    });

    it('when old rows are deleted within it, then all of them are', async () => {
      for (const id of ['e1', 'e2', 'e3']) await store.inbox.mark({ ...event, id }, NOON);
      expect(await store.transaction(({ inbox }) => inbox.deleteBefore(NOON + 1))).toBe(3);
    });
  });

  describe('a recipient with schedules of two kinds', () => {
    beforeEach(async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      await store.schedules.set(ada, 'other', aSchedule({ hours: 9 }), NOON);
    });

    it('when both are due, then each is claimed and recorded by itself', async () => {
      const dues = await store.ledger.claimDue({ now: NOON, limit: 9, leaseMs: 60_000 });
      expect(dues.map(({ kind }) => kind).toSorted()).toEqual(['other', 'weekly-plan']);
      const plan = dues.find(({ kind }) => kind === 'weekly-plan');
      if (!plan) throw new Error('nothing due');
      expect(await store.ledger.record(plan, { state: 'sent' }, { next: undefined }, NOON)).toBe(true);
      expect(await store.ledger.list('sent', 9)).toMatchObject([{ kind: 'weekly-plan' }]);
      expect(await Promise.all(dues.map((due) => store.ledger.holds(due)))).toEqual(
        dues.map(({ kind }) => kind === 'other'),
      );
    });

    it('when one is removed, then the other goes on', async () => {
      await store.schedules.set(ada, 'weekly-plan', undefined, NOON);
      expect(await store.schedules.get(ada, 'weekly-plan')).toBeUndefined();
      expect(await store.schedules.get(ada, 'other')).toEqual(aSchedule({ hours: 9 }));
      expect(await store.ledger.countDue(NOON)).toBe(1);
    });

    it('when a channel has the id of the person, then it is another recipient', async () => {
      await store.schedules.set({ ...channel, channel: ada.person }, 'other', aSchedule({ hours: 3 }), NOON);
      expect(await store.schedules.get(ada, 'other')).toEqual(aSchedule({ hours: 9 }));
      await store.people.delete(ada);
      expect(await store.schedules.get({ ...channel, channel: ada.person }, 'other')).toMatchObject({
        hours: 3,
      });
    });
  });
}
