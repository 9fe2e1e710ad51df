import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoreLocation } from '../../src/store/engines/open.ts';
import type { EventKey, PersonKey, Store } from '../../src/store/store.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const ada: PersonKey = { platform: 'chat', workspace: 'W1', person: 'U1' };
const delivery = (id: string, workspace = 'W1'): EventKey => ({ platform: 'chat', workspace, id });

/** Deliveries, leases and owners, part of what every store does. */
export function deliveriesContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('deliveries', () => {
    it('when one is marked, then it is new once, in its own workspace', async () => {
      expect(await store.inbox.mark(delivery('e1'), NOON)).toBe(true);
      expect(await store.inbox.mark(delivery('e1'), NOON)).toBe(false);
      expect(await store.inbox.mark(delivery('e1', 'W2'), NOON)).toBe(true);
      expect(await store.inbox.mark({ ...delivery('e1'), platform: 'other' }, NOON)).toBe(true);
    });

    it('when hundreds are marked at once, each four times, then each is new once', async () => {
      const ids = Array.from({ length: 350 }, (_, at) => `e${at}`);
      const marks = [...ids, ...ids, ...ids, ...ids].map((id) => store.inbox.mark(delivery(id), NOON));
      expect((await Promise.all(marks)).filter((isNew) => isNew)).toHaveLength(350);
    });

    it('when work is done with one, then its effect and its mark are kept together', async () => {
      const work = () =>
        store.inbox.handleOnce(delivery('e1'), NOON, (memory) =>
          memory.people.remember(ada, { n: 'x' }, NOON),
        );
      expect(await work()).toEqual({ done: { n: 'x' } });
      expect(await work()).toBeUndefined();
      expect(await store.inbox.mark(delivery('e1'), NOON)).toBe(false);
      expect(await store.people.defaults(ada)).toEqual({ n: 'x' });
    });

    it('when the work throws, then neither is kept', async () => {
      const failing = store.inbox.handleOnce(delivery('e1'), NOON, async (memory) => {
        await memory.people.remember(ada, { n: 'x' }, NOON);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.people.defaults(ada)).toEqual({});
      expect(await store.inbox.mark(delivery('e1'), NOON)).toBe(true);
    });

    it('when one is made many times at once, then its work takes effect once', async () => {
      let ran = 0;
      const all = Array.from({ length: 20 }, () =>
        store.inbox.handleOnce(delivery('e1'), NOON, async (memory) => {
          const { count = '0' } = await memory.people.defaults(ada);
          await memory.people.remember(ada, { count: String(Number(count) + 1) }, NOON);
          ran += 1;
        }),
      );
      expect((await Promise.all(all)).filter(Boolean)).toHaveLength(1);
      expect(await store.people.defaults(ada)).toEqual({ count: '1' });
      expect(ran).toBe(1);
    });

    it('when they are old, then they are forgotten and counted, and no other', async () => {
      await Promise.all(
        Array.from({ length: 250 }, (_, at) => store.inbox.mark(delivery(`e${at}`), NOON + at)),
      );
      expect(await store.inbox.deleteBefore(NOON + 240)).toBe(240);
      expect(await store.inbox.mark(delivery('e239'), NOON)).toBe(true);
      expect(await store.inbox.mark(delivery('e240'), NOON)).toBe(false);
    });

    it.each(['x'.repeat(5_000), 'a\0b', 'a\ud83d', ''])('when an id is odd, then it is an id', async (id) => {
      expect(await store.inbox.mark(delivery(id), NOON)).toBe(true);
      expect(await store.inbox.mark(delivery(id), NOON)).toBe(false);
    });
  });

  describe('owners', () => {
    it('when a call is kept by one workspace, then no other finds it', async () => {
      await store.buttonCalls.save(
        { platform: 'chat', workspace: 'W1' },
        [{ token: 't', call: 'pay' }],
        NOON,
      );
      expect(await store.buttonCalls.get({ platform: 'chat', workspace: 'W1' }, 't')).toBe('pay');
      expect(await store.buttonCalls.get({ platform: 'chat', workspace: 'W2' }, 't')).toBeUndefined();
      expect(await store.buttonCalls.get({ platform: 'other', workspace: 'W1' }, 't')).toBeUndefined();
    });
  });

  describe('leases', () => {
    it('when one is taken, then it is renewed under its token, and no other holder has it', async () => {
      expect(await store.leases.take('gateway', 'a', NOON, NOON + 10)).toEqual({ token: 1 });
      expect(await store.leases.take('gateway', 'b', NOON + 9, NOON + 19)).toBeUndefined();
      expect(await store.leases.take('gateway', 'a', NOON + 9, NOON + 19)).toEqual({ token: 1 });
      expect(await store.leases.take('another', 'b', NOON, NOON + 10)).toEqual({ token: 1 });
    });

    it('when it has run out, then another takes it under a higher token, and the first is fenced', async () => {
      await store.leases.take('gateway', 'a', NOON, NOON + 10);
      expect(await store.leases.take('gateway', 'b', NOON + 10, NOON + 20)).toEqual({ token: 2 });
      expect(await store.leases.take('gateway', 'a', NOON + 11, NOON + 21)).toBeUndefined();
      expect(await store.leases.take('gateway', 'a', NOON + 20, NOON + 30)).toEqual({ token: 3 });
      expect(await store.leases.read('gateway')).toEqual({ holder: 'a', until: NOON + 30 });
      await store.leases.release('gateway', 'a');
      expect(await store.leases.read('gateway')).toBeUndefined();
      expect(await store.leases.read('nobody ever had it')).toBeUndefined();
    });

    it('when it is released, then another has it at once, and nobody releases what is not theirs', async () => {
      await store.leases.take('gateway', 'a', NOON, NOON + 10);
      await store.leases.release('gateway', 'b');
      expect(await store.leases.take('gateway', 'b', NOON, NOON + 10)).toBeUndefined();
      await store.leases.release('gateway', 'a');
      expect(await store.leases.take('gateway', 'b', NOON, NOON + 10)).toEqual({ token: 2 });
    });

    it('when many try at once, then one has it', async () => {
      const holders = Array.from({ length: 20 }, (_, at) =>
        store.leases.take('gateway', `h${at}`, NOON, NOON + 10),
      );
      expect((await Promise.all(holders)).filter(Boolean)).toHaveLength(1);
    });
  });
}

const child = new URL('../harness/processes/delivery-process.ts', import.meta.url).pathname;

/** Two processes on one store are given the same deliveries, each four times at once: how often each was done. */
export async function deliveredByTwo(location: StoreLocation, deliveries: number): Promise<number> {
  const counts = await Promise.all(
    [1, 2].map(async () => {
      const worker = spawn(process.execPath, [child, JSON.stringify(location), String(deliveries)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      worker.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      await event(worker, 'close');
      return Number(said);
    }),
  );
  return counts.reduce((sum, one) => sum + one, 0);
}
