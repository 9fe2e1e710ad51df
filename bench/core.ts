import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, print, section } from './report.ts';
import { asked, openCore } from './support/core.ts';

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
const { core, store } = await openCore({ kind: 'sqlite', file: join(folder, 'rung.sqlite') });
const ask = (text: string) => core.invoke(asked(text));

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
