import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey, Store } from '../../src/store/store.ts';
import { aSchedule, NOON, personOf, TODAY } from '../harness/scheduling/schedules.ts';

const ada = personOf('U1');
const twin = personOf('U1', 'W2');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;
const NEXT = { next: { at: NOON + WEEK, occurrence: '2026-01-12' } };

/** The operator's questions about what was sent, part of what every store does. */
export function ledgerContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  /** Has the nudge of a person fail for good. */
  async function drop(person: PersonKey, at = NOON): Promise<void> {
    await store.schedules.set(person, 'weekly-plan', aSchedule({ next: { at, occurrence: TODAY } }), at);
    const [due] = await store.ledger.claimDue({ now: at, limit: 1, leaseMs: MINUTE });
    if (due) await store.ledger.record(due, { state: 'dropped', error: 'no' }, NEXT, at);
  }

  describe('the ledger', () => {
    it('when dropped nudges are listed, then the latest come first, with the reason', async () => {
      await drop(ada);
      await drop(twin, NOON + 1);
      const listed = await store.ledger.list('dropped', 9);
      expect(listed.map(({ recipient }) => recipient)).toEqual([twin, ada]);
      expect(listed[1]).toMatchObject({ error: 'no', dueAt: NOON, attempts: 1, occurrence: TODAY });
      expect(await store.ledger.list('dropped', 1)).toHaveLength(1);
      expect(await store.ledger.list('sent', 9)).toEqual([]);
    });

    it('when they are retried, then those not too late are due at once, late as they are', async () => {
      await drop(ada);
      await drop(twin, NOON + HOUR);
      const now = NOON + 12.5 * HOUR;
      expect(await store.ledger.retryDropped(now - 12 * HOUR, now)).toBe(1);
      expect(await store.ledger.retryDropped(now - 12 * HOUR, now)).toBe(0);
      expect(await store.ledger.claimDue({ now, limit: 9, leaseMs: MINUTE })).toMatchObject([
        { recipient: twin, occurrence: TODAY, before: 'unknown', dueAt: NOON + HOUR, attempts: 2 },
      ]);
      expect(await store.ledger.list('dropped', 9)).toMatchObject([{ recipient: ada }]);
    });

    it('when they are retried, then nobody is written to who paused, is due, or had a later one', async () => {
      const [paused, due, later] = [personOf('U5'), personOf('U6'), personOf('U7')];
      for (const person of [paused, due, later]) await drop(person);
      await store.schedules.set(paused, 'weekly-plan', aSchedule({ state: 'paused', next: undefined }), NOON);
      await store.schedules.set(
        later,
        'weekly-plan',
        aSchedule({ next: { at: NOON + 5, occurrence: 'later' } }),
        NOON,
      );
      const [claimed] = await store.ledger.claimDue({ now: NOON + 5, limit: 1, leaseMs: MINUTE });
      if (claimed) await store.ledger.record(claimed, { state: 'sent' }, NEXT, NOON + 5);
      await store.schedules.set(
        due,
        'weekly-plan',
        aSchedule({ next: { at: NOON + 9, occurrence: 'x' } }),
        NOON,
      );
      expect(await store.ledger.retryDropped(NOON, NOON + HOUR)).toBe(0);
    });

    it('when a later one is being sent already, by a clock that is ahead, then the dropped one stays so', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      const claim = { limit: 1, leaseMs: MINUTE };
      const [due] = await store.ledger.claimDue({ now: NOON, ...claim });
      const next = { at: NOON + HOUR, occurrence: 'x' };
      if (due) await store.ledger.record(due, { state: 'dropped' }, { next }, NOON);
      const [later] = await store.ledger.claimDue({ now: NOON + HOUR, ...claim });
      expect(await store.ledger.retryDropped(NOON, NOON + 1)).toBe(0);
      expect(later && (await store.ledger.holds(later))).toBe(true);
    });

    it('when somebody is suspended, then they are among those to be told until they are, once', async () => {
      const closed = { next: undefined, state: 'suspended' as const, reason: 'closed' };
      for (const person of [ada, twin]) await store.schedules.set(person, 'weekly-plan', aSchedule(), NOON);
      const dues = await store.ledger.claimDue({ now: NOON, limit: 9, leaseMs: MINUTE });
      expect(await store.schedules.unnotified(9)).toEqual([]);
      for (const [index, due] of dues.entries())
        await store.ledger.record(due, { state: 'dropped' }, closed, NOON + index);
      const last = dues.at(-1)?.recipient;
      expect(await store.schedules.unnotified(1)).toEqual([last]);
      expect(await store.schedules.unnotified(9)).toHaveLength(2);
      const both = await Promise.all([store.schedules.markNotified(ada), store.schedules.markNotified(ada)]);
      expect(both.toSorted()).toEqual(['closed', undefined]);
      expect(await store.schedules.unnotified(9)).toEqual([twin]);
      await store.schedules.set(twin, 'weekly-plan', aSchedule(), NOON);
      expect(await store.schedules.markNotified(twin)).toBeUndefined();
      expect(await store.schedules.markNotified(personOf('nobody'))).toBeUndefined();
      expect(await store.schedules.unnotified(9)).toEqual([]);
    });

    it('when hundreds are retried, then all are', async () => {
      const people = Array.from({ length: 230 }, (_, at) => personOf(`U${at}`));
      await Promise.all(
        people.map((person) => store.schedules.set(person, 'weekly-plan', aSchedule(), NOON)),
      );
      const dues = await store.ledger.claimDue({ now: NOON, limit: 500, leaseMs: MINUTE });
      await Promise.all(dues.map((due) => store.ledger.record(due, { state: 'dropped' }, NEXT, NOON)));
      expect(await store.ledger.retryDropped(NOON, NOON + 1)).toBe(230);
      expect(await store.ledger.countDue(NOON + 1)).toBe(230);
    });

    it('when a send that failed is put off by its person, then it is not late', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      const [due] = await store.ledger.claimDue({ now: NOON, limit: 1, leaseMs: MINUTE });
      const retry = { at: NOON + MINUTE, occurrence: TODAY };
      if (due) await store.ledger.record(due, { state: 'failed' }, { next: retry }, NOON);
      await store.schedules.set(ada, 'weekly-plan', aSchedule({ next: retry, silent: 3 }), NOON);
      expect(await store.ledger.list('failed', 1)).toMatchObject([{ dueAt: NOON }]);
      await store.schedules.set(
        ada,
        'weekly-plan',
        aSchedule({ next: { ...retry, at: NOON + 24 * HOUR } }),
        NOON,
      );
      expect(await store.ledger.claimDue({ now: NOON + 24 * HOUR, limit: 1, leaseMs: MINUTE })).toMatchObject(
        [{ dueAt: NOON + 24 * HOUR }],
      );
    });

    it('when it is old, then it is forgotten and counted, and no other', async () => {
      const people = Array.from({ length: 130 }, (_, at) => personOf(`U${at}`));
      await Promise.all(
        people.map((person) => store.schedules.set(person, 'weekly-plan', aSchedule(), NOON)),
      );
      for (const due of await store.ledger.claimDue({ now: NOON, limit: 500, leaseMs: MINUTE }))
        await store.ledger.record(due, { state: 'sent' }, { next: undefined }, NOON);
      await drop(twin, NOON + 1);
      expect(await store.ledger.deleteBefore(NOON + 1)).toBe(130);
      expect(await store.ledger.list('dropped', 9)).toHaveLength(1);
    });
  });
}
