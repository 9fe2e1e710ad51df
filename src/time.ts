/** A moment: milliseconds since 1970-01-01 00:00 UTC. */
export type EpochMs = number;
