import type { Places } from './places/places.ts';

/** Everything commands answer from, loaded and validated at start, unchanging afterwards. */
export interface Dataset {
  readonly places: Places;
}
