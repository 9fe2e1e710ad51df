import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { claimOne } from '../harness/scheduling/claiming.ts';
import { allDue, aSchedule, crowd, NOON, personOf, refOf, TODAY } from '../harness/scheduling/schedules.ts';

const ada = personOf('U1');
const MINUTE = 60_000;

/** Claims and their order, part of what every store does. */
export function claimsContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('claiming', () => {
    it('when nothing is due yet, then nothing is claimed', async () => {
      expect(await store.ledger.claimDue({ now: NOON, limit: 10, leaseMs: MINUTE })).toEqual([]);
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      expect(await store.ledger.claimDue({ now: NOON - 1, limit: 10, leaseMs: MINUTE })).toEqual([]);
      expect(await store.ledger.claimDue({ now: NOON, limit: 0, leaseMs: MINUTE })).toEqual([]);
      expect(await store.ledger.countDue(NOON - 1)).toBe(0);
      expect(await store.ledger.countDue(NOON)).toBe(1);
    });

    it('when one is due, then it is claimed with what its send needs, and the ledger says nothing yet', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      const due = await claimOne(store, NOON + 5);
      expect(due).toEqual({
        ...{ recipient: ada, recipientId: due.recipientId, kind: 'weekly-plan' },
        ...{ schedule: aSchedule(), occurrence: TODAY, dueAt: NOON, attempts: 1 },
        ...{ before: undefined, token: due.token, until: NOON + 5 + MINUTE },
      });
      expect(await store.ledger.list('claimed', 9)).toEqual([]);
      expect(await store.ledger.holds(due)).toBe(true);
    });

    it('when a claim ends without an outcome, then the ledger says so once it is claimed again', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      await claimOne(store, NOON + 5);
      await claimOne(store, NOON + 5 + MINUTE);
      expect(await store.ledger.list('claimed', 9)).toEqual([
        {
          ...{ recipient: ada, kind: 'weekly-plan', occurrence: TODAY, state: 'claimed' },
          ...{ dueAt: NOON, at: NOON + 5 + MINUTE, attempts: 2 },
          ...{ message: undefined, error: undefined },
        },
      ]);
      expect(await claimOne(store, NOON + 5 + 2 * MINUTE)).toMatchObject({ before: 'claimed', attempts: 3 });
    });

    it('when some of a claim were tried before and others were not, then of each it is said how it stood', async () => {
      const people = [1, 2, 3, 4].map((at) => personOf(`U${at}`, `W${at % 2}`));
      await allDue(store, people.slice(0, 3));
      const next = { at: NOON + 5, occurrence: TODAY };
      for (const due of await store.ledger.claimDue({ now: NOON + 5, limit: 9, leaseMs: MINUTE })) {
        const state = ({ U1: 'sent', U2: 'failed' } as const)[refOf(due.recipient)];
        if (state) await store.ledger.record(due, { state }, { next }, NOON);
      }
      await allDue(store, people.slice(3));
      const later = { now: NOON + 5 + MINUTE, limit: 9, leaseMs: MINUTE };
      const dues = await store.ledger.claimDue(later);
      const how = dues.map((due) => [refOf(due.recipient), due.before, due.attempts] as const);
      expect(how.toSorted(([one], [other]) => one.localeCompare(other))).toEqual([
        ['U1', 'sent', 1],
        ['U2', 'failed', 2],
        ['U3', 'claimed', 2],
        ['U4', undefined, 1],
      ]);
      expect(await Promise.all(dues.map((due) => store.ledger.holds(due)))).toEqual([true, true, true, true]);
      await store.ledger.release(dues);
      const again = await store.ledger.claimDue(later);
      expect(again.map((due) => due.before).sort()).toEqual(['claimed', 'failed', 'sent', undefined]);
    });

    it('when it is claimed, then nobody else claims it until its lease has run out', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      await claimOne(store);
      expect(await store.ledger.claimDue({ now: NOON + MINUTE - 1, limit: 10, leaseMs: MINUTE })).toEqual([]);
      expect(await claimOne(store, NOON + MINUTE)).toMatchObject({
        before: 'claimed',
        attempts: 2,
        dueAt: NOON,
      });
    });

    it('when many are due, then they come in the order of their times, as many as asked for', async () => {
      await allDue(store, crowd(30).reverse());
      const times: (number | undefined)[] = [];
      for (const limit of [7, 20, 1, 9]) {
        const dues = await store.ledger.claimDue({ now: NOON + 100, limit, leaseMs: MINUTE });
        times.push(...dues.map(({ schedule }) => schedule.next?.at));
      }
      expect(times).toEqual(Array.from({ length: 30 }, (_, at) => NOON + at));
    });

    it('when many claim at once, then each send is claimed once, and none is left', async () => {
      await allDue(store, crowd(200));
      const claimed: string[] = [];
      const worker = async () => {
        for (;;) {
          const dues = await store.ledger.claimDue({ now: NOON + 1000, limit: 7, leaseMs: MINUTE });
          if (dues.length === 0) return;
          claimed.push(...dues.map(({ recipient }) => refOf(recipient)));
        }
      };
      await Promise.all(Array.from({ length: 6 }, worker));
      expect(claimed.sort()).toEqual(crowd(200).map(({ person }) => person));
    });

    it.each([Number.NaN, 1.5, -1])('when %d are asked for, then that is refused', async (limit) => {
      await expect(store.ledger.claimDue({ now: NOON, limit, leaseMs: MINUTE })).rejects.toThrow(RangeError);
      await expect(store.ledger.claimDue({ now: 0.5, limit: 1, leaseMs: MINUTE })).rejects.toThrow(
        RangeError,
      );
    });
  });

  describe('fairness', () => {
    it('when a crowd was due before a few, then the few have their share at once', async () => {
      await allDue(store, crowd(100, 'crowd'));
      await allDue(store, crowd(3, 'few'), NOON + 500);
      await allDue(store, [{ ...ada, platform: 'other', workspace: '' }], NOON + 900);
      const dues = await store.ledger.claimDue({ now: NOON + 1000, limit: 10, leaseMs: MINUTE });
      const of = (workspace: string) =>
        dues.filter(({ recipient }) => recipient.workspace === workspace).length;
      expect([of('crowd'), of('few'), of('')]).toEqual([4, 3, 1]);
      expect(dues.map(({ dueAt }) => dueAt)).toEqual(dues.map(({ dueAt }) => dueAt).sort((a, b) => a - b));
      expect(await store.ledger.claimDue({ now: NOON + 1000, limit: 100, leaseMs: MINUTE })).toHaveLength(96);
    });

    it('when more workspaces are due than asked for, then those that waited longest go first', async () => {
      const people = ['c', 'a', 'd', 'b'].map((workspace) => personOf('U1', workspace));
      await allDue(store, people);
      const dues = await store.ledger.claimDue({ now: NOON + 1000, limit: 3, leaseMs: MINUTE });
      expect(dues.map(({ recipient }) => recipient.workspace)).toEqual(['c', 'a', 'd']);
    });

    it('when the crowd is claimed already, then its share goes to others', async () => {
      await allDue(store, crowd(5, 'crowd'));
      await store.ledger.claimDue({ now: NOON + 1000, limit: 5, leaseMs: MINUTE });
      await allDue(store, crowd(5, 'few'), NOON + 500);
      expect(await store.ledger.claimDue({ now: NOON + 1000, limit: 5, leaseMs: MINUTE })).toHaveLength(5);
    });
  });
}
