/** A moment: milliseconds since 1970-01-01 00:00 UTC. */
export type EpochMs = number;

/** A day of the calendar, counted from 1 January 1970. */
export type Day = number;

/** The length of a day of UTC, in milliseconds. */
export const DAY_MS = 86_400_000;

/** The day of UTC that a moment lies in. */
export const dayOf = (at: EpochMs): Day => Math.floor(at / DAY_MS);

/** The day of a date on somebody's wall, "2026-11-30". */
export const dayOfDate = (date: string): Day => dayOf(Date.parse(date));
