import { expect, test } from 'vitest';
import { loadMeasure } from '../../../src/pictures/fonts.ts';
import { COLOURS } from '../../../src/pictures/look.ts';
import { svgOf } from '../../../src/pictures/marks.ts';
import { sheetOf } from '../../../src/pictures/sheet.ts';
import { APART, contrastFor, EYES, PAIRS } from '../../harness/fixtures/unit/pictures/colours.ts';
import { WIDEST } from '../../harness/pictures/hard-pictures.ts';
import { draw, shareBelow } from '../../harness/pictures/pixels.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';

const measure = loadMeasure();

test.each(
  PAIRS.filter(({ isBright }) => isBright).flatMap((pair) =>
    Object.entries(EYES).map(([eyes, see]) => ({ ...pair, eyes, see })),
  ),
)('given $name, when they are seen $eyes, then one is brighter', ({ colours, see }) => {
  expect(contrastFor(see, colours)).toBeGreaterThanOrEqual(APART);
});

test.each(PAIRS)(
  'given $name, when they are drawn, then so is a second sign: $sign',
  ({ picture, drawn }) => {
    const [is, must] = drawn(svgOf(sheetOf(picture, measure)));
    expect(must).toBeGreaterThan(0);
    expect(is).toBe(must);
  },
);

test('given two colours that differ in hue alone, then some see no difference, which is found', () => {
  const contrasts = Object.values(EYES).map((see) => contrastFor(see, [COLOURS.band, COLOURS.toDo]));
  expect(Math.min(...contrasts)).toBeLessThan(APART);
});

/** The least contrast of a text and what is behind it. */
const READABLE = 4.5;

test.each(
  [...Object.values(SAMPLE_PICTURES), ...WIDEST].map((one, at) => [`${at} ${one.kind}`, one] as const),
)('given picture %s, then each of its texts can be read on what is behind it', (_name, picture) => {
  const sheet = sheetOf(picture, measure);
  const behind = draw(svgOf(sheet).replaceAll(/<text[^]*?<\/text>/g, ''));
  const texts = sheet.marks.flatMap(({ svg, box }) =>
    box ? [{ box, colour: / fill="(#\w{6})"/.exec(svg)?.[1] ?? '' }] : [],
  );
  expect(texts.length).toBeGreaterThan(5);
  for (const { box, colour } of texts) {
    expect(shareBelow(behind, box, colour, READABLE), box.text).toBe(0);
    // As dark as the grid it could not be read, which is found.
    if (colour !== COLOURS.background)
      expect(shareBelow(behind, box, COLOURS.grid, READABLE), box.text).toBeGreaterThan(0.5);
  }
});
