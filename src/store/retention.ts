import type { Store } from './store.ts';
import type { EpochMs } from '../time.ts';

/** How long an inbound event is known, in milliseconds: platforms repeat one within minutes, ten at most. */
const EVENTS = 15 * 60_000;
/** How long a button works after it was last shown, in milliseconds. */
const ACTIONS = 90 * 86_400_000;
/** How long the ledger says what became of a message, in milliseconds. */
const LEDGER = 90 * 86_400_000;
/** How long a picture that shows the same to everybody is found again, in milliseconds from its upload. */
const PICTURES = 90 * 86_400_000;
/** How long pay bands that an admin has read and not said yes to are kept, in milliseconds. */
const DRAFTS = 86_400_000;
/** How long a workspace that Rung was removed from is kept, in milliseconds, so that coming back finds all there. */
export const KEPT_AFTER_REMOVAL = 30 * 86_400_000;

/** Deletes what is out of date at `now`. */
export async function deleteExpired(store: Store, now: EpochMs): Promise<void> {
  await store.inbox.deleteBefore(now - EVENTS);
  await store.buttonCalls.deleteBefore(now - ACTIONS);
  await store.ledger.deleteBefore(now - LEDGER);
  await store.links.deleteExpired(now);
  await store.ownBands.deleteDraftsBefore(now - DRAFTS);
  await store.pictureFiles.deleteSharedBefore(now - PICTURES);
  for (const owner of await store.workspaces.removedBefore(now - KEPT_AFTER_REMOVAL)) {
    await store.workspaces.delete(owner, now - KEPT_AFTER_REMOVAL);
  }
}
