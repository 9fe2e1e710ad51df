import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { pictureCache } from '../../../src/pictures/disk-cache.ts';
import { createPictures } from '../../../src/pictures/pictures.ts';
import type { Drawn } from '../../../src/pictures/pixels.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';

const root = temporaryFolder();
let folders = 0;
const newFolder = (): string => root.file(String((folders += 1)));
const { salary } = SAMPLE_PICTURES;
const ofPeople = Object.values(SAMPLE_PICTURES).filter(({ personal }) => personal);
/** A PNG of 1000 × 700 pixels, as far as its size is read. */
const png = new Uint8Array(64);
new DataView(png.buffer).setUint32(16, 1000);
new DataView(png.buffer).setUint32(20, 700);
const drawn: Drawn = { png, width: 1000, height: 700 };

const noSixels = (): Promise<string> => Promise.reject(new Error('none here'));

function gallery(folder: string, draw = vi.fn(() => Promise.resolve(drawn))) {
  const report = vi.fn();
  const kept = pictureCache(folder);
  return {
    draw,
    report,
    pictures: createPictures({ draw, drawSixel: noSixels, close: () => Promise.resolve() }, kept, report),
  };
}

describe('given pictures', () => {
  test('when the same is asked for again, then it is read and not drawn', async () => {
    const folder = newFolder();
    const first = gallery(folder);
    await first.pictures.draw(salary);
    const later = gallery(folder);
    expect(await later.pictures.draw(structuredClone(salary))).toMatchObject({ width: 1000, height: 700 });
    expect([first.draw, later.draw].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  });

  test('when two ask at once, then it is drawn once; another figure is another picture', async () => {
    const { draw, pictures } = gallery(newFolder());
    await Promise.all([pictures.draw(salary), pictures.draw(salary)]);
    expect(draw).toHaveBeenCalledTimes(1);
    await pictures.draw({ ...salary, figure: '£91K–£130K' });
    expect(draw).toHaveBeenCalledTimes(2);
  });

  test.each(ofPeople)(
    'when it is of a person or team, as $kind, then it is drawn each time and never kept',
    async (picture) => {
      const folder = newFolder();
      const { draw, pictures } = gallery(folder);
      await pictures.draw(picture);
      await pictures.draw(picture);
      expect(draw).toHaveBeenCalledTimes(2);
      expect(existsSync(folder)).toBe(false);
    },
  );

  test('when some are of people and some are not, then only the others are on disk, and nothing half written', async () => {
    const folder = newFolder();
    const { pictures } = gallery(folder);
    const all = Object.values(SAMPLE_PICTURES);
    for (const picture of all) await pictures.draw(picture);
    const kept = await readdir(folder);
    expect(kept).toHaveLength(all.length - ofPeople.length);
    expect(kept.every((name) => /^[0-9a-f]{64}\.png$/u.test(name))).toBe(true);
  });

  test('when it cannot be kept, then it is shown all the same', async () => {
    const taken = newFolder();
    await writeFile(taken, '');
    const { report, pictures } = gallery(taken);
    expect(await pictures.draw(salary)).toEqual(drawn);
    expect(report).toHaveBeenCalledTimes(1);
  });

  test('when it could not be drawn, then it is tried again the next time', async () => {
    const draw = vi.fn(() => Promise.resolve(drawn)).mockRejectedValueOnce(new Error('no ink'));
    const { pictures } = gallery(newFolder(), draw);
    await expect(pictures.draw(salary)).rejects.toThrow('no ink');
    expect(await pictures.draw(salary)).toEqual(drawn);
  });
});

test('given a full folder, when another is kept, then the oldest go and the others stay', async () => {
  const folder = newFolder();
  await mkdir(folder);
  for (const [at, name] of ['new', 'oldest', 'old'].entries()) {
    await writeFile(join(folder, `${name}.png`), new Uint8Array(100));
    await utimes(join(folder, `${name}.png`), 0, [300, 100, 200][at] ?? 0);
  }
  const kept = pictureCache(folder, 250);
  await kept.write('newest', new Uint8Array(100));
  expect((await readdir(folder)).sort()).toEqual(['new.png', 'newest.png']);
  await kept.write('more', new Uint8Array(100));
  expect((await readdir(folder)).sort()).toEqual(['more.png', 'newest.png']);
  expect(await kept.read('oldest')).toBeUndefined();
  expect((await kept.read('newest'))?.byteLength).toBe(100);
});
