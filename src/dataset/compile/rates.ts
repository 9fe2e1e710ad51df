import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { Fraction } from 'fraction.js';

const INDEX = new URL('../../../data/index/aijobs-salaries-2025-01-19.csv.gz', import.meta.url);
const RATES = new URL('../../../data/pay/rates.yaml', import.meta.url);

const HEADER = `# Units of the currency for one US dollar, as the index itself converts, in the latest year it holds the currency.
# Made by \`npm run compile:rates\`; see SOURCES.md for how.
`;

interface IndexRow {
  work_year: string;
  salary: string;
  salary_currency: string;
  salary_in_usd: string;
}

/** A currency's rate in a year: `perUsd` is a decimal in text, `rows` how many rows it was read from. */
export interface YearRate {
  readonly currency: string;
  readonly year: number;
  readonly perUsd: string;
  readonly rows: number;
}

/**
 * The shortest decimal between two fractions, ends included; of several, the one nearest their middle.
 * @throws Error when `low` is above `high`
 */
export function shortestBetween(low: Fraction, high: Fraction): string {
  if (low.compare(high) > 0) throw new Error(`no rate fits: ${low.toString()} is above ${high.toString()}`);
  for (let digits = 0; ; digits++) {
    const unit = new Fraction(10).pow(digits);
    const least = low.mul(unit).ceil();
    if (least.compare(high.mul(unit)) > 0) continue;
    const middle = low.add(high).div(2).mul(unit).round();
    const chosen =
      middle.compare(least) < 0
        ? least
        : middle.compare(high.mul(unit)) > 0
          ? high.mul(unit).floor()
          : middle;
    return chosen.div(unit).toString(digits + 1);
  }
}

/**
 * The index states each salary in its currency and, cut to a whole number, in US dollars; so a row says that the rate
 * lies between salary / (usd + 1) and salary / usd. All rows of a currency and year together leave a narrow gap, and
 * the shortest decimal in it is taken to be the rate that the publisher used.
 */
export async function ratesOfIndex(index: URL = INDEX): Promise<YearRate[]> {
  const latest = new Map<string, { year: number; rows: number; low: Fraction; high: Fraction }>();
  const rows: AsyncIterable<IndexRow> = createReadStream(index)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  for await (const row of rows) {
    const year = Number(row.work_year);
    const before = latest.get(row.salary_currency);
    if (before && before.year > year) continue;
    const low = new Fraction(row.salary).div(Number(row.salary_in_usd) + 1);
    const high = new Fraction(row.salary).div(row.salary_in_usd);
    const same = before?.year === year ? before : { year, rows: 0, low, high };
    latest.set(row.salary_currency, {
      year,
      rows: same.rows + 1,
      low: same.low.compare(low) > 0 ? same.low : low,
      high: same.high.compare(high) < 0 ? same.high : high,
    });
  }
  return [...latest]
    .map(([currency, { year, rows: count, low, high }]) => ({
      currency,
      year,
      rows: count,
      perUsd: currency === 'USD' ? '1' : shortestBetween(low, high),
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** The text of rates.yaml. */
export function ratesFile(rates: readonly YearRate[]): string {
  const line = (rate: YearRate) =>
    `- { id: ${rate.currency}, year: ${rate.year}, perUsd: "${rate.perUsd}", rows: ${rate.rows}, source: index }\n`;
  return HEADER + rates.map(line).join('');
}

if (import.meta.main) {
  process.stdout.write('Reading the index…\n');
  const text = ratesFile(await ratesOfIndex());
  const same = text === (await readFile(RATES, 'utf8').catch(() => ''));
  await writeFile(RATES, text);
  process.stdout.write(`${same ? 'Unchanged' : 'Written'}: data/pay/rates.yaml\n`);
}
