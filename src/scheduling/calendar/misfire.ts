/** How late a send may still go out, in ms: up to and including twelve hours. Later, it is skipped and counted. */
export const LATEST = 12 * 3_600_000;

/** How late a send is, in ms; 0 where it is not due yet. Both instants are epoch ms. */
export const lateness = (due: number, now: number): number => Math.max(0, now - due);

/** Whether a send has been missed: more than twelve hours late. Both instants are epoch ms. */
export const isMisfire = (due: number, now: number): boolean => lateness(due, now) > LATEST;
