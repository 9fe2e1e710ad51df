import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { buildIndex } from '../../../src/dataset/compile/index/build.ts';
import { percentileOf } from '../../../src/dataset/compile/index/spreads.ts';
import { counted, CURRENCIES, table } from '../../harness/fixtures/unit/dataset/counted-index.ts';
import { HEADER, rawIndex, TITLES } from '../../harness/fixtures/unit/dataset/raw-index.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { fc } from '../../harness/property.ts';

const folder = temporaryFolder();
const sorting = { titles: new Set<string>(TITLES), currencyOf: (country: string) => CURRENCIES[country] };

function fileOf(content: string | Uint8Array, name = 'raw.csv'): string {
  const file = folder.file(name);
  writeFileSync(file, content);
  return file;
}

describe('given a raw file of the index', () => {
  test.each([1, 2, 3])(
    'when it is built (seed %i), then every aggregate is that of another count',
    async (seed) => {
      const raw = rawIndex(900, seed);
      const { listed, rows } = await buildIndex(fileOf(raw), sorting);
      expect(rows).toBe(raw.trim().split('\n').length - 1);
      const expected = counted(raw);
      const found = table(listed);
      expect(found.map((row) => row['id']).sort()).toEqual([...expected.keys()].sort());
      for (const row of found) {
        const other = expected.get(row['id'] ?? '');
        expect([row['id'], row['listings'], row['local']]).toEqual([
          row['id'],
          String(other?.listings),
          String(other?.local),
        ]);
        const isFew = Number(row['listings']) < 20;
        for (const [at, amount] of (other?.amounts ?? []).entries()) {
          const [local, usd] = [row[`p${5 * at + 5}`], row[`usd${5 * at + 5}`]];
          if (isFew) expect([local, usd]).toEqual(['', '']);
          else {
            // A half may fall either way where the same number is worked out in another order.
            expect(Math.abs(Number(local) - amount)).toBeLessThanOrEqual(1);
            expect(Math.abs(Number(usd) - (other?.usd[at] ?? 0))).toBeLessThanOrEqual(1);
          }
        }
      }
      expect(found.some((row) => Number(row['listings']) >= 20)).toBe(true);
    },
  );

  it('when it is built twice, plain and as gzip, with either line end, then the bytes are the same', async () => {
    const raw = rawIndex(200, 7);
    const first = await buildIndex(fileOf(raw), sorting);
    const parts: number[] = [];
    const again = await buildIndex(fileOf(gzipSync(raw), 'raw.csv.gz'), sorting, (part) => parts.push(part));
    expect(again).toEqual(first);
    expect(await buildIndex(fileOf(`\uFEFF${raw.replaceAll('\n', '\r\n')}`), sorting)).toEqual(first);
    expect(parts.at(-1)).toBe(1);
  });

  it('when rows are alike but for the salary, then two by two are one listing, and the odd one is one by itself', async () => {
    const row = (salary: number) => `2025,SE,FT,AI Engineer,${salary},USD,${salary},US,0,US,M`;
    const raw = [HEADER, ...[100, 200, 300, 500, 700].map((thousand) => row(thousand * 1000))].join('\n');
    const { listings, listed } = await buildIndex(fileOf(raw), sorting);
    expect(listings).toBe(3);
    expect(table(listed)[0]).toMatchObject({ id: 'us-senior-recent', listings: '3', local: '3', p50: '' });
  });
});

describe('given a malformed file', () => {
  const good = '2025,SE,FT,AI Engineer,200000,USD,200000,US,0,US,M';
  const cell = (at: number, value: string) => good.split(',').with(at, value).join(',');
  test.each([
    ['an empty file', '', /raw\.csv:1:1: there is no row/],
    ['a header alone', HEADER, /raw\.csv:2:1: there is no row/],
    [
      'another header',
      `${HEADER.replace('job_title', 'title')}\n${good}`,
      /raw\.csv:1:4: the column must be job_title, not title/,
    ],
    [
      'a header that lacks its end',
      `${HEADER.replace(',company_size', '')}\n${good}`,
      /raw\.csv:1:11: .*company_size, not missing/,
    ],
    [
      'a word for a salary',
      `${HEADER}\n${good}\n${cell(4, 'many')}`,
      /raw\.csv:3:5: salary "many" must be a whole number/,
    ],
    ['a salary of nothing', `${HEADER}\n${cell(4, '0')}`, /raw\.csv:2:5: salary "0" must be 1 or more/],
    ['a negative salary', `${HEADER}\n${cell(6, '-5')}`, /raw\.csv:2:7: salary_in_usd "-5"/],
    [
      'another level',
      `${HEADER}\n${cell(1, 'XX')}`,
      /raw\.csv:2:2: experience_level "XX" must be EN, MI, SE or EX/,
    ],
    [
      'a currency in small letters',
      `${HEADER}\n${cell(5, 'usd')}`,
      /raw\.csv:2:6: salary_currency "usd" must be 3 capitals/,
    ],
    ['a year of long ago', `${HEADER}\n${cell(0, '1925')}`, /raw\.csv:2:1: work_year "1925"/],
    [
      'a cell too few',
      `${HEADER}\n${good}\n${good.slice(0, -2)}`,
      /raw\.csv:3:11: 10 columns where 11 are expected/,
    ],
    ['a cell too many', `${HEADER}\n${good},M`, /raw\.csv:2:12: 12 columns where 11/],
    [
      'a quote that does not end',
      `${HEADER}\n${good}\n${cell(3, '"AI Engineer')}`,
      /raw\.csv:\d+:\d+: Quote/,
    ],
  ])('when it is %s, then it is refused with line and column', async (_what, content, expected) => {
    await expect(buildIndex(fileOf(content), sorting)).rejects.toThrow(expected);
  });

  it('when its gzip stream is cut off, then it is refused', async () => {
    const whole = gzipSync(rawIndex(50, 1));
    const file = fileOf(whole.subarray(0, whole.length / 2), 'cut.csv.gz');
    await expect(buildIndex(file, sorting)).rejects.toThrow(/cut\.csv\.gz:\d+:1: the gzip stream is broken/);
  });
});

describe('given sorted numbers', () => {
  it('when percentiles are taken, then they rise, lie within, and the middle is the median', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 }),
        (list) => {
          const sorted = list.toSorted((a, b) => a - b);
          const taken = Array.from({ length: 19 }, (_none, at) => percentileOf(sorted, 5 * at + 5));
          expect(taken).toEqual(taken.toSorted((a, b) => a - b));
          expect(taken[0]).toBeGreaterThanOrEqual(sorted[0] ?? 0);
          expect(taken.at(-1)).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
          const half = sorted.length / 2;
          const middle = [sorted[Math.ceil(half) - 1] ?? 0, sorted[Math.floor(half)] ?? 0];
          expect(percentileOf(sorted, 50)).toBe(Math.round(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2));
        },
      ),
    );
  });
});
