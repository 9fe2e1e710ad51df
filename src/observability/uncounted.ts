import type { Counts } from './metrics.ts';

const nothing = (): void => undefined;

/** Counts nothing, for a process whose metrics nobody can read: the library of those is not loaded. */
export const UNCOUNTED: Counts = {
  count: nothing,
  answered: nothing,
  command: nothing,
  connected: nothing,
  nudged: nothing,
  waited: nothing,
  database: nothing,
  lease: nothing,
};
