import { fileURLToPath } from 'node:url';
import type { RenderRequest } from '../src/adapters/adapter.ts';
import { render as discord } from '../src/adapters/discord/render.ts';
import { render as slack } from '../src/adapters/slack/render.ts';
import { render as terminal } from '../src/adapters/terminal/render.ts';
import { readCommands, treeOf } from '../src/command/registry.ts';
import { createCore } from '../src/command/core.ts';
import { loadDataset } from '../src/dataset/dataset.ts';
import { openStore } from '../src/store/open.ts';
import { median, print, section } from './report.ts';

const QUERY = '/salary senior austin llm';
const RENDERS = 20_000;
const RUNS = 5;

section(`Rendering the answer to ${QUERY}, each time from the start`);
const project = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const store = await openStore({ kind: 'sqlite', file: ':memory:' });
const core = createCore({
  tree: treeOf(await readCommands(project('commands'))),
  data: loadDataset(project('data')),
  store,
  clock: { now: () => 0 },
  report: (id, error) => {
    throw new Error(`bug ${id}`, { cause: error });
  },
});
const { reply, call, visibility } = await core.invoke({
  id: 'b',
  path: [],
  input: { kind: 'text', text: QUERY },
  actor: { platform: 'bench', id: 'ada', name: 'Ada' },
  venue: { platform: 'bench', channel: 'c', direct: false },
  at: 0,
});
const platforms: Readonly<Record<string, (request: RenderRequest) => unknown>> = { slack, discord, terminal };
for (const [name, render] of Object.entries(platforms)) {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const began = performance.now();
    for (let at = 0; at < RENDERS; at++) render({ reply: { ...reply }, call, page: 1, visibility });
    if (run > 0) times.push(((performance.now() - began) / RENDERS) * 1000);
  }
  print(name, `${median(times).toFixed(1)} µs`);
}
await store.close();
