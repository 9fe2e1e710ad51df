import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommands, treeOf } from '../src/command/registry.ts';
import { createCore } from '../src/command/core.ts';
import { loadDataset } from '../src/dataset/dataset.ts';
import { openStore } from '../src/store/open.ts';
import { median, print, section } from './report.ts';

const QUERIES = [
  '/salary senior london',
  '/salary senior austin llm in eur',
  '/salary compare senior london berlin toronto in usd',
  '/salary staff us',
  '/rung about',
];
const CALLS = 20_000;
const RUNS = 5;

section('Command core: text in, reply out, one core, with the embedded database on disk');
const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'));
const project = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const store = await openStore({ kind: 'sqlite', file: join(folder, 'rung.sqlite') });
const core = createCore({
  tree: treeOf(await readCommands(project('commands'))),
  data: loadDataset(project('data')),
  store,
  clock: { now: () => 0 },
  report: (id, error) => {
    throw new Error(`bug ${id}`, { cause: error });
  },
});
const actor = { platform: 'bench', id: 'ada', name: 'Ada' };
const venue = { platform: 'bench', channel: 'c', direct: false };
const ask = (text: string) =>
  core.invoke({ id: 'b', path: [], input: { kind: 'text', text }, actor, venue, at: 0 });

for (const query of QUERIES) {
  const rates: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const began = performance.now();
    for (let call = 0; call < CALLS; call++) await ask(query);
    // The first run warms the compiler and is not counted.
    if (run > 0) rates.push((CALLS / (performance.now() - began)) * 1000);
  }
  print(query, `${Math.round(median(rates)).toLocaleString('en')}/s`);
}
await store.close();
rmSync(folder, { recursive: true });
