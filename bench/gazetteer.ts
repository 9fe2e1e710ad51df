/** What the gazetteer costs: `node bench/gazetteer.ts`. Memory and load time are medians of fresh processes. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fold } from '../src/dataset/fold.ts';
import { readEveryday } from '../src/dataset/places/everyday.ts';
import { loadPlaces } from '../src/dataset/places/load.ts';
import type { Places } from '../src/dataset/places/places.ts';

const folder = join(import.meta.dirname, '../data/places');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const COMMON = [
  'london',
  'Berlin',
  'sf',
  'san francisco',
  'nyc',
  'bangalore',
  'the states',
  'cambridge ma',
  'paris',
];
const MISSES = [
  'senior london llm',
  'what is',
  'llm in usd',
  'computer vision',
  'remote senior',
  'staff engineer',
];
const TYPOS = [
  'londn',
  'berlni',
  'bangalor',
  'torotno',
  'san fransisco',
  'singapoer',
  'mumbay',
  'qwertyuiopas',
];
const BEGINNINGS = ['', 's', 'sa', 'san', 'san f', 'ny', 'bang', 'london, on', 'new', 'zzz', 'B'];

if (process.argv[2] === 'fresh') say(JSON.stringify(await fresh(process.argv[3] === 'warm')));
else report(loadPlaces(folder));

/**
 * Loads once in this process and says what that took. Needs --expose-gc. Warm means that the YAML parser and
 * zod have run before, as they have for every other data file, and that V8's young generation is held small:
 * their code and the room V8 takes for garbage are not the gazetteer's.
 */
async function fresh(warm: boolean): Promise<{ rss: number; heap: number; outside: number; load: number }> {
  if (warm) for (let i = 0; i < 3; i++) readEveryday(folder);
  const before = await settled();
  const start = performance.now();
  const places = loadPlaces(folder);
  const load = performance.now() - start;
  const after = await settled();
  places.find('london');
  return {
    rss: after.rss - before.rss,
    heap: after.heapUsed - before.heapUsed,
    outside: after.external - before.external,
    load,
  };
}

async function settled(): Promise<NodeJS.MemoryUsage> {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage();
}

function report(places: Places & { counts: object }): void {
  say(`places       ${JSON.stringify(places.counts)}`);
  const cold = medians('cold');
  const warm = medians('warm');
  say(
    `resident     ${megabytes(warm.rss)} more RSS, parsers warm; ${megabytes(cold.rss)} with their first use and V8 left to grow`,
  );
  say(`held         ${megabytes(warm.heap + warm.outside)}: ${megabytes(warm.heap)} heap, the rest buffers`);
  say(
    `load         ${warm.load.toFixed(0)} ms, parsers warm; ${cold.load.toFixed(0)} ms with their first use`,
  );
  say(`find, known  ${perSecond((phrase) => places.find(phrase), COMMON)}`);
  say(`find, missed ${perSecond((phrase) => places.find(phrase), MISSES)}`);
  say(`find, new    ${perSecond((phrase) => loadOnce(places, phrase), COMMON)}`);
  say(`fold         ${perSecond(fold, [...COMMON, 'Zürich', "Xi'an", 'São Paulo'])}`);
  say(`near         p99 ${percentile((phrase) => places.near(phrase, 5), TYPOS)}`);
  say(`suggest      p99 ${percentile((phrase) => places.suggest(phrase, 25), BEGINNINGS)}`);
}

function medians(state: 'warm' | 'cold'): Awaited<ReturnType<typeof fresh>> {
  const runs = Array.from({ length: 9 }, () => {
    const young = state === 'warm' ? ['--max-semi-space-size=1'] : [];
    const args = ['--expose-gc', ...young, import.meta.filename, 'fresh', state];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Awaited<
      ReturnType<typeof fresh>
    >;
  });
  const middle = (part: 'rss' | 'heap' | 'outside' | 'load'): number =>
    runs.map((run) => run[part]).sort((a, b) => a - b)[4] ?? NaN;
  return { rss: middle('rss'), heap: middle('heap'), outside: middle('outside'), load: middle('load') };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

// Spaces fold away but make a phrase the cache has not seen.
function loadOnce(places: Places, phrase: string): void {
  places.find(phrase + ' '.repeat(Math.random() * 60));
}

function perSecond(ask: (phrase: string) => unknown, phrases: readonly string[]): string {
  const times = 100_000;
  for (const phrase of phrases) for (let i = 0; i < 2_000; i++) ask(phrase);
  const start = performance.now();
  for (let i = 0; i < times; i++) ask(phrases[i % phrases.length] ?? '');
  return `${Math.round((times / (performance.now() - start)) * 1000).toLocaleString('en')} a second`;
}

function percentile(ask: (phrase: string) => unknown, phrases: readonly string[]): string {
  const times = Array.from({ length: 2_000 }, (_, i) => {
    const start = performance.now();
    ask(phrases[i % phrases.length] ?? '');
    return performance.now() - start;
  });
  return `${(times.sort((a, b) => a - b)[1_979] ?? NaN).toFixed(2)} ms`;
}
