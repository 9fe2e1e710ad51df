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
      await store.setSchedule(ada, aSchedule(), NOON);
      await store.setSchedule(twin, aSchedule(), NOON);
      expect(await store.conversation(ada)).toBeUndefined();
      await store.keepConversation(ada, 'D1', NOON);
      expect(await store.conversation(ada)).toBe('D1');
      await store.keepConversation(ada, 'D2', NOON + 1);
      await store.keepConversation(twin, 'D3', NOON);
      expect(await store.conversation(ada)).toBe('D2');
      await store.keepConversation(ada, undefined, NOON + 2);
      await store.keepConversation(ada, undefined, NOON + 2);
      expect(await store.conversation(ada)).toBeUndefined();
      expect(await store.conversation(twin)).toBe('D3');
    });

    it('when the person did not ask to be written to, then none is kept', async () => {
      await store.keepConversation(ada, 'D1', NOON);
      expect(await store.conversation(ada)).toBeUndefined();
    });

    it('when a claim was made before it is kept, then the claim holds all the same', async () => {
      await store.setSchedule(ada, aSchedule(), NOON);
      const [due] = await store.claimDue(NOON, 1, MINUTE);
      if (!due) throw new Error('nothing was due');
      await store.keepConversation(ada, 'D1', NOON);
      expect(await store.renew(due, NOON + MINUTE)).toBe(true);
    });

    it('when it is kept while all of the person is deleted, then nothing is left', async () => {
      for (let turn = 0; turn < 20; turn += 1) {
        await store.setSchedule(ada, aSchedule(), NOON);
        await Promise.all([
          store.keepConversation(ada, 'D1', NOON),
          store.forgetPerson(ada),
          store.keepConversation(ada, 'D1', NOON),
        ]);
        expect(await store.conversation(ada)).toBeUndefined();
      }
    });

    it('when it is kept while the workspace is deleted, then nothing is left', async () => {
      for (let turn = 0; turn < 10; turn += 1) {
        await store.setSchedule(ada, aSchedule(), NOON);
        const work = [store.keepConversation(ada, 'D1', NOON), store.forgetWorkspace(ada)];
        await Promise.all(turn % 2 === 0 ? work : work.reverse());
        expect(await store.conversation(ada)).toBeUndefined();
      }
    });

    it('when what is given cannot be kept, then it is refused, and nobody has one', async () => {
      await expect(store.keepConversation(ada, 'x'.repeat(500), NOON)).rejects.toThrow(RangeError);
      await expect(store.keepConversation(ada, 'D1', 0.5)).rejects.toThrow(RangeError);
      const nobody = { ...ada, person: 'x'.repeat(500) };
      await expect(store.keepConversation(nobody, 'D1', NOON)).rejects.toThrow(RangeError);
      expect(await store.conversation(nobody)).toBeUndefined();
    });
  });
}
