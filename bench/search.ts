/** What the search costs: `node bench/search.ts`. Start and memory are medians of fresh processes. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { loadDataset } from '../src/dataset/dataset.ts';
import { recordReader } from '../src/dataset/records.ts';
import { loadSearchWords, type SearchWords } from '../src/dataset/search/load.ts';
import { searchOf, type Search } from '../src/dataset/search/search.ts';
import type { Searched } from '../src/dataset/search/documents.ts';
import { loadCareer } from '../src/dataset/career/career.ts';
import { pagesOf } from '../src/dataset/pages.ts';
import { loadPay } from '../src/dataset/pay/load.ts';
import { loadCurriculum } from '../src/dataset/curriculum/curriculum.ts';
import { loadRoadmaps } from '../src/dataset/roadmaps/roadmaps.ts';
import { loadSkills } from '../src/dataset/skills/skills.ts';
import { median, print, section } from './report.ts';

const ROUNDS = 7;
const EXACT_CALLS = 200_000;
const FRESH_RUNS = 7;
const data = join(import.meta.dirname, '../data');
const asked = (
  load(readFileSync(join(import.meta.dirname, '../test/unit/search/questions.yaml'), 'utf8')) as {
    asks: string;
  }[]
).map(({ asks }) => asks);

if (process.argv[2] === 'fresh') process.stdout.write(JSON.stringify(await fresh()));
else report();

interface Cost {
  readonly words: number;
  readonly build: number;
  readonly heap: number;
}

/** What the search adds to a start in this process, once the rest of the dataset is loaded. Needs --expose-gc. */
async function fresh(): Promise<Cost> {
  const searched = everything();
  const before = await settled();
  const began = performance.now();
  const words = wordsFor(searched);
  const read = performance.now();
  const { search } = searchOf(searched, words);
  const built = performance.now();
  const after = await settled();
  search('interview');
  return { words: read - began, build: built - read, heap: after - before };
}

/** The rest of the dataset, without the search, whose code has not run yet. */
function everything(): Searched {
  const reader = recordReader(data);
  const pay = loadPay(reader);
  const career = loadCareer(reader, pay);
  const skills = loadSkills(reader, pay);
  const curriculum = loadCurriculum(reader, skills);
  const roadmaps = loadRoadmaps(reader, { skills, career, curriculum });
  return { pages: pagesOf(career, skills, roadmaps), career, skills, roadmaps, levels: pay.levels };
}

function wordsFor({ pages }: Searched): SearchWords {
  return loadSearchWords(recordReader(data), pages);
}

async function settled(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function report(): void {
  const { search, pages } = loadDataset(data);
  const names = pages.all.flatMap(({ name, aliases }) => [name, ...aliases]);
  section(`Search: ${names.length} exact names, ${asked.length} questions as people type them`);
  print('exact names', `${Math.round(exactRate(search, names)).toLocaleString('en')}/s`);
  const { p50, p99 } = freeText(search);
  print('free text, p50', `${p50.toFixed(2)} ms`);
  print('free text, p99', `${p99.toFixed(2)} ms`);
  const costs = Array.from({ length: FRESH_RUNS }, startCost);
  const middle = (part: keyof Cost): number => median(costs.map((one) => one[part]));
  print('at start, words read', `${middle('words').toFixed(0)} ms`);
  print('at start, index built', `${middle('build').toFixed(0)} ms`);
  print('memory held', `${(middle('heap') / 1e6).toFixed(1)} MB`);
}

function exactRate(search: Search, names: readonly string[]): number {
  const rates = Array.from({ length: ROUNDS + 1 }, () => {
    const began = performance.now();
    for (let call = 0; call < EXACT_CALLS; call++) search(names[call % names.length] ?? '');
    return (EXACT_CALLS / (performance.now() - began)) * 1000;
  });
  // The first round warms the compiler and is not counted.
  return median(rates.slice(1));
}

function freeText(search: Search): { p50: number; p99: number } {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const times = asked.map((text) => {
      const began = performance.now();
      search(text);
      return performance.now() - began;
    });
    return times.sort((a, b) => a - b);
  }).slice(1);
  const at = (share: number): number =>
    median(rounds.map((times) => times[Math.ceil(times.length * share) - 1] ?? NaN));
  return { p50: at(0.5), p99: at(0.99) };
}

function startCost(): Cost {
  const args = ['--expose-gc', import.meta.filename, 'fresh'];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Cost;
}
