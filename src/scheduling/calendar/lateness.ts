import type { EpochMs } from '../../time.ts';

/** How late a send may still go out, in ms: up to and including twelve hours. Later, it is skipped and counted. */
export const MAX_LATENESS = 12 * 3_600_000;

/** How late a send is, in ms; 0 where it is not due yet. */
export const lateness = (due: EpochMs, now: EpochMs): number => Math.max(0, now - due);

/** Whether a send has been missed: more than twelve hours late. */
export const isTooLate = (due: EpochMs, now: EpochMs): boolean => lateness(due, now) > MAX_LATENESS;

/** How late a send may still go out, for the operator: "12 hours". */
export const MAX_LATENESS_TEXT = `${MAX_LATENESS / 3_600_000} hours`;
