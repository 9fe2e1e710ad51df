import type { Store } from './store.ts';

/** How long a delivery is known, in milliseconds: platforms repeat one within minutes, ten at most. */
const DELIVERIES = 15 * 60_000;
/** How long a button works after it was last shown, in milliseconds. */
const CALLS = 90 * 86_400_000;

/** Forgets what is out of date. `now` is epoch milliseconds. */
export async function forgetOld(store: Store, now: number): Promise<void> {
  await store.forgetDeliveries(now - DELIVERIES);
  await store.forgetCalls(now - CALLS);
}
