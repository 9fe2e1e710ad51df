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
const FEW = 300;
/** Of each letter. */
const TOWNS = 20;

section('Command core: text in, reply out, one core, with the embedded database on disk');
const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'));
const { core, store, data } = await openCore({ kind: 'sqlite', file: join(folder, 'rung.sqlite') });
const ask = (text: string) => core.invoke(asked(text));

async function rateOf(lineAt: (call: number) => string): Promise<string> {
  const rates: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const began = performance.now();
    for (let call = 0; call < CALLS; call++) await ask(lineAt(call));
    // The first run warms the compiler and is not counted.
    if (run > 0) rates.push((CALLS / (performance.now() - began)) * 1000);
  }
  return `${Math.round(median(rates)).toLocaleString('en')}/s`;
}

for (const query of QUERIES) print(query, await rateOf(() => query));

/** What a public bot is asked: some of it again and again. The answer to a question of pay is worked out once a day. */
const towns = 'abcdefghijklmnopqrstuvwxyz'.split('').flatMap((letter) => data.places.suggest(letter, TOWNS));
const questions = data.pay.levels.flatMap(({ id }) => towns.map((town) => `/salary ${id} ${town.name}`));
const few = questions.slice(0, FEW);
print(`${FEW} questions of pay in turn`, await rateOf((call) => few[call % FEW] ?? ''));
print(
  `${questions.length} in turn, more than are remembered`,
  await rateOf((call) => questions[call % questions.length] ?? ''),
);
await store.close();
rmSync(folder, { recursive: true });
