/** Builds data/pay/listed.csv and data/pay/rates.yaml from a raw file of the salary index. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex } from '../src/dataset/compile/index/build.ts';
import { IndexError } from '../src/dataset/compile/index/read.ts';
import { currencyRecord } from '../src/dataset/pay/records.ts';
import { titleRecord } from '../src/dataset/pay/listed/records.ts';
import { recordReader } from '../src/dataset/records.ts';

const data = join(import.meta.dirname, '../data');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const STEP = 0.1;

const [file] = process.argv.slice(2);
if (file === undefined) {
  say('Which file? npm run build:index -- aijobs-salaries.csv.gz');
  process.exit(1);
}

let told = 0;
/** A line each tenth, which reads well in a terminal and in a log. */
const progress = (part: number): void => {
  if (part < told + STEP && part < 1) return;
  if (part === told) return;
  told = part;
  say(`Read ${Math.round(part * 100)}%`);
};

/** All or nothing: a reader of either file sees the old one or the new one. */
function replace(name: string, text: string): () => void {
  const path = join(data, name);
  writeFileSync(`${path}.new`, text);
  return () => {
    renameSync(`${path}.new`, path);
  };
}

try {
  const reader = recordReader(data);
  const countries = new Map(
    reader
      .read('pay/currencies.yaml', currencyRecord)
      .flatMap(({ id, countries: own }) => own.map((country) => [country, id] as const)),
  );
  const titles = new Set(reader.read('pay/listed-titles.yaml', titleRecord).map((one) => one.title));
  const built = await buildIndex(file, { titles, currencyOf: (country) => countries.get(country) }, progress);
  const done = [replace('pay/listed.csv', built.listed), replace('pay/rates.yaml', built.rates)];
  for (const finish of done) finish();
  const count = (value: number): string => value.toLocaleString('en');
  say(`${count(built.rows)} rows, ${count(built.listings)} listings`);
  say(`Written: data/pay/listed.csv (${built.aggregates} rows), data/pay/rates.yaml`);
  say('Now set the date of the index in data/sources.yaml.');
} catch (error) {
  const isKnown = error instanceof IndexError || (error instanceof Error && 'code' in error);
  if (!isKnown) throw error;
  process.stderr.write(`${error.message}\nNothing was written.\n`);
  process.exitCode = 1;
}
