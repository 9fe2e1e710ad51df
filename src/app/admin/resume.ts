import { afterHold } from '../../features/plans/timing.ts';
import type { Owner, Store } from '../../store/store.ts';
import type { EpochMs } from '../../time.ts';

/** What became of messages that were due during a pause. */
export interface Resumed {
  /** How many go out now, once each. */
  readonly due: number;
  /** How many were of a week that is over: their next comes at its usual time. */
  readonly over: number;
}

/**
 * Ends the pause of a workspace. What was due meanwhile is settled while it still holds, each message in a transaction of
 * its own, so that a resume that broke off is done again.
 */
export async function resumeWorkspace(
  store: Pick<Store, 'operator' | 'transaction'>,
  owner: Owner,
  now: EpochMs,
): Promise<Resumed> {
  let due = 0;
  let over = 0;
  for (let settled = -1; settled < due + over;) {
    settled = due + over;
    const overdue = await store.operator.overdue(owner, now);
    for (const { recipient, kind } of overdue) {
      await store.transaction(async ({ schedules }) => {
        const schedule = await schedules.get(recipient, kind);
        const next = schedule && afterHold(recipient, schedule, now);
        if (!next) return;
        await schedules.set(recipient, kind, { ...schedule, next }, now);
        if (next.at === now) due += 1;
        else over += 1;
      });
    }
  }
  await store.operator.resume(owner);
  return { due, over };
}
