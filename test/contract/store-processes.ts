import { describe, expect, inject, it } from 'vitest';
import { openStore, type StoreLocation } from '../../src/store/engines/open.ts';
import type { PersonKey, Store } from '../../src/store/store.ts';
import { claimedBy } from '../harness/scheduling/claiming.ts';
import { allDue, personOf } from '../harness/scheduling/schedules.ts';
import { deliveredByTwo } from './store-deliveries.ts';

/** Tests of a database that several processes share. `empty` gives where an empty one is. */
export function sharedByProcesses(database: string, empty: () => Promise<StoreLocation>): void {
  describe(`given ${database}`, () => {
    it('when two processes are given each delivery four times, then each is done once', async () => {
      const location = await empty();
      expect(await deliveredByTwo(location, 25)).toBe(25);
      const store = await openStore(location);
      expect(await store.people.defaults({ platform: 'chat', workspace: 'W1', person: 'U1' })).toEqual({
        count: '25',
      });
      await store.close();
    });

    it(
      'when several processes claim hundreds of due sends, then none is claimed twice, and none is lost',
      { timeout: 60_000 },
      async () => {
        const location = await empty();
        const store = await openStore(location);
        const people = ['W1', 'W2', ''].flatMap((workspace) =>
          Array.from({ length: 60 }, (_, at) => personOf(`U${at}`, workspace)),
        );
        await allDue(store, people);
        const claimed = (
          await claimedBy(location, { processes: inject('full') ? 4 : 2, stores: 1, limit: 7 })
        ).flat();
        expect(claimed.sort()).toEqual(
          people.map(({ workspace, person }) => `${workspace}/${person}`).sort(),
        );
        await store.close();
      },
    );

    it('when twenty claim one due send at once, then one has it', { timeout: 60_000 }, async () => {
      const location = await empty();
      const store = await openStore(location);
      await allDue(store, [personOf('U1')]);
      const crowd = inject('full') ? { processes: 20, stores: 1 } : { processes: 2, stores: 10 };
      expect((await claimedBy(location, { ...crowd, limit: 50 })).flat()).toEqual(['W1/U1']);
      await store.close();
    });
  });
}

/** Twenty things are remembered of a person in each of several stores on one database, all at once: every store has all. */
export async function rememberAtOnce(stores: readonly Store[], person: PersonKey): Promise<void> {
  await Promise.all(
    stores.flatMap((store, turn) =>
      Array.from({ length: 20 }, (_, index) =>
        store.people.remember(person, { [`${turn} ${index}`]: 'x' }, 1),
      ),
    ),
  );
  for (const store of stores)
    expect(Object.keys(await store.people.defaults(person))).toHaveLength(20 * stores.length);
  await Promise.all(stores.map((store) => store.close()));
}
