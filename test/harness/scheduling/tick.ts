import { expect } from 'vitest';
import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import { assembleApp } from '../../../src/app/container.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { startScheduler } from '../../../src/app/scheduler.ts';
import type { Store } from '../../../src/store/store.ts';
import { readCommands, treeOf } from '../../../src/core/declare/registry.ts';
import { inProject } from '../core.ts';

const tree = treeOf(await readCommands(inProject('commands')));

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
  const report = (error: unknown): void => void bugs.push(error);
  const app = assembleApp({ data, tree, store, clock: { now }, report });
  app.join(adapter);
  const ticks = startScheduler({
    ...app,
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
