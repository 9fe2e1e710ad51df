import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, Store, ScheduleChange } from '../../src/store/store.ts';
import { claimOne } from '../harness/scheduling/claiming.ts';
import { allDue, aPlan, aSchedule, crowd, NOON, personOf, TODAY } from '../harness/scheduling/schedules.ts';

const ada = personOf('U1');
const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;
const SENT: Outcome = { state: 'sent', message: { id: 'm1' } };
const NEXT: ScheduleChange = { next: { at: NOON + WEEK, occurrence: '2026-01-12' }, silent: 1 };

/** What comes of a claim: its record, its fence and its release; part of what every store does. */
export function outcomesContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('recording', () => {
    beforeEach(() => store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON));

    it('when it was sent, then ledger and schedule say so, and it is due again at the next', async () => {
      const due = await claimOne(store);
      expect(await store.ledger.record(due, SENT, NEXT, NOON + 2)).toBe(true);
      expect(await store.schedules.get(ada, 'weekly-plan')).toEqual(aSchedule({ ...NEXT, silent: 1 }));
      expect(await store.ledger.list('sent', 9)).toMatchObject([{ at: NOON + 2, message: { id: 'm1' } }]);
      expect(await store.ledger.claimDue({ now: NOON + WEEK - 1, limit: 10, leaseMs: MINUTE })).toEqual([]);
      expect(await claimOne(store, NOON + WEEK)).toMatchObject({
        occurrence: '2026-01-12',
        before: undefined,
      });
    });

    it('when it is recorded twice, one after the other or at once, then it counts once', async () => {
      const due = await claimOne(store);
      const both = [store.ledger.record(due, SENT, NEXT, NOON), store.ledger.record(due, SENT, NEXT, NOON)];
      expect(await Promise.all(both)).toEqual([true, false]);
      expect(await store.ledger.record(due, SENT, { next: undefined }, NOON)).toBe(false);
      expect(await store.schedules.get(ada, 'weekly-plan')).toEqual(aSchedule({ ...NEXT, silent: 1 }));
    });

    it('when hundreds are recorded at once, then each goes on in its own way', async () => {
      await store.schedules.set(ada, 'weekly-plan', undefined, NOON);
      const people = crowd(250);
      await allDue(store, people);
      const dues = await store.ledger.claimDue({ now: NOON + 1000, limit: 250, leaseMs: MINUTE });
      const results = dues.map((due, at) => {
        const next = { at: NOON + WEEK + at, occurrence: `w${at}` };
        return store.ledger.record(due, { state: 'sent', message: at }, { next, silent: at }, NOON);
      });
      expect(new Set(await Promise.all(results))).toEqual(new Set([true]));
      const kept = await Promise.all(people.map((person) => store.schedules.get(person, 'weekly-plan')));
      expect(kept.map((one) => [one?.silent, one?.next?.occurrence])).toEqual(
        people.map((_, at) => [at, `w${at}`]),
      );
      expect(new Set((await store.ledger.list('sent', 999)).map(({ message }) => message)).size).toBe(250);
    });

    it('when it failed, then it is due again later, and known not to have arrived', async () => {
      const later = { at: NOON + MINUTE, occurrence: TODAY };
      const due = await claimOne(store);
      await store.ledger.record(due, { state: 'failed', error: 'busy' }, { next: later }, NOON);
      expect(await store.ledger.list('failed', 9)).toMatchObject([{ error: 'busy', message: undefined }]);
      expect(await store.ledger.claimDue({ now: NOON + MINUTE - 1, limit: 10, leaseMs: MINUTE })).toEqual([]);
      const second = await claimOne(store, NOON + MINUTE);
      expect(second).toMatchObject({ before: 'failed', attempts: 2, dueAt: NOON });
      await store.ledger.record(second, { state: 'unknown' }, { next: { ...later, at: NOON + 1 } }, NOON);
      expect(await claimOne(store, NOON + 2)).toMatchObject({ before: 'unknown', attempts: 3 });
    });

    it('when it suspends or pauses, then that is recorded with it, and nothing is due', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule({ notified: true }), NOON);
      const then: ScheduleChange = { next: undefined, state: 'suspended', reason: 'closed' };
      expect(await store.ledger.record(await claimOne(store), { state: 'dropped' }, then, NOON)).toBe(true);
      const { state, reason } = then as Required<ScheduleChange>;
      expect(await store.schedules.get(ada, 'weekly-plan')).toEqual(
        aSchedule({ state, reason, next: undefined, notified: false }),
      );
      expect(await store.ledger.countDue(NOON + WEEK)).toBe(0);
    });

    it('when it would leave a paused schedule with a next send, then it is refused', async () => {
      const due = await claimOne(store);
      await expect(store.ledger.record(due, SENT, { ...NEXT, state: 'paused' }, NOON)).rejects.toThrow(
        RangeError,
      );
      expect(await store.ledger.record(due, SENT, NEXT, NOON)).toBe(true);
    });

    it('when an occurrence is settled and due once more, then the ledger keeps it, and it goes on', async () => {
      await store.ledger.record(await claimOne(store), SENT, NEXT, NOON);
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      const again = await claimOne(store, NOON + 9);
      expect(again).toMatchObject({ before: 'sent', attempts: 1 });
      expect(await store.ledger.record(again, { state: 'skipped' }, NEXT, NOON + 9)).toBe(true);
      expect(await store.ledger.list('sent', 9)).toMatchObject([{ at: NOON, message: { id: 'm1' } }]);
      expect((await store.schedules.get(ada, 'weekly-plan'))?.next).toEqual(NEXT.next);
    });
  });

  describe('fencing', () => {
    beforeEach(() => store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON));

    it('when a lease has run out and another took over, then the first does and records nothing', async () => {
      const first = await claimOne(store);
      const second = await claimOne(store, NOON + MINUTE);
      expect(await store.ledger.holds(first)).toBe(false);
      expect(await store.ledger.holds(second)).toBe(true);
      expect(await store.ledger.renew(first, NOON + WEEK)).toBe(false);
      expect(await store.ledger.record(first, SENT, { next: undefined }, NOON)).toBe(false);
      await store.ledger.release([first]);
      expect(await store.ledger.list('claimed', 9)).toMatchObject([{ attempts: 2 }]);
      expect(await store.ledger.record(second, SENT, NEXT, NOON)).toBe(true);
    });

    it('when a lease has run out and nobody took over, then its work still counts', async () => {
      const due = await claimOne(store);
      expect(await store.ledger.holds(due)).toBe(true);
      expect(await store.ledger.record(due, SENT, NEXT, NOON + 10 * MINUTE)).toBe(true);
      expect(await store.ledger.holds(due)).toBe(false);
    });

    it.each([
      ['is changed', () => store.schedules.set(ada, 'weekly-plan', aSchedule({ time: '15:00' }), NOON)],
      ['is removed', () => store.schedules.set(ada, 'weekly-plan', undefined, NOON)],
      ['is written as it was', () => store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON)],
      ['belongs to somebody who is forgotten', () => store.people.delete(ada)],
      ['belongs to a workspace that is gone', () => store.workspaces.suspend(ada, 'removed', NOON)],
      [
        'is removed and made anew',
        async () => {
          await store.schedules.set(ada, 'weekly-plan', undefined, NOON);
          await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
        },
      ],
    ])('when a schedule %s while it is claimed, then the claim is fenced off', async (_, change) => {
      const due = await claimOne(store);
      await change();
      const before = await store.people.export(ada);
      expect(await store.ledger.holds(due)).toBe(false);
      expect(await store.ledger.renew(due, NOON + WEEK)).toBe(false);
      expect(await store.ledger.record(due, SENT, NEXT, NOON)).toBe(false);
      await store.ledger.release([due]);
      expect(await store.people.export(ada)).toEqual(before);
    });

    it.each([
      ['is written', () => Promise.resolve()],
      ['is removed', () => store.schedules.set(ada, 'weekly-plan', undefined, NOON)],
      ['belongs to a workspace that is gone', () => store.workspaces.suspend(ada, 'removed', NOON)],
    ])(
      'when a schedule %s while it is claimed and then due again, then it is said that it may have been sent',
      async (_, change) => {
        await claimOne(store);
        await change();
        await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON + 1);
        expect(await claimOne(store, NOON + 1)).toMatchObject({ before: 'claimed', attempts: 2 });
      },
    );

    it('when a plan is ticked while a send is claimed, then the claim holds', async () => {
      const due = await claimOne(store);
      await store.plans.save(ada, aPlan('p1'), NOON);
      expect(await store.ledger.holds(due)).toBe(true);
      expect(await store.ledger.renew(due, NOON + 2 * MINUTE)).toBe(true);
      expect(await store.ledger.claimDue({ now: NOON + MINUTE, limit: 10, leaseMs: MINUTE })).toEqual([]);
      expect(await store.ledger.record(due, SENT, NEXT, NOON)).toBe(true);
    });

    it('when the same id is claimed in two workspaces, then neither touches the other', async () => {
      await store.schedules.set(personOf('U1', 'W2'), 'weekly-plan', aSchedule(), NOON);
      const dues = await store.ledger.claimDue({ now: NOON, limit: 10, leaseMs: MINUTE });
      expect(dues).toHaveLength(2);
      for (const due of dues) {
        const other = dues.find((one) => one !== due);
        const stolen = { ...due, recipientId: other?.recipientId ?? 0 };
        if (dues[0]?.token === dues[1]?.token) continue;
        expect(await store.ledger.holds(stolen)).toBe(false);
        expect(await store.ledger.renew(stolen, NOON)).toBe(false);
      }
      const [first] = dues;
      if (first) await store.ledger.record(first, SENT, NEXT, NOON);
      expect(await store.ledger.list('sent', 9)).toMatchObject([{ recipient: first?.recipient }]);
      expect(await store.ledger.countDue(NOON)).toBe(1);
    });
  });

  describe('handing back', () => {
    it('when claims are handed back, then they are due at once, as if nothing had been', async () => {
      await allDue(store, crowd(250));
      const dues = await store.ledger.claimDue({ now: NOON + 1000, limit: 250, leaseMs: MINUTE });
      await store.ledger.release(dues);
      for (const state of ['claimed', 'failed'] as const)
        expect(await store.ledger.list(state, 9)).toEqual([]);
      const again = await store.ledger.claimDue({ now: NOON + 1000, limit: 250, leaseMs: MINUTE });
      expect(again.map(({ before, attempts }) => ({ before, attempts }))).toEqual(
        again.map(() => ({ before: undefined, attempts: 1 })),
      );
      expect(again).toHaveLength(250);
    });

    it('when one was uncertain before, then it is uncertain again', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      await claimOne(store);
      const second = await claimOne(store, NOON + MINUTE);
      await store.ledger.release([second]);
      expect(await claimOne(store, NOON + MINUTE)).toMatchObject({ before: 'claimed', attempts: 2 });
    });
  });
}
