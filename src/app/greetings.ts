import type { Greetings } from '../adapters/shared/greeter.ts';
import type { Repositories } from '../store/store.ts';
import type { EpochMs } from '../time.ts';

/** Remembers in the store what was greeted, for every process. */
export const createGreetings = (greetings: Repositories['greetings'], now: () => EpochMs): Greetings => ({
  first: ({ channel = '', ...owner }) => greetings.mark({ ...owner, channel }, now()),
});
