import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownFiles } from '../../../src/app/known-files.ts';
import { stampOf } from '../../../src/dataset/unchanged.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const folders = temporaryFolder();
let count = 0;
/** As a process that begins later sees files that were just written. */
const LATER = Date.now() + 3_600_000;

/** A folder with a file in it, and one below it. */
function place() {
  const root = folders.file(String(++count));
  mkdirSync(join(root, 'below'), { recursive: true });
  writeFileSync(join(root, 'one.txt'), 'one');
  writeFileSync(join(root, 'below', 'two.txt'), 'two');
  return { root, at: (name: string) => join(root, name), stamp: (began = LATER) => stampOf([root], began) };
}

describe('given files that a process has looked at', () => {
  const changes: readonly (readonly [string, (at: (name: string) => string) => void])[] = [
    ['is written to', (at) => writeFileSync(at('one.txt'), 'other')],
    ['below is written to, of the same length', (at) => writeFileSync(at('below/two.txt'), 'six')],
    [
      'is written to, and its time is set back',
      (at) => {
        writeFileSync(at('one.txt'), 'six');
        utimesSync(at('one.txt'), 1, 1);
      },
    ],
    ['is added', (at) => writeFileSync(at('below/three.txt'), '')],
    ['is taken away', (at) => rmSync(at('one.txt'))],
  ];
  it.each(changes)('when one %s, then they are others', async (_what, change) => {
    const { at, stamp } = place();
    const before = stamp();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(stamp()).toBe(before);
    // File systems tell times in steps.
    await new Promise((resolve) => setTimeout(resolve, 20));
    change(at);
    expect(stamp()).not.toBe(before);
  });

  it('when one may have changed while the process ran, then nothing stands for them', () => {
    const { stamp } = place();
    expect(stamp(Date.now())).toBeUndefined();
    expect(stamp(LATER)).toBeDefined();
  });

  it('when one is missing, then nothing stands for them', () => {
    const { at } = place();
    expect(stampOf([at('none.txt')], LATER)).toBeUndefined();
  });
});

describe('given what an earlier process found out', () => {
  const found = { code: 'abc', isChecked: true };
  const known = (root: string, kept: string, prefix = '') => knownFiles(kept, [root], prefix, LATER);

  it('when nothing has changed, then it is known; for another prefix it is not', () => {
    const { root } = place();
    const kept = folders.file(`kept-${count}`);
    expect(known(root, kept).found).toBeUndefined();
    known(root, kept).keep(found);
    expect(known(root, kept).found).toEqual(found);
    expect(known(root, kept, 'acme-').found).toBeUndefined();
  });

  it('when a file has changed, or what was kept has, then it is not known', () => {
    const { root, at } = place();
    const kept = folders.file(`kept-${count}`);
    known(root, kept).keep(found);
    const file = join(kept, 'files.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"abc"', '"abd"'));
    expect(known(root, kept).found).toBeUndefined();
    writeFileSync(file, text);
    expect(known(root, kept).found).toEqual(found);
    writeFileSync(at('three.txt'), '');
    expect(known(root, kept).found).toBeUndefined();
  });

  it('when files were written to since this process began, then nothing is kept', () => {
    const { root } = place();
    const kept = folders.file(`kept-${count}`);
    knownFiles(kept, [root], '').keep(found);
    expect(known(root, kept).found).toBeUndefined();
  });
});
