import { describe, expect, inject, it } from 'vitest';
import { nextOccurrence } from '../../src/scheduling/calendar/occurrence.ts';
import {
  gone,
  randomOf,
  startWorker,
  STEPS,
  type Order,
  type Report,
  type Worker,
} from '../harness/scheduling/nudge-drill.ts';
import {
  openNudgeSetup,
  pairs,
  WEEKLY,
  type NudgeSetup,
  type Trouble,
} from '../harness/scheduling/nudge-setup.ts';

const FULL = inject('full');
const SEEDS = Number(process.env['SEEDS'] ?? (FULL ? 200 : 3));
/** The first seed: a failure is run again with its own. */
const FIRST = Number(process.env['SEED'] ?? 1);
const isOwn = process.env['SEED'] === undefined;
const MINUTE = 60_000;
/** A Wednesday. */
const BEGIN = Date.UTC(2026, 0, 7, 10);
const TROUBLES: readonly Trouble[] = ['lost-reply', '5xx', 'reset', 'throttle', 'delay'];

type Done = Extract<Report, { kind: 'done' }>;
type Outcome = Awaited<ReturnType<Worker['work']>>;

/** What became of all sends of a drill. */
interface Tally {
  sends: number;
  lost: number;
  twice: number;
  killed: number;
  /** Sends whose outcome was not known, and how many of them had arrived. */
  unknown: number;
  arrived: number;
  /** The most rounds, a minute apart, until all was sent. */
  rounds: number;
}

/** Processes of which some die, each week at another step of their sends. */
async function drill(setup: NudgeSetup, processes: number): Promise<Tally> {
  const tally: Tally = { sends: 0, lost: 0, twice: 0, killed: 0, unknown: 0, arrived: 0, rounds: 0 };
  let workers = await Promise.all(Array.from({ length: processes }, () => startWorker(setup.where)));
  const count = (outcomes: readonly Outcome[]): void => {
    for (const { counts, bugs } of outcomes.filter((one): one is Done => typeof one === 'object')) {
      expect(bugs).toEqual([]);
      for (const before of ['claimed', 'unknown']) tally.unknown += counts[`before: ${before}`] ?? 0;
      tally.arrived += counts['looked for: there'] ?? 0;
    }
  };
  const work = async (orders: readonly Order[]): Promise<void> => {
    const outcomes = await Promise.all(workers.map((one, at) => one.work(orders[at] ?? { now: setup.now })));
    count(outcomes);
    tally.killed += outcomes.filter((one) => one === 'dead').length;
    workers = await Promise.all(
      workers.map(async (one, at) => (outcomes[at] === 'dead' ? await startWorker(setup.where) : one)),
    );
  };
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const random = randomOf(seed);
    setup.now = nextOccurrence(WEEKLY, setup.now).at + MINUTE;
    const before = setup.inboxes();
    if (random(3) === 0) setup.trouble(TROUBLES[random(TROUBLES.length)] ?? 'reset', 1 + random(3), 20);
    await work(
      workers.map((_, at): Order => {
        if (at > 0 && random(2) === 0) return { now: setup.now };
        const step = STEPS[random(STEPS.length)] ?? 'sent';
        const dies = { signal: 'SIGKILL', at: step, count: 1 + random(12), after: random(6) } as const;
        return { now: setup.now, dies };
      }),
    );
    setup.calm();
    let rounds = 0;
    while ((await setup.store.ledger.countDue(setup.now + 60 * MINUTE)) > 0 && rounds < 20) {
      rounds += 1;
      setup.now += MINUTE + 1;
      await work([]);
    }
    tally.rounds = Math.max(tally.rounds, rounds);
    const got = setup.inboxes().map((now, at) => now - (before[at] ?? 0));
    tally.sends += got.length;
    const [lost, twice] = [got.filter((one) => one === 0).length, got.filter((one) => one > 1).length];
    tally.lost += lost;
    tally.twice += twice;
    expect({ seed, lost, twice }).toEqual({ seed, lost: 0, twice: 0 });
  }
  for (const one of workers) one.end();
  await Promise.all(workers.map(gone));
  return tally;
}

describe.each(pairs(FULL))('given processes that send what is due, on %s and %s', (engine, platform) => {
  it('when they are killed at every step of a send, then nothing is lost and nothing comes twice', async () => {
    const processes = engine === 'postgres' ? 3 : 1;
    const setup = await openNudgeSetup(engine, platform, {
      count: engine === 'postgres' ? 36 : 14,
      begin: BEGIN,
    });
    try {
      const tally = await drill(setup, processes);
      // Other seeds than a run's own are given to see one failure again: of those, none need kill anybody.
      if (isOwn) expect(tally.killed).toBeGreaterThan(SEEDS / 3);
      // Half a minute to the first retry of a failure, a minute to the end of a lease.
      expect(tally.rounds).toBeLessThanOrEqual(4);
      if (FULL)
        // eslint-disable-next-line no-console -- the fault runs print their counts
        console.info(`${engine}, ${platform}, seeds ${FIRST}–${FIRST + SEEDS - 1}:`, tally);
    } finally {
      await setup.close();
    }
  }, 1_800_000);
});
