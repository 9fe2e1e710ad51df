import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepHouse } from '../../../src/scheduling/worker/housekeeping.ts';
import { keepTicking, type Ticks } from '../../../src/scheduling/worker/ticks.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const BEGIN = Date.UTC(2026, 10, 30, 8, 59, 3);

beforeEach(() => vi.useFakeTimers({ now: BEGIN }));
afterEach(() => vi.useRealTimers());

/** A tick on a wall clock that can be set, beside timers that go on as they were. */
function ticking(work: () => Promise<unknown> = () => Promise.resolve()) {
  let set = 0;
  const rounds: number[] = [];
  const steps: number[] = [];
  const bugs: unknown[] = [];
  const ticks: Ticks = keepTicking({
    work() {
      rounds.push(performance.now());
      return work();
    },
    report: (error) => bugs.push(error),
    stepped: (ms) => steps.push(ms),
    now: () => Date.now() + set,
  });
  return { ticks, rounds, steps, bugs, setClock: (ms: number) => (set += ms) };
}

const apart = (rounds: readonly number[]): number[] =>
  rounds.slice(1).map((at, index) => at - (rounds[index] ?? 0));

describe('given a tick', () => {
  it('when one is wanted soon, then it comes at once, after the one under way, and none after the stop', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const { ticks, rounds } = ticking(() => promise);
    ticks.soon();
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(rounds).toHaveLength(1);
    resolve(undefined);
    await vi.advanceTimersByTimeAsync(1);
    expect(rounds).toHaveLength(2);
    await ticks.stop();
    ticks.soon();
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(rounds).toHaveLength(2);
  });

  it.each([
    ['back four minutes', -4 * MINUTE],
    ['back a day', -24 * 60 * MINUTE],
    ['ahead two days and a third', 56 * 60 * MINUTE],
    ['ahead six seconds', 6 * SECOND],
  ])(
    'when the clock is set %s, then it goes on every ten seconds and the step is told once',
    async (_, ms) => {
      const { ticks, rounds, steps, setClock } = ticking();
      await vi.advanceTimersByTimeAsync(25 * SECOND);
      setClock(ms);
      await vi.advanceTimersByTimeAsync(10 * MINUTE);
      expect(new Set(apart(rounds))).toEqual(new Set([10 * SECOND]));
      expect(rounds.length).toBeGreaterThan(60);
      expect(steps).toEqual([ms]);
      await ticks.stop();
    },
  );

  it('when the clock drifts or is corrected by a second, then nothing is told', async () => {
    const { ticks, steps, setClock } = ticking();
    for (let minute = 0; minute < 60; minute += 1) {
      setClock(minute % 2 === 0 ? SECOND : -SECOND);
      await vi.advanceTimersByTimeAsync(MINUTE);
    }
    expect(steps).toEqual([]);
    await ticks.stop();
  });

  it('when a round throws or takes long, then the next ones come, never two at once', async () => {
    let open = 0;
    let most = 0;
    const { ticks, rounds, bugs } = ticking(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 25 * SECOND));
      open -= 1;
      throw new Error('away');
    });
    await vi.advanceTimersByTimeAsync(110 * SECOND);
    expect(rounds.length).toBe(4);
    expect(most).toBe(1);
    expect(bugs).toHaveLength(3);
    const stopped = ticks.stop();
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    await stopped;
  });
});

describe('given housekeeping', () => {
  it.each([
    ['back an hour', -60 * MINUTE],
    ['ahead two days and a third', 56 * 60 * MINUTE],
  ])('when the clock is set %s, then a round a minute goes on and nothing is printed', async (_, ms) => {
    const printed = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const rounds: number[] = [];
    const housekeeping = keepHouse(
      () => Promise.resolve(rounds.push(performance.now())),
      () => undefined,
    );
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(rounds.length).toBe(3);
    vi.setSystemTime(Date.now() + ms);
    housekeeping.resume();
    const before = rounds.length;
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(rounds.length - before).toBeGreaterThanOrEqual(9);
    expect(rounds.length - before).toBeLessThanOrEqual(11);
    expect(printed).not.toHaveBeenCalled();
    await housekeeping.stop();
  });
});
