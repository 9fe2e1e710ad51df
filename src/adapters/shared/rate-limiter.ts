import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';

/** How often something may be asked. */
export interface Rate {
  /** Asked within any `interval`, at most. */
  readonly most: number;
  /** Milliseconds. */
  readonly interval: number;
  /** Spread over the interval in some steps, so that a line that is slow for a moment crowds nothing. */
  readonly spread?: boolean;
}

/** Has what nobody waits for begin no more often than a platform takes it, so that it is never refused for being too much. */
export interface RateLimiter {
  /**
   * Does `work` when its turn comes. Rejects with the signal's reason where that ends the wait, with QueueFull where the
   * wait would be too long, and as `work` does; work that has begun is not ended.
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Begins nothing for `ms`: the platform said so. */
  rest(ms: number): void;
}

/** Nothing was done: the line is too long. `after` is when to come again, in milliseconds. */
export class QueueFull extends Error {
  readonly after: number;
  constructor(after: number) {
    super('too many wait already');
    this.name = 'QueueFull';
    this.after = after;
  }
}

/** The longest wait in a line, in milliseconds: a claim on a send holds three times as long. */
export const PATIENCE = 20_000;

/** Steps of an interval that is spread. */
const STEPS = 10;
/** How much of an interval an answer may take at no cost to the rate: the least room that a limit leaves above a rate limiter. */
const SLACK = 0.1;

export function createRateLimiter(
  { most, interval, spread = false }: Rate,
  patience = PATIENCE,
): RateLimiter {
  const step = spread ? Math.ceil(most / STEPS) : most;
  const queue = new PQueue({
    concurrency: most,
    intervalCap: step,
    interval: Math.ceil((interval * step) / most),
    strict: true,
  });
  /**
   * Keeps its place in the interval until whatever the platform counts is over: a request arrives some time between its
   * beginning and its answer, so that what is sent over a second may arrive within less.
   */
  async function keepPlace(began: number): Promise<void> {
    const counted = Math.max(began, performance.now() - interval * SLACK);
    await wait(Math.max(0, counted + interval - performance.now()), undefined, { ref: false });
  }
  const longest = Math.max(1, Math.floor((patience / interval) * most));
  let until = 0;
  let waking: NodeJS.Timeout | undefined;
  const resting = (): number => Math.max(0, until - performance.now());
  const queueFull = (): QueueFull => new QueueFull(Math.ceil(resting() + (queue.size / most) * interval));
  return {
    run<T>(work: () => Promise<T>, signal: AbortSignal) {
      if (queue.size >= longest || resting() > patience) return Promise.reject(queueFull());
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      let begun = false;
      const turn = (): Promise<unknown> => {
        begun = true;
        const began = performance.now();
        const done = work();
        resolve(done);
        return done.catch(() => undefined).then(() => keepPlace(began));
      };
      queue.add(turn, { signal }).catch((error: unknown) => {
        // The queue gives up on work under way when the signal ends; its outcome still counts.
        if (!begun) reject(signal.aborted ? (error as Error) : queueFull());
      });
      return promise;
    },
    rest(ms) {
      if (ms <= resting()) return;
      until = performance.now() + ms;
      queue.pause();
      clearTimeout(waking);
      waking = setTimeout(() => queue.start(), ms).unref();
      if (ms > patience) queue.clear();
    },
  };
}

/** How often what was refused as too much is asked again within one send. */
const TRIES = 3;

/**
 * Asks when the limiter lets it, and again where the platform answers that it was too much for all: then all that waits rests.
 * `restOf` is for how long, in milliseconds; undefined for any other error.
 */
export async function rateLimited<T>(
  limiter: RateLimiter,
  ask: () => Promise<T>,
  {
    signal,
    restOf,
  }: { readonly signal: AbortSignal; readonly restOf: (error: unknown) => number | undefined },
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await limiter.run(ask, signal);
    } catch (error) {
      const ms = restOf(error);
      if (ms === undefined) throw error;
      limiter.rest(ms);
      if (tries === TRIES) throw error;
    }
  }
}
