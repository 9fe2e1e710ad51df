/** What listed pay and official statistics cost: `node bench/pay.ts`. Medians of fresh processes. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { listedOf } from '../src/dataset/pay/listed/listed.ts';
import { listedRecord } from '../src/dataset/pay/listed/records.ts';
import { areaRecord, officialRecord, tradeRecord } from '../src/dataset/pay/official/records.ts';
import { rateRecord } from '../src/dataset/pay/records.ts';
import { recordReader } from '../src/dataset/records.ts';
import { median, print, section } from './report.ts';

const RUNS = 9;

interface Cost {
  /** Megabytes of heap held. */
  readonly heap: number;
  /** Milliseconds. */
  readonly load: number;
}

/** Loads both once in this process, with the parsers warm. Needs --expose-gc. */
function cost(): Cost {
  const reader = recordReader(join(import.meta.dirname, '../data'));
  reader.read('pay/rates.yaml', rateRecord);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const began = performance.now();
  const held = {
    listed: listedOf(reader.table('pay/listed.csv', listedRecord)),
    rows: reader.table('pay/official.csv', officialRecord),
    areas: reader.table('pay/official-areas.csv', areaRecord),
    trades: reader.read('pay/official-trades.yaml', tradeRecord),
  };
  const load = performance.now() - began;
  globalThis.gc?.();
  const heap = (process.memoryUsage().heapUsed - before) / 1e6;
  if (!held.listed('GB', 'senior')) throw new Error('nothing is listed in the UK');
  return { heap, load };
}

if (process.argv[2] === 'fresh') process.stdout.write(JSON.stringify(cost()));
else {
  section('Listed pay and official statistics');
  const runs = Array.from({ length: RUNS }, () => {
    const args = ['--expose-gc', import.meta.filename, 'fresh'];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Cost;
  });
  print('held in memory', `${median(runs.map((one) => one.heap)).toFixed(1)} MB`);
  print('read and checked at start', `${median(runs.map((one) => one.load)).toFixed(0)} ms`);
}
