import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';

/** How often requests may be made. */
export interface Rate {
  /** The most requests within any `interval`. */
  readonly most: number;
  /** Milliseconds. */
  readonly interval: number;
  /** Spread over the interval in steps, so that requests delayed by a slow connection do not arrive all at once. */
  readonly spread?: boolean;
}

/** Delays proactive requests so that they never exceed a platform's rate limit. */
export interface RateLimiter {
  /**
   * Does `work` when its turn comes. Rejects as `work` does; with the signal's reason where that is aborted before
   * `work` began; with QueueFull where the wait would be too long.
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Begins no work for `ms` milliseconds, since the platform asked for it. */
  pause(ms: number): void;
}

/** The work was not done: too much waits already. `after` is when to try again, in milliseconds. */
export class QueueFull extends Error {
  readonly after: number;
  constructor(after: number) {
    super('too many wait already');
    this.name = 'QueueFull';
    this.after = after;
  }
}

/** The longest that work waits for its turn, in milliseconds: a claim on a send lasts three times as long. */
export const PATIENCE = 20_000;

/** Into how many steps an interval is spread. */
const STEPS = 10;
/**
 * The part of an interval that a request may take without slowing the rate: limiters stay at least so far below limits.
 */
const SLACK = 0.1;

/** A limiter of one rate; work that would wait longer than `patience` milliseconds is refused. */
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
   * Resolves when a request no longer counts against the interval. The platform counts it when it arrives, some time
   * between its beginning and its response, so that it counts here until an interval after its response, less the
   * slack.
   */
  async function keepPlace(began: number): Promise<void> {
    const counted = Math.max(began, performance.now() - interval * SLACK);
    await wait(Math.max(0, counted + interval - performance.now()), undefined, { ref: false });
  }
  const longest = Math.max(1, Math.floor((patience / interval) * most));
  let until = 0;
  let waking: NodeJS.Timeout | undefined;
  const paused = (): number => Math.max(0, until - performance.now());
  const queueFull = (): QueueFull => new QueueFull(Math.ceil(paused() + (queue.size / most) * interval));
  return {
    run<T>(work: () => Promise<T>, signal: AbortSignal) {
      if (queue.size >= longest || paused() > patience) return Promise.reject(queueFull());
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
        // When the signal is aborted the queue also rejects for work that has begun, whose own outcome counts.
        if (!begun) reject(signal.aborted ? (error as Error) : queueFull());
      });
      return promise;
    },
    pause(ms) {
      if (ms <= paused()) return;
      until = performance.now() + ms;
      queue.pause();
      clearTimeout(waking);
      waking = setTimeout(() => queue.start(), ms).unref();
      if (ms > patience) queue.clear();
    },
  };
}

/** How often a request is made that the platform refuses as too many. */
const TRIES = 3;

/** How a request waits for its turn. */
export interface LimitedOptions {
  readonly signal: AbortSignal;
  readonly pauseFor: (error: unknown) => number | undefined;
  /** Told how long each try waited, in milliseconds. */
  readonly waited?: ((ms: number) => void) | undefined;
}

/**
 * Makes a request when the limiter lets it, and again where the platform refuses it as too many: then everything that
 * waits is paused. `pauseFor` gives for how many milliseconds, from the error; undefined for an error that pauses
 * nothing.
 */
export async function rateLimited<T>(
  limiter: RateLimiter,
  ask: () => Promise<T>,
  { signal, pauseFor, waited }: LimitedOptions,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      const asked = performance.now();
      const turn = (): Promise<T> => {
        waited?.(performance.now() - asked);
        return ask();
      };
      return await limiter.run(turn, signal);
    } catch (error) {
      const ms = pauseFor(error);
      if (ms === undefined) throw error;
      limiter.pause(ms);
      if (tries === TRIES) throw error;
    }
  }
}
