import { fc } from '../harness/property.ts';
import { describe, expect, it } from 'vitest';
import { openStore, type StoreLocation } from '../../src/store/engines/open.ts';
import { databasesOfFile } from '../harness/postgres-databases.ts';
import { FULL, RUNS, type Totals, live } from '../harness/fixtures/faults/tenancy.ts';
import { history } from '../harness/fixtures/faults/tenancy-history.ts';

const { emptiedUrl } = databasesOfFile();
const LOCATIONS = {
  'sqlite-memory': () => Promise.resolve({ kind: 'sqlite', file: ':memory:' }),
  postgres: async () => ({ kind: 'postgres', url: await emptiedUrl() }),
} satisfies Record<string, () => Promise<StoreLocation>>;

describe.concurrent.each(['sqlite-memory', 'postgres'] as const)(
  'given workspaces of two platforms in one database on %s, and people who are in several',
  (engine) => {
    it('when they say and press anything anywhere, then nothing of a workspace is read or changed in another', async () => {
      const totals: Totals = {
        ...{ read: 0, elsewhere: 0, 'own secrets': 0, 'of another workspace': 0 },
        ...{ 'in public': 0, 'cards and digests': 0, nudges: 0 },
      };
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const store = await openStore(await LOCATIONS[engine]());
          try {
            await live(store, steps, totals);
          } finally {
            await store.close();
          }
        }),
        {
          numRuns: RUNS[engine],
        },
      );
      for (const [what, count] of Object.entries(totals)) expect([what, count > 0]).toEqual([what, true]);
      if (FULL)
        // oxlint-disable-next-line no-console -- the fault runs print their counts
        console.info(`${engine}: ${RUNS[engine]} histories, nothing read elsewhere`, totals);
    }, 1_800_000);
  },
);
