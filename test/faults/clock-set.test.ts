import { afterEach, describe, expect, it } from 'vitest';
import { nextOccurrence } from '../../src/scheduling/calendar/occurrence.ts';
import { gone, startWorker, type Worker } from '../harness/scheduling/nudge-drill.ts';
import { openNudgeSetup, pairs, WEEKLY, type NudgeSetup } from '../harness/scheduling/nudge-setup.ts';
import { BEGIN, DAY, FULL, HOUR, MINUTE, counted } from '../harness/fixtures/faults/processes.ts';

const PEOPLE = 6;
let setup: NudgeSetup;
const workers: Worker[] = [];
afterEach(async () => {
  for (const one of workers) one.end();
  await Promise.all(workers.splice(0).map(gone));
  await setup.close();
});

/** A minute after everybody's message is due, with so many processes. */
async function open([engine, platform]: ReturnType<typeof pairs>[number], count: number) {
  setup = await openNudgeSetup(engine, platform, { count: PEOPLE, begin: BEGIN });
  setup.now = nextOccurrence(WEEKLY, BEGIN).at + MINUTE;
  const begun = await Promise.all(Array.from({ length: count }, () => startWorker(setup.where)));
  workers.push(...begun);
  return begun as [Worker, Worker];
}
/** Looks every so often until a moment by the clock, which goes on. */
async function lookUntil(worker: Worker, until: number, every: number): Promise<void> {
  for (; setup.now < until; setup.now += every) await counted(worker, { now: setup.now });
  await counted(worker, { now: setup.now });
}
const each = (inbox: number): readonly number[] => Array.from({ length: PEOPLE }, () => inbox);

describe.each(
  pairs(FULL)
    .slice(0, FULL ? undefined : 1)
    .map((pair) => [pair[0], pair[1], pair] as const),
)('given a clock that is set by an hour, on %s and %s', (_, __, pair) => {
  it('when it is set back after the messages went out, and they come due again, then nobody has a second one', async () => {
    const [worker] = await open(pair, 1);
    expect(await counted(worker, { now: setup.now })).toMatchObject({ sent: PEOPLE });
    setup.now -= HOUR;
    await lookUntil(worker, setup.now + 2 * HOUR, 10 * MINUTE);
    expect(setup.inboxes()).toEqual(each(1));
    setup.now += 7 * DAY;
    await counted(worker, { now: setup.now });
    expect(setup.inboxes()).toEqual(each(2));
  }, 60_000);

  it('when it is an hour ahead and then set right, then the messages come an hour early, and once', async () => {
    const [worker] = await open(pair, 1);
    const due = setup.now;
    setup.now = due - HOUR + 2 * MINUTE;
    expect(await counted(worker, { now: setup.now })).toEqual({});
    expect(await counted(worker, { now: setup.now + HOUR })).toMatchObject({ sent: PEOPLE });
    await lookUntil(worker, due + HOUR, 10 * MINUTE);
    expect(setup.inboxes()).toEqual(each(1));
  }, 60_000);

  it('when it is set back while a process dies in its sending, then another sends the rest once the claims end', async () => {
    const [dying, other] = await open(pair, 2);
    const dies = { signal: 'SIGKILL', at: 'held', count: 3, after: 0 } as const;
    expect(await dying.work({ now: setup.now, dies })).toBe('dead');
    setup.now -= HOUR;
    const until = setup.now + HOUR + 2 * MINUTE;
    await lookUntil(other, until, 10 * MINUTE);
    expect(setup.inboxes()).toEqual(each(1));
    expect(await setup.store.ledger.list('claimed', 10)).toEqual([]);
  }, 60_000);

  it('when it is set ahead while a process stands still in its sending, then another sends, and it sends nothing more', async () => {
    const [sleeper, other] = await open(pair, 2);
    const dies = { signal: 'SIGSTOP', at: 'claimed', count: 1, after: 0 } as const;
    expect(await sleeper.work({ now: setup.now, speed: 1_000, dies })).toBe('paused');
    setup.now += HOUR;
    await counted(other, { now: setup.now });
    expect(setup.inboxes()).toEqual(each(1));
    const wakes = sleeper.heard('done');
    const waking = setInterval(() => sleeper.process.kill('SIGCONT'), 50);
    const { bugs } = await wakes.finally(() => clearInterval(waking));
    expect(bugs).toEqual([]);
    expect(setup.inboxes()).toEqual(each(1));
  }, 60_000);
});
