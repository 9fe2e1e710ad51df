import { expect } from 'vitest';
import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import { createTeamRoadmaps } from '../../../src/features/teams/team-roadmaps.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { startNudges } from '../../../src/app/scheduler.ts';
import type { Store } from '../../../src/store/store.ts';
import { createCards } from '../../../src/features/teams/cards.ts';

/** What one tick needs. */
export interface Ticking {
  readonly adapter: Adapter;
  readonly store: Store;
  readonly data: Dataset;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One tick of the scheduler, as in a process of its own; how often each outcome came. */
export async function tick({ adapter, store, data, now }: Ticking): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const bugs: unknown[] = [];
  const own = createTeamRoadmaps(data);
  const seen: Parameters<typeof startNudges>[0]['seen'] = ({ owner, person }) =>
    own.seen(store, { owner, person });
  const report = (error: unknown): void => void bugs.push(error);
  const cards = createCards({ store, adapter: () => adapter, seen: (owner) => seen({ owner }), now, report });
  const ticks = startNudges({
    ...{ store, data, seen, cards },
    adapters: [adapter],
    now,
    count: (what) => (counts[what] = (counts[what] ?? 0) + 1),
    report,
    signal: new AbortController().signal,
  });
  await ticks.stop();
  expect(bugs).toEqual([]);
  return counts;
}
