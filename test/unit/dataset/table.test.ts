import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { countCell, sourced } from '../../../src/dataset/record-schema.ts';
import { DataError, recordReader, type RecordReader } from '../../../src/dataset/records.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const folder = temporaryFolder();
const schema = z.strictObject({
  id: z.string(),
  code: z.string(),
  pay: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be a number')
    .transform(Number)
    .optional(),
  jobs: countCell().optional(),
  ...sourced,
});
const HEAD = 'id,code,pay,jobs,source';
let count = 0;

function write(files: Readonly<Record<string, string>>): string {
  const where = folder.file(String(count++));
  mkdirSync(where);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(`${where}/${name}`), { recursive: true });
    writeFileSync(`${where}/${name}`, text);
  }
  return where;
}

const reader = (text: string, laid?: Readonly<Record<string, string>>): RecordReader =>
  recordReader(write({ 'pay/table.csv': text }), laid && write(laid));
const read = (one: RecordReader) => one.table('pay/table.csv', schema);

describe('given a table', () => {
  it('when read, then numbers are numbers, codes keep their zeros and empty cells are absent', () => {
    const rows = read(reader(`\uFEFF${HEAD}\r\na,0811,34.8,,ons\r\n"b, c","say ""hi""",,12,ons\r\n`));
    expect(rows).toEqual([
      { id: 'a', code: '0811', pay: 34.8, source: 'ons' },
      { id: 'b, c', code: 'say "hi"', jobs: 12, source: 'ons' },
    ]);
  });

  it('when read, then where each row comes from is recorded', () => {
    const one = reader(`${HEAD}\na,1,,,ons\nb,1,,,bls\n`);
    read(one);
    expect(one.origins().map(({ file, id, source }) => [file, id, source])).toEqual([
      ['pay/table.csv', 'a', 'ons'],
      ['pay/table.csv', 'b', 'bls'],
    ]);
  });

  it('when an overlay has a table of its name, then rows of one id are replaced and others are added', () => {
    const laid = { 'pay/table.csv': `${HEAD}\nb,9,,,team\nc,9,,,team\n` };
    const one = reader(`${HEAD}\na,1,,,ons\nb,1,,,ons\n`, laid);
    expect(read(one).map(({ id, code }) => id + code)).toEqual(['b9', 'c9', 'a1']);
    expect(() => one.refuseUnread()).not.toThrow();
  });

  it('when an overlay has a table that nothing reads, then the start is refused with the name', () => {
    const one = reader(`${HEAD}\n`, { 'pay/tabel.csv': `${HEAD}\n` });
    read(one);
    expect(() => one.refuseUnread()).toThrow(/tabel\.csv.*the names are pay\/table\.csv/);
  });

  it('when folders of YAML are read, then a table among them is left alone', () => {
    expect(reader(`${HEAD}\na,1,,,ons\n`).folder('pay', schema)).toEqual([]);
  });
});

describe('given a table that does not fit', () => {
  it.each([
    [
      'a word for a number',
      `${HEAD}\na,1,,,ons\nb,"x, y",much,,ons\n`,
      /:3:10: record "b", pay: must be a nu/,
    ],
    ['a number with a comma', `${HEAD}\na,1,"1,5",,ons\n`, /:2:5: record "a", pay/],
    ['a fraction of a job', `${HEAD}\r\na,1,,\r\nb,1,,1.5,ons\r\n`, /:2:1: the row has 4 cells/],
    ['half a job', `${HEAD}\r\na,é,,1,ons\r\nb,é,,1.5,ons\r\n`, /:3:6: record "b", jobs: must be a whole/],
    ['an id that stands twice', `${HEAD}\na,1,,,ons\na,2,,,ons\n`, /:3:1: record "a" stands twice/],
    ['an empty cell that is needed', `${HEAD}\na,,,,ons\n`, /:2:3: record "a", code/],
    ['a cell too many after lines in quotes', `${HEAD}\n"a\nb",1,,,ons\nc,1,,,ons,\n`, /:4:1: the row has 6/],
    ['a column that is not known', `${HEAD},note\na,1,,,ons,x\n`, /:2:1: record "a".*note/],
    ['two columns of one name', 'id,id\na,b\n', /:1:4: two columns are named "id"/],
    ['a column without a name', 'id,\na,b\n', /:1:4: a column has no name/],
    ['no row at all', '', /:1:1: must begin with a row of column names/],
    ['a quote that does not end', `${HEAD}\na,1,,,"ons\n`, /:2:\d+: Quote Not Closed/],
  ])('when it has %s, then it is refused with its line and column', (_, text, reason) => {
    expect(() => read(reader(text))).toThrow(DataError);
    expect(() => read(reader(text))).toThrow(reason);
  });

  it('when it is missing, then the file is named', () => {
    expect(() => recordReader(write({})).table('pay/table.csv', schema)).toThrow(/table\.csv.*ENOENT/);
  });
});
