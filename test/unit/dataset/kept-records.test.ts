import { chmodSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/dataset/dataset.ts';
import { keptRecords } from '../../../src/dataset/kept-records.ts';
import { keptPlace, type KeptPlace } from '../../harness/fixtures/unit/dataset/kept-records.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { inProject } from '../../harness/project.ts';

const folders = temporaryFolder();
let count = 0;
const place = (): KeptPlace => keptPlace(folders.file(String(++count)));

describe('given data that was read before', () => {
  it('when the shipped data is read again, then no file is read and each gives what it gave', () => {
    const kept = folders.file('shipped');
    loadDataset(inProject('data'), undefined, keptRecords(kept));
    const opened = keptRecords(kept);
    const before = new Map<string, readonly [unknown, unknown]>();
    loadDataset(inProject('data'), undefined, {
      of(name, path, read) {
        const value = opened.of(name, path, () => expect.fail(`${name} was not kept`));
        before.set(name, [value, read()]);
        return value;
      },
      save: () => opened.save(),
    });
    expect(before.size).toBeGreaterThan(70);
    for (const [value, read] of before.values()) expect(value).toStrictEqual(read);
  });

  it('when nothing has changed, then it is not read again', () => {
    const { read } = place();
    const first = read();
    expect(read()).toStrictEqual({ records: first.records, anew: 0 });
    expect(first.anew).toBe(1);
  });

  it('when the file has changed, then it is read again, and its mistakes are told as ever', () => {
    const { read, write } = place();
    read();
    write('- id: six\n');
    expect(read()).toEqual({ records: [{ id: 'six', words: [] }], anew: 1 });
    write('- id: six\n- id: 7\n');
    expect(() => read()).toThrow(/words\.yaml:2:7: record 2, id: /);
    expect(() => read()).toThrow(/words\.yaml:2:7: record 2, id: /);
  });

  it('when a folder is laid over it, then its records stand there, and are gone without it', () => {
    const { read, write, overlay } = place();
    const plain = read();
    write('- id: two\n', overlay);
    const laid = [
      { id: 'two', words: [] },
      { id: 'one', words: [] },
    ];
    expect(read(overlay)).toEqual({ records: laid, anew: 0 });
    write('- id: ten\n', overlay);
    expect(read(overlay).records[0]).toEqual({ id: 'ten', words: [] });
    expect(read()).toEqual({ records: plain.records, anew: 0 });
  });
});

describe('given a kept file that cannot be used', () => {
  const spoilt: readonly (readonly [string, (file: string) => void])[] = [
    ['is cut short', (file) => truncateSync(file, readFileSync(file).length - 3)],
    ['is empty', (file) => truncateSync(file, 0)],
    ['was changed', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"one"', '"own"'))],
    ['is of other code', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/ \w+ /, ' 0 '))],
    ['is something else', (file) => writeFileSync(file, Buffer.from([0xff, 0x0a, 0xfe]))],
    ['could be written by others', (file) => chmodSync(file, 0o666)],
  ];
  it.each(spoilt)('when it %s, then the data is read and kept anew', (_how, spoil) => {
    const { read, file } = place();
    const first = read();
    spoil(file);
    expect(read()).toEqual(first);
    expect(read()).toEqual({ ...first, anew: 0 });
    expect(readdirSync(join(file, '..'))).toEqual(['records.json']);
  });

  it('when others can write to its folder, then it is neither read nor written', () => {
    const { read, kept, file } = place();
    read();
    chmodSync(kept, 0o777);
    expect(read().anew).toBe(1);
    rmSync(file);
    expect(read().anew).toBe(1);
    expect(readdirSync(kept)).toEqual([]);
  });

  it('when nothing can be kept there, then the data is read each time', () => {
    const { read, kept } = place();
    writeFileSync(kept, 'a file where the folder would be');
    const first = read();
    expect(read()).toEqual(first);
    expect(first.anew).toBe(1);
  });
});
