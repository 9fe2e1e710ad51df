import type { EpochMs } from '../time.ts';

/** The only reading of the wall clock. */
export interface Clock {
  now(): EpochMs;
}

export const systemClock: Clock = { now: () => Date.now() };
