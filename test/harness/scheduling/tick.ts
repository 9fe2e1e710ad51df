import { expect } from 'vitest';
import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import type { Store } from '../../../src/store/store.ts';
import { openApp, type AppOptions } from '../app.ts';

/** What one tick needs. */
export interface Ticking {
  readonly adapter: Adapter;
  readonly store: Store;
  /** The shipped dataset, unless given. */
  readonly data?: Dataset;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How the messages are traced. */
  readonly traced?: AppOptions['traced'];
}

/** One tick of the scheduler, as in a process of its own; how often each outcome came. */
export async function tick({ adapter, store, now, data, traced }: Ticking): Promise<Record<string, number>> {
  const app = await openApp({ ...(data && { data }), store, clock: { now }, adapters: [adapter], traced });
  const counts = await app.tick();
  expect(app.bugs).toEqual([]);
  return counts;
}
