import { describe, expect, test } from 'vitest';
import { loadMeasure } from '../../../src/pictures/fonts.ts';
import { COLOURS, LEFT, RIGHT, TALLEST, WIDTH } from '../../../src/pictures/look.ts';
import { svgOf, type Box } from '../../../src/pictures/marks.ts';
import { sheetOf } from '../../../src/pictures/sheet.ts';
import { TRIED } from '../../harness/pictures/hard-pictures.ts';
import { bright, contrast, draw, touch } from '../../harness/pictures/pixels.ts';

const measure = loadMeasure();
const cases = TRIED.map((picture, at) => [`${at} ${picture.kind}`, sheetOf(picture, measure)] as const);
const boxesOf = ({ marks }: (typeof cases)[number][1]): Box[] => marks.flatMap(({ box }) => box ?? []);
/** Drawn text may be a little narrower than measured: kerning is left out. */
const KERNING = 2;

describe.each(cases)('given picture %s', (_name, sheet) => {
  const boxes = boxesOf(sheet);

  test('when it is laid out, then it is no taller than a phone shows and every text can be read there', () => {
    expect(sheet.width).toBe(WIDTH);
    expect(sheet.height / sheet.width).toBeLessThanOrEqual(TALLEST);
    expect(Math.min(...boxes.map(({ size }) => size))).toBeGreaterThanOrEqual(25);
  });

  test('when its texts are laid out, then none leaves the card and no two overlap', () => {
    for (const box of boxes) {
      expect(box.x, box.text).toBeGreaterThanOrEqual(LEFT - KERNING);
      expect(box.x + box.width, box.text).toBeLessThanOrEqual(RIGHT + KERNING);
      expect(box.y, box.text).toBeGreaterThan(0);
      expect(box.y + box.height, box.text).toBeLessThanOrEqual(sheet.height - 10);
    }
    const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).map((other) => [one, other] as const));
    expect(
      pairs.filter(([one, other]) => touch(one, other)).map((pair) => pair.map(({ text }) => text)),
    ).toEqual([]);
  });

  test('when it is drawn, then every text is there, and nothing reaches the edge', () => {
    const pixels = draw(svgOf(sheet));
    for (const box of boxes) expect(bright(pixels, box), box.text).toBeGreaterThan(box.size);
    const inside = { x: 3, y: 3, width: 16, height: sheet.height - 6 };
    expect(bright(pixels, inside)).toBe(0);
    expect(bright(pixels, { ...inside, x: WIDTH - 19 })).toBe(0);
    expect(bright(pixels, { x: 3, y: sheet.height - 9, width: WIDTH - 6, height: 6 })).toBe(0);
  });
});

const { background, panel, text, secondary, muted, asked, askedSoft, band, toDo } = COLOURS;

test.each([text, secondary, muted, asked])(
  'given text in %s, then it can be read on card and panel',
  (colour) => {
    expect(contrast(colour, background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour, panel)).toBeGreaterThanOrEqual(4.5);
  },
);

test.each([
  [band, background],
  [band, panel],
  [asked, askedSoft],
  [toDo, background],
  [background, band],
  [background, asked],
])('given a sign in %s on %s, then it can be made out', (sign, on) => {
  expect(contrast(sign, on)).toBeGreaterThanOrEqual(3);
});

test('given a picture without its typeface, then its words are missing, which the count of pixels finds', () => {
  const [[, sheet] = []] = cases;
  if (!sheet) throw new Error('no picture');
  const pixels = draw(svgOf(sheet).replaceAll('<text', '<desc').replaceAll('</text>', '</desc>'));
  expect(boxesOf(sheet).every((box) => bright(pixels, box) > box.size)).toBe(false);
});
