import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, describe } from 'vitest';
import { loadPay } from '../../../src/dataset/pay/load.ts';
import { recordReader } from '../../../src/dataset/records.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { inProject } from '../../harness/project.ts';

const folder = temporaryFolder();
let count = 0;

/** Loads the shipped pay with a table laid over it: the header of the shipped one, and a row. */
function withRow(name: string, row: string): void {
  const over = folder.file(String(count++));
  mkdirSync(`${over}/pay`, { recursive: true });
  const [header = ''] = readFileSync(inProject(`data/pay/${name}`), 'utf8').split('\n');
  const cells = row.split(',').concat(Array<string>(50).fill('')).slice(0, header.split(',').length);
  writeFileSync(`${over}/pay/${name}`, `${header}\n${cells.join(',')}\n`);
  loadPay(recordReader(inProject('data'), over));
}

const official = (cells: Readonly<Record<string, string>>): string =>
  Object.values({
    ...{ id: 'mine', source: 'uk-ons-ashe', country: 'GB', area: '', area_code: 'GB', year: '2025' },
    ...{ occupation_code: '2134', occupation: 'programmers', currency: 'GBP', per: 'year' },
    ...{ p10: '', p25: '', p50: '50000', p75: '', p90: '', jobs: '', note: '' },
    ...cells,
  }).join(',');
const listed = (cells: Readonly<Record<string, string>>): string =>
  Object.values({
    ...{ id: 'fr-senior-recent', source: 'index', country: 'FR', level: 'senior', window: 'recent' },
    ...{ from: '2023', to: '2025', listings: '8', local: '5', currency: 'EUR' },
    ...cells,
  }).join(',');

describe('given a row laid over the shipped ones', () => {
  test.each([
    ['official.csv', official({})],
    ['listed.csv', listed({})],
  ])('when it fits %s, then it loads', (name, row) => {
    expect(() => withRow(name, row)).not.toThrow();
  });

  test.each([
    [
      'official.csv',
      official({ occupation_code: '9999' }),
      /record "mine": occupation 9999 is not in official-trades/,
    ],
    ['official.csv', official({ currency: 'VND' }), /record "mine": currency VND is not in currencies/],
    [
      'official.csv',
      official({ area: 'Kent', area_code: 'K1' }),
      /record "mine": area K1 is not in official-areas/,
    ],
    ['official.csv', official({ per: 'hour' }), /record "uk-developers": has pay by the hour and no hours/],
    [
      'official.csv',
      official({ p50: '' }),
      /official\.csv:2:\d+: record "mine", p50: a row needs its median/,
    ],
    [
      'official.csv',
      official({ p25: '60000' }),
      /official\.csv:2:\d+: record "mine": percentiles do not rise/,
    ],
    ['official.csv', official({ p50: 'much' }), /official\.csv:2:\d+: record "mine", p50: pay is a decimal/],
    [
      'listed.csv',
      listed({ id: 'other' }),
      /record "fr-senior-recent": is of FR senior recent as "other" is/,
    ],
    ['listed.csv', listed({ currency: 'VND' }), /currency VND is not in currencies/],
    ['listed.csv', listed({ listings: '40' }), /40 listings need 19 percentiles/],
    ['listed.csv', listed({ local: '9' }), /more listings in local currency than listings/],
    ['listed.csv', listed({ from: '2026' }), /from is after to/],
  ])(
    'when it does not fit %s, then the start is refused with file, row and reason (%#)',
    (name, row, reason) => {
      expect(() => withRow(name, row)).toThrow(reason);
    },
  );
});
