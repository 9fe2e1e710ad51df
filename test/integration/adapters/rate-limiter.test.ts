import { describe, expect, it } from 'vitest';
import { createRateLimiter, QueueFull, rateLimited } from '../../../src/adapters/shared/rate-limiter.ts';

const NEVER = new AbortController().signal;
/** A pace that notes when each began, in milliseconds from now. */
function noting(...settings: Parameters<typeof createRateLimiter>) {
  const pace = createRateLimiter(...settings);
  const from = performance.now();
  const began: number[] = [];
  const go = (signal = NEVER): Promise<number> =>
    pace.run(() => {
      began.push(performance.now() - from);
      return Promise.resolve(began.length);
    }, signal);
  return { pace, began, go };
}

describe('given a pace', () => {
  it('when many come at once, then no stretch of its interval has more than it takes, and none is lost', async () => {
    const { began, go } = noting({ most: 10, interval: 100 });
    await Promise.all(Array.from({ length: 45 }, () => go()));
    expect(began).toHaveLength(45);
    for (const [at, begin] of began.entries()) {
      const tenthAfter = began[at + 10];
      // A timer may be a millisecond early by the other clock.
      if (tenthAfter !== undefined) expect(tenthAfter - begin).toBeGreaterThan(97);
    }
    expect(began.at(-1)).toBeLessThan(4 * 100 * 1.5);
  });

  it('when a line waits for it, then it keeps to its rate', async () => {
    const { began, go } = noting({ most: 45, interval: 500, spread: true });
    await Promise.all(Array.from({ length: 136 }, () => go()));
    const seconds = ((began[135] ?? 0) - (began[0] ?? 0)) / 1_000;
    // How much less is a figure of the benchmarks: here a machine may be busy.
    expect(135 / seconds).toBeGreaterThan(0.5 * 90);
    expect(135 / seconds).toBeLessThan(1.02 * 90);
  });

  it('when the line is longer than anybody is to wait, then who comes is told when to come again', async () => {
    const { go } = noting({ most: 2, interval: 100 }, 200);
    const waiting = Array.from({ length: 7 }, () => go().catch((error: unknown) => error));
    const ended = await Promise.all(waiting);
    expect(ended.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(ended[6]).toBeInstanceOf(QueueFull);
    expect(ended[6]).toHaveProperty('after', 200);
  });

  it('when it is told to stop, then who waits is let go and what has begun is finished', async () => {
    const pace = createRateLimiter({ most: 1, interval: 60_000 });
    const stopping = new AbortController();
    const { promise, resolve } = Promise.withResolvers<string>();
    const begun = pace.run(() => promise, stopping.signal);
    const waiting = pace.run(() => Promise.resolve('late'), stopping.signal);
    stopping.abort(new Error('stopping'));
    await expect(waiting).rejects.toThrow('stopping');
    resolve('done');
    expect(await begun).toBe('done');
  });

  it('when it rests, then all wait, and a rest beyond patience lets go of them', async () => {
    const { pace, began, go } = noting({ most: 10, interval: 10 }, 300);
    pace.pause(100);
    await go();
    expect(began[0]).toBeGreaterThan(95);
    const waiting = [go(), go()];
    pace.pause(50);
    const later = go();
    pace.pause(10_000);
    await Promise.all(waiting);
    await expect(later).rejects.toBeInstanceOf(QueueFull);
    await expect(go()).rejects.toBeInstanceOf(QueueFull);
  });
});

describe('given something that is refused as too much', () => {
  const tooMuch = new Error('too much');
  const pauseFor = (error: unknown): number | undefined => (error === tooMuch ? 50 : undefined);

  it('when it is refused once, then it is asked again after the rest', async () => {
    const pace = createRateLimiter({ most: 10, interval: 10 });
    let asked = 0;
    const from = performance.now();
    const ask = () => (++asked === 1 ? Promise.reject(tooMuch) : Promise.resolve('done'));
    expect(await rateLimited(pace, ask, { signal: NEVER, pauseFor })).toBe('done');
    expect(performance.now() - from).toBeGreaterThan(45);
  });

  it('when it is refused again and again, or for another reason, then that is told', async () => {
    const pace = createRateLimiter({ most: 10, interval: 10 });
    let asked = 0;
    const ask = () => (++asked, Promise.reject(tooMuch));
    await expect(rateLimited(pace, ask, { signal: NEVER, pauseFor })).rejects.toBe(tooMuch);
    expect(asked).toBe(3);
    const other = new Error('other');
    await expect(rateLimited(pace, () => Promise.reject(other), { signal: NEVER, pauseFor })).rejects.toBe(
      other,
    );
  });
});
