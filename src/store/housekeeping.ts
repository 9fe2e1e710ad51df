import type { Store } from './store.ts';

/** How long a delivery is known, in milliseconds: platforms repeat one within minutes, ten at most. */
const DELIVERIES = 15 * 60_000;
/** How long a button works after it was last shown, in milliseconds. */
const CALLS = 90 * 86_400_000;
/** How long the ledger says what became of a nudge, in milliseconds. */
const NUDGES = 90 * 86_400_000;
/** How long a workspace that Rung was removed from is kept, in milliseconds, so that coming back finds all there. */
export const KEPT_AFTER_REMOVAL = 30 * 86_400_000;

/** Forgets what is out of date. `now` is epoch milliseconds. */
export async function forgetOld(store: Store, now: number): Promise<void> {
  await store.forgetDeliveries(now - DELIVERIES);
  await store.forgetCalls(now - CALLS);
  await store.forgetNudges(now - NUDGES);
  for (const owner of await store.removedWorkspaces(now - KEPT_AFTER_REMOVAL)) {
    await store.forgetWorkspace(owner, now - KEPT_AFTER_REMOVAL);
  }
}
