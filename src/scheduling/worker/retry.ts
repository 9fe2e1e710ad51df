import { SPREAD, spreadOf } from '../calendar/spread.ts';

/** How long after a failure a message is tried again, in milliseconds, doubled each time. */
const FIRST_RETRY = 30_000;
const LONGEST_RETRY = 30 * 60_000;
/** The least time before a message is tried again, in milliseconds, whatever the platform says: nothing goes round in a circle. */
export const SOONEST_RETRY = 1_000;

/**
 * How long to wait before a message is tried again, in milliseconds: doubled with each attempt, and then a part of its
 * upper half by the message's key, so that those which failed together do not come back together.
 */
export function retryAfter(attempts: number, key: string): number {
  const whole = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.max(0, attempts - 1));
  return Math.round((whole / 2) * (1 + spreadOf(`${key} ${attempts}`) / SPREAD));
}
