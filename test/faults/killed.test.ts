import { describe, expect, it } from 'vitest';
import { openNudgeSetup, pairs } from '../harness/scheduling/nudge-setup.ts';
import { FULL, SEEDS, FIRST, LEAST_KILLED, isOwn, BEGIN, drill } from '../harness/fixtures/faults/killed.ts';

describe.concurrent.each(pairs(FULL))(
  'given processes that send what is due, on %s and %s',
  (engine, platform) => {
    it('when they are killed at every step of a send, then nothing is lost and nothing comes twice', async () => {
      const processes = engine === 'postgres' ? 3 : 1;
      const setup = await openNudgeSetup(engine, platform, {
        count: engine === 'postgres' ? 36 : 14,
        begin: BEGIN,
      });
      try {
        const tally = await drill(setup, processes);
        // Other seeds than a run's own are given to see one failure again: of those, none need kill anybody.
        if (isOwn) expect(tally.killed).toBeGreaterThan(LEAST_KILLED);
        // Half a minute to the first retry of a failure, a minute to the end of a lease.
        expect(tally.rounds).toBeLessThanOrEqual(4);
        if (FULL)
          // oxlint-disable-next-line no-console -- the fault runs print their counts
          console.info(`${engine}, ${platform}, seeds ${FIRST}–${FIRST + SEEDS - 1}:`, tally);
      } finally {
        await setup.close();
      }
    }, 1_800_000);
  },
);
