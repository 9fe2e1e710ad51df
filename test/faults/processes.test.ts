import type { SHARED_ENGINES } from '../harness/engines.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { nextOccurrence } from '../../src/scheduling/calendar/occurrence.ts';
import { gone, startWorker, type Worker } from '../harness/scheduling/nudge-drill.ts';
import {
  openNudgeSetup,
  pairs,
  WEEKLY,
  type NudgeSetup,
  type PLATFORMS,
} from '../harness/scheduling/nudge-setup.ts';
import { FULL, MINUTE, HOUR, DAY, BEGIN, counted } from '../harness/fixtures/faults/processes.ts';

let setup: NudgeSetup;
const workers: Worker[] = [];
afterEach(async () => {
  for (const one of workers) one.end();
  await Promise.all(workers.splice(0).map(gone));
  await setup.close();
});

async function open(
  engine: (typeof SHARED_ENGINES)[number],
  platform: (typeof PLATFORMS)[number],
  count: number,
) {
  setup = await openNudgeSetup(engine, platform, { count, begin: BEGIN });
  setup.now = nextOccurrence(WEEKLY, BEGIN).at + MINUTE;
}
async function begin(count: number): Promise<readonly Worker[]> {
  const begun = await Promise.all(Array.from({ length: count }, () => startWorker(setup.where)));
  workers.push(...begun);
  return begun;
}
const each = (inbox: number): readonly number[] => setup.people.map(() => inbox);

describe.each(pairs(FULL))('given several processes, on %s and %s', (engine, platform) => {
  it.each(['claimed', 'held'] as const)(
    'when one is paused past its lease (%s) and another sends, then it sends nothing once it goes on',
    async (at) => {
      await open(engine, platform, 6);
      const [sleeper, other] = (await begin(2)) as [Worker, Worker];
      const dies = { signal: 'SIGSTOP', at, count: 1, after: 0 } as const;
      expect(await sleeper.work({ now: setup.now, speed: 100, dies })).toBe('paused');
      setup.now += MINUTE + 1;
      // Two minutes at most: what it held is sent in the first round after its lease.
      await counted(other, { now: setup.now });
      expect(setup.inboxes()).toEqual(each(1));
      const wakes = sleeper.heard('done');
      await new Promise((resolve) => setTimeout(resolve, 800));
      // Told until it wakes: a signal to go on has been seen to be lost where a machine is busy.
      const waking = setInterval(() => sleeper.process.kill('SIGCONT'), 50);
      const { counts, bugs } = await wakes.finally(() => clearInterval(waking));
      expect(bugs).toEqual([]);
      expect(counts['fenced']).toBe(6);
      expect(setup.inboxes()).toEqual(each(1));
    },
    60_000,
  );

  it('when all find the same send due, then one makes it', async () => {
    await open(engine, platform, 1);
    const all = await begin(FULL ? 20 : 5);
    const tries = await Promise.all(all.map((one) => counted(one, { now: setup.now })));
    expect(tries.reduce((sum, one) => sum + (one['tried'] ?? 0), 0)).toBe(1);
    expect(setup.inboxes()).toEqual([1]);
  }, 120_000);

  it('when they were down for an hour, three days and three weeks, then one comes late, and one is skipped each', async () => {
    await open(engine, platform, 2);
    const [worker] = (await begin(1)) as [Worker];
    setup.now += HOUR;
    expect(await counted(worker, { now: setup.now })).toMatchObject({ late: 2, tried: 2 });
    setup.now += 7 * DAY + 3 * DAY;
    expect(await counted(worker, { now: setup.now })).toEqual({ skipped: 2 });
    setup.now += 21 * DAY;
    expect(await counted(worker, { now: setup.now })).toEqual({ skipped: 2 });
    expect(setup.inboxes()).toEqual(each(1));
    setup.now = nextOccurrence(WEEKLY, setup.now).at + MINUTE;
    expect(await counted(worker, { now: setup.now })).toMatchObject({ sent: 2 });
  }, 60_000);

  it('when one is told to stop under load, then it finishes within ten seconds and hands back the rest at once', async () => {
    await open(engine, platform, 120);
    const [first, second] = (await begin(2)) as [Worker, Worker];
    setup.trouble('delay', 500, 300);
    void first.work({ now: setup.now });
    await expect.poll(() => Math.max(...setup.inboxes()), { timeout: 20_000 }).toBeGreaterThan(0);
    const stopped = first.heard('stopped');
    first.process.kill('SIGTERM');
    const { ms } = await stopped;
    expect(ms).toBeLessThan(10_000);
    const sent = setup.inboxes().reduce((sum, one) => sum + one, 0);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(120);
    expect(await setup.store.ledger.list('sent', 200)).toHaveLength(sent);
    setup.calm();
    await counted(second, { now: setup.now });
    expect(setup.inboxes()).toEqual(each(1));
    if (FULL)
      // oxlint-disable-next-line no-console -- the fault runs print their counts
      console.info(
        `${engine}, ${platform}: stopped in ${Math.round(ms)} ms, ${sent} sent, ${120 - sent} handed back`,
      );
  }, 60_000);
});
