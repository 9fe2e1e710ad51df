/** How long to wait between tries, in milliseconds. */
export interface Backoff {
  readonly first: number;
  /** The longest wait, so that Rung recovers soon after an outage ends. */
  readonly ceiling: number;
}

/** Resolves after so many milliseconds. Rejects with the signal's reason where that is aborted first. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * How long to wait after failed try `attempt` (from 1), in milliseconds: doubled each time up to the ceiling, of which
 * half is fixed and half is random, so that many processes do not come back at once ("equal jitter").
 */
export function delayBefore(attempt: number, { first, ceiling }: Backoff): number {
  const whole = Math.min(ceiling, first * 2 ** Math.min(attempt - 1, 30));
  return whole / 2 + (whole / 2) * Math.random();
}

/** Resolves when `work` is done, or after `ms` milliseconds at the latest. No timer outlives it. */
export async function atMost(ms: number, work: Promise<unknown>, wait: Wait): Promise<void> {
  const done = new AbortController();
  const late = wait(ms, done.signal).catch(() => undefined);
  await Promise.race([work, late]);
  done.abort(new Error('done'));
}
