import { fc } from '../harness/property.ts';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/engines/open.ts';
import { emptyDatabase } from '../harness/engines.ts';
import { FULL, RUNS, live } from '../harness/fixtures/faults/opt-in.ts';
import { history } from '../harness/fixtures/faults/opt-in-history.ts';

describe.concurrent.each(['sqlite-memory', 'postgres'] as const)(
  'given any history of commands, crashes and time on %s',
  (engine) => {
    it('when it is lived through, then nobody is written to who does not want it at that moment, nor twice', async () => {
      const totals: Record<string, number> = {};
      let sends = 0;
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const { location, remove } = await emptyDatabase(engine);
          const store = await openStore(location);
          sends += await live(store, steps, totals);
          // A crashed worker's promises never settle; on PostgreSQL dropping the database ends what they hold.
          await store.close();
          await remove();
        }),
        {
          numRuns: RUNS[engine],
        },
      );
      expect(sends).toBeGreaterThan(RUNS[engine]);
      if (FULL)
        // oxlint-disable-next-line no-console -- the fault runs print their counts
        console.info(`${engine}: ${RUNS[engine]} histories, ${sends} sends, none unasked`, totals);
    }, 600_000);
  },
);
