import type { Store } from '../../src/store/store.ts';

/** How many claims a process has under way. */
const LANES = 3;
const WEEK = 7 * 86_400_000;

/** Claims what is due at `now`, `most` in one go, and records each as sent, until nothing comes; returns how many it recorded. */
export async function drain(store: Store, now: number, most = 100): Promise<number> {
  let recorded = 0;
  const one = async (): Promise<void> => {
    for (;;) {
      const dues = await store.ledger.claimDue({ now, limit: most, leaseMs: 60_000 });
      if (dues.length === 0) return;
      const results = await Promise.all(
        dues.map((due) =>
          store.ledger.record(
            due,
            { state: 'sent', message: { channel: 'D012345', ts: '1767614400.000100' } },
            { next: { at: due.dueAt + WEEK, occurrence: '2026-01-12' }, silent: due.schedule.silent + 1 },
            now,
          ),
        ),
      );
      recorded += results.filter(Boolean).length;
    }
  };
  await Promise.all(Array.from({ length: LANES }, one));
  return recorded;
}
