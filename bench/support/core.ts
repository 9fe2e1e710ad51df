import { createOwnBands } from '../../src/features/settings/own-bands.ts';
import { createTeamRoadmaps } from '../../src/features/teams/team-roadmaps.ts';
import { fileURLToPath } from 'node:url';
import { createCore, type Core } from '../../src/core/run/core.ts';
import { readCommands, treeOf } from '../../src/core/declare/registry.ts';
import { loadDataset, type Dataset } from '../../src/dataset/dataset.ts';
import { openStore, type StoreLocation } from '../../src/store/engines/open.ts';
import type { Store } from '../../src/store/store.ts';

const project = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** The shipped commands and data on a store, as Rung runs them. A bug ends the benchmark. */
export async function openCore(
  location: StoreLocation,
): Promise<{ core: Core; store: Store; data: Dataset }> {
  const store = await openStore(location);
  const data = loadDataset(project('data'));
  const core = createCore({
    tree: treeOf(await readCommands(project('commands'))),
    data,
    store,
    teamRoadmaps: createTeamRoadmaps(data),
    ownBands: createOwnBands(data),
    clock: { now: () => Date.now() },
    report: (id, error) => {
      throw new Error(`bug ${id}`, { cause: error });
    },
  });
  return { core, store, data };
}

/** One invocation of a text, by the person who measures. */
export const asked = (text: string, id = 'b') => ({
  id,
  path: [],
  input: { kind: 'text' as const, text },
  actor: { platform: 'bench', id: 'ada', name: 'Ada' },
  venue: { platform: 'bench', channel: 'c', direct: false },
  at: 0,
});
