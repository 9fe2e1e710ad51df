import { describe, expect, it } from 'vitest';
import { readOwnBands, type BandsRead } from '../../../src/dataset/pay/own/read.ts';
import { ownBandsRecord } from '../../../src/dataset/pay/own/records.ts';
import { writeOwnBands } from '../../../src/dataset/pay/own/write.ts';
import { fc } from '../../harness/property.ts';
import { shippedData } from '../../harness/shipped.ts';

const data = shippedData();
const HEAD = 'place,level,low,high,currency';

function read(text: string): BandsRead {
  const found = readOwnBands(text, data);
  if ('reason' in found) throw new Error(`${found.place} ${found.reason}`);
  return found;
}
/** The reason why the only row of a table is not taken. */
const refusal = (row: string): string =>
  read(`${HEAD}\n${row}`)
    .refused.map(({ reason }) => reason)
    .join();
const whole = (text: string): string => {
  const found = readOwnBands(text, data);
  return 'reason' in found ? `${found.place}: ${found.reason}` : 'read';
};

describe('given a table of bands', () => {
  it.each([
    ['with semicolons', 'place;level;low;high;currency\nLondon;senior;90000;130000;GBP'],
    [
      'out of a spreadsheet',
      'place\tlevel\tlow\thigh\tcurrency\r\nLondon\tSenior\t£90,000\t£130,000\tgbp\r\n',
    ],
    ['with other names and columns', 'Currency,Max,Min,Grade,City,Team\nGBP,130k,90K,senior,london,ML'],
    [
      'in a fence, with blanks',
      '\n```csv\nplace, level, low, high, currency\nLondon, senior, 90 000, 130’000, GBP\n,,,,\n```\n',
    ],
  ])('when it is written %s, then it is read as the same', (_, text) => {
    const { places, refused } = read(text);
    expect(refused).toEqual([]);
    expect(places).toMatchObject([
      {
        label: 'London, UK',
        name: 'London',
        currency: 'GBP',
        bands: { senior: { low: 90_000, high: 130_000, open: false } },
      },
    ]);
  });

  it.each([
    ['London,senior,90000,130000', 'the row has 4 cells where the table has 5 columns'],
    ['California,senior,1,2,USD', '“California” is part of a country: name a city, or the country'],
    ['Xyzzyq,senior,1,2,USD', 'I know no place “Xyzzyq”'],
    ['London,wizard,1,2,GBP', '“wizard” is no level: use entry, mid, senior, staff or principal'],
    ['London,senior,1,2,ZZZ', '“ZZZ” is no currency: use its code, such as GBP'],
    ['London,senior,-5,2,GBP', 'low “-5” is no amount a year: write 90000'],
    ['London,senior,1.5,2,GBP', 'low “1.5” is no amount a year: write 90000'],
    ['London,senior,5,9999999999999,GBP', 'high “9999999999999” is no amount a year: write 90000'],
    ['London,senior,130000,90000,GBP', 'low is above high'],
    [',senior,1,2,GBP', 'it names no place'],
  ])('when a row is %s, then it is left out, with the reason', (row, reason) => {
    expect(refusal(row)).toBe(reason);
  });

  it('when rows do not go together, then the first stands', () => {
    const rows = ['London,mid,1,2,GBP', 'London,mid,3,4,GBP', 'London,senior,3,4,EUR', 'UK,senior,5,6,GBP'];
    const { places, refused } = read([HEAD, ...rows].join('\n'));
    expect(places.map(({ label, bands }) => [label, Object.keys(bands)])).toEqual([
      ['London, UK', ['mid']],
      ['UK', ['senior']],
    ]);
    expect(refused).toEqual([
      { line: 3, reason: 'London has a mid band above' },
      { line: 4, reason: 'London is in GBP above, and in EUR here' },
    ]);
  });

  it.each([
    ['', '1:1: must begin with a row of column names'],
    ['place,level\nLondon,senior', '1:1: its first row has no column “low”, “high”, “currency”'],
    [`${HEAD}\nLondon,"senior`, ''],
    [`${HEAD}\n${'London,mid,1,2,GBP\n'.repeat(501)}`, ': it has more than 500 bands'],
    ['- &a [*a', ''],
    ['- *a', ''],
  ])('when it is %j, then none of it is read', (text, reason) => {
    expect(whole(text)).not.toBe('read');
    if (reason !== '') expect(whole(text)).toBe(reason);
  });

  it('when it is written by strangers, then it is read or refused, and what is read fits what is kept', () => {
    const cell = fc.oneof(
      fc.constantFrom('London', 'senior', '90000', '5k+', 'GBP', '', '"', '\0', '￾'),
      fc.string(),
    );
    const text = fc
      .array(fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(',')))
      .map((rows) => [HEAD, ...rows].join('\n'));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (said) => {
        const found = readOwnBands(said, data);
        if ('reason' in found || found.places.length === 0) return;
        ownBandsRecord.parse({ places: [...found.places] });
      }),
    );
  });
});

describe('given bands as they stand in the data', () => {
  const YAML = `# Acme
- id: acme-west
  covers: { country: US, areas: [sf, ny] }
  currency: USD
  bands:
    senior: { low: 250000, high: 340000, open: true }
- id: acme-uk
  covers: { country: GB }
  currency: GBP
  bands:
    mid: { low: 70000, high: 95000 }
- id: acme-de
  covers: { country: DE }
  currency: EUR
  bands:
    mid: { low: 95000, high: 70000 }
`;
  it('when a list of records is read, then each area and country has its bands, and one that does not fit is left out', () => {
    const { places, refused } = read(YAML);
    expect(places.map(({ label, km, bands }) => [label, km, Object.keys(bands)])).toEqual([
      ['San Francisco, California, US', 60, ['senior']],
      ['New York City, New York, US', 50, ['senior']],
      ['UK', undefined, ['mid']],
    ]);
    expect(refused).toEqual([{ line: 12, reason: 'bands: mid: low is above high' }]);
  });

  it('when they are written as a table, then that is read as the same places and bands', () => {
    const { places } = read(YAML);
    const again = read(writeOwnBands({ places: [...places] }));
    expect(again.refused).toEqual([]);
    const plainly = ({ country, centre, km, currency, bands }: (typeof places)[number]) => ({
      country,
      centre,
      km,
      currency,
      bands,
    });
    expect(again.places.map(plainly)).toEqual(places.map(plainly));
  });
});
