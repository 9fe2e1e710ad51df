/** How long to wait between tries, all in milliseconds. */
export interface Backoff {
  readonly first: number;
  /** No wait is longer, so that what was away is found again soon after it is back. */
  readonly ceiling: number;
}

/** Waits, unless the signal ends it first: then it rejects with the signal's reason. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * The wait before try `attempt` (from 1): doubled each time up to the ceiling, then a random part of its upper half, so
 * that many processes do not come back at once ("equal jitter"). Milliseconds.
 */
export function delayBefore(attempt: number, { first, ceiling }: Backoff): number {
  const whole = Math.min(ceiling, first * 2 ** Math.min(attempt - 1, 30));
  return whole / 2 + (whole / 2) * Math.random();
}

/** Resolves when `work` is done, or after `ms` at the latest. No timer outlives it. */
export async function atMost(ms: number, work: Promise<unknown>, wait: Wait): Promise<void> {
  const done = new AbortController();
  const late = wait(ms, done.signal).catch(() => undefined);
  await Promise.race([work, late]);
  done.abort(new Error('done'));
}
