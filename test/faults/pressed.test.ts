import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/engines/open.ts';
import { emptyDatabase } from '../harness/engines.ts';
import { FULL, history, live, RUNS, WHOLE, type Totals } from '../harness/fixtures/faults/pressed.ts';
import { fc } from '../harness/property.ts';

describe.concurrent.each(['sqlite-memory', 'postgres'] as const)(
  'given somebody who follows a plan, and a process that dies between a press and its answer, on %s',
  (engine) => {
    it('when it is told again, or they press again, then nothing ticked is lost and no week is counted or pulled twice', async () => {
      const totals: Totals = { undone: 0, kept: 0, weeks: 0, pulls: 0, ticks: 0, finished: 0 };
      await fc.assert(
        fc.asyncProperty(history, async (lived) => {
          const { location, remove } = await emptyDatabase(engine);
          const store = await openStore(location);
          try {
            await live(store, lived, totals);
          } finally {
            await store.close();
            await remove();
          }
        }),
        { numRuns: RUNS[engine], examples: [[WHOLE]] },
      );
      for (const [what, count] of Object.entries(totals)) expect([what, count > 0]).toEqual([what, true]);
      if (FULL)
        // oxlint-disable-next-line no-console -- the fault runs print their counts
        console.info(`${engine}: ${RUNS[engine]} histories of presses`, totals);
    }, 600_000);
  },
);
