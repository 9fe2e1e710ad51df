import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { aSchedule, NOON, personOf } from '../harness/scheduling/schedules.ts';

const ada = personOf('U1');
const twin = personOf('U1', 'W2');
const MINUTE = 60_000;

/** The conversations with those who are written to; part of what every store does. */
export function conversationsContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('conversations', () => {
    it('when one is kept, then it is known, the latest stands, and it is nobody else’s', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      await store.schedules.set(twin, 'weekly-plan', aSchedule(), NOON);
      expect(await store.conversations.get(ada)).toBeUndefined();
      await store.conversations.save(ada, 'D1', NOON);
      expect(await store.conversations.get(ada)).toBe('D1');
      await store.conversations.save(ada, 'D2', NOON + 1);
      await store.conversations.save(twin, 'D3', NOON);
      expect(await store.conversations.get(ada)).toBe('D2');
      await store.conversations.save(ada, undefined, NOON + 2);
      await store.conversations.save(ada, undefined, NOON + 2);
      expect(await store.conversations.get(ada)).toBeUndefined();
      expect(await store.conversations.get(twin)).toBe('D3');
    });

    it('when the person did not ask to be written to, then none is kept', async () => {
      await store.conversations.save(ada, 'D1', NOON);
      expect(await store.conversations.get(ada)).toBeUndefined();
    });

    it('when a claim was made before it is kept, then the claim holds all the same', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      const [due] = await store.ledger.claimDue({ now: NOON, limit: 1, leaseMs: MINUTE });
      if (!due) throw new Error('nothing was due');
      await store.conversations.save(ada, 'D1', NOON);
      expect(await store.ledger.renew(due, NOON + MINUTE)).toBe(true);
    });

    it('when it is kept while all of the person is deleted, then nothing is left', async () => {
      for (let turn = 0; turn < 20; turn += 1) {
        await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
        await Promise.all([
          store.conversations.save(ada, 'D1', NOON),
          store.people.delete(ada),
          store.conversations.save(ada, 'D1', NOON),
        ]);
        expect(await store.conversations.get(ada)).toBeUndefined();
      }
    });

    it('when it is kept while the workspace is deleted, then nothing is left', async () => {
      for (let turn = 0; turn < 10; turn += 1) {
        await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
        const work = [store.conversations.save(ada, 'D1', NOON), store.workspaces.delete(ada)];
        await Promise.all(turn % 2 === 0 ? work : work.reverse());
        expect(await store.conversations.get(ada)).toBeUndefined();
      }
    });

    it('when what is given cannot be kept, then it is refused, and nobody has one', async () => {
      await expect(store.conversations.save(ada, 'x'.repeat(500), NOON)).rejects.toThrow(RangeError);
      await expect(store.conversations.save(ada, 'D1', 0.5)).rejects.toThrow(RangeError);
      const nobody = { ...ada, person: 'x'.repeat(500) };
      await expect(store.conversations.save(nobody, 'D1', NOON)).rejects.toThrow(RangeError);
      expect(await store.conversations.get(nobody)).toBeUndefined();
    });
  });
}
