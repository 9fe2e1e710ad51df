import {
  converter,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  filterGrayscale,
  formatHex,
  type Color,
  type Rgb,
} from 'culori';
import { expect, test } from 'vitest';
import { loadMeasure } from '../../../src/pictures/fonts.ts';
import { COLOURS, INSET, WIDTH } from '../../../src/pictures/look.ts';
import { svgOf } from '../../../src/pictures/marks.ts';
import { sheetOf } from '../../../src/pictures/sheet.ts';
import type { Picture } from '../../../src/reply/picture.ts';
import { WIDEST } from '../../harness/pictures/hard-pictures.ts';
import { contrast, draw, shareBelow } from '../../harness/pictures/pixels.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';

const { salary, compare, roadmap, skills, team } = SAMPLE_PICTURES;
const { asked, askedSoft, band, bandSoft, text, toDo, track } = COLOURS;
const measure = loadMeasure();

/** How people see colours who do not see red, green or blue, and how all do on paper without colour. */
const EYES: Readonly<Record<string, (colour: Rgb) => Color>> = {
  'without red': filterDeficiencyProt(1),
  'without green': filterDeficiencyDeuter(1),
  'without blue': filterDeficiencyTrit(1),
  'without colour': filterGrayscale(1),
};
const rgb = converter('rgb');
/** The contrast of two colours as those eyes see them, 1 to 21. */
function contrastFor(see: (colour: Rgb) => Color, pair: readonly [string, string]): number {
  const [one = '', other = ''] = pair.map((colour) => {
    const known = rgb(colour);
    if (!known) throw new Error(`${colour} is no colour`);
    return formatHex(see(known));
  });
  return contrast(one, other);
}

/** The least contrast of two colours that are told apart by how bright they are. */
const APART = 1.7;

/** Two things told apart in a picture: by their brightness, by a second sign, or by both. */
interface Pair {
  readonly name: string;
  readonly colours: readonly [string, string];
  /** Told apart by the second sign alone where it is not set. */
  readonly isBright: boolean;
  readonly picture: Picture;
  readonly sign: string;
  /** How often the sign is drawn, and how often it must be. */
  readonly drawn: (svg: string) => readonly [number, number];
}

const count = (svg: string, pattern: RegExp): number => svg.match(pattern)?.length ?? 0;
const PANEL = new RegExp(`<rect [^>]*width="${WIDTH - 2 * INSET}"`, 'g');
const PLUS = new RegExp(`<line [^>]*stroke="${asked}"`, 'g');
const DOT = new RegExp(`<circle [^>]*fill="${text}"`, 'g');
const says = (words: string) => (svg: string) => [count(svg, new RegExp(`>${words}<`, 'g')), 1] as const;
const inState = (state: string): number => roadmap.steps.filter((one) => one.state === state).length;
const missing = skills.rows.reduce((sum, { own, wanted }) => sum + Math.max(0, wanted - own), 0);

const PAIRS: readonly Pair[] = [
  {
    ...{
      name: 'the level asked for and the others',
      colours: [asked, band],
      isBright: true,
      picture: salary,
    },
    sign: 'a panel behind it',
    drawn: (svg) => [count(svg, PANEL), 1],
  },
  {
    ...{
      name: 'the place asked for and the others',
      colours: [asked, band],
      isBright: true,
      picture: compare,
    },
    sign: 'a panel behind it',
    drawn: (svg) => [count(svg, PANEL), 1],
  },
  {
    ...{
      name: 'a band as printed and an estimate',
      colours: [band, bandSoft],
      isBright: true,
      picture: salary,
    },
    sign: 'a dashed edge',
    drawn: (svg) => [
      count(svg, /<rect [^>]*stroke-dasharray/g),
      // One stands in the legend.
      salary.rows.filter((one) => one.band.estimate).length + 1,
    ],
  },
  {
    ...{
      name: 'what was listed and the guide’s bands',
      colours: [text, band],
      isBright: true,
      picture: salary,
    },
    sign: 'a dot on it, and one in the legend',
    drawn: (svg) => [count(svg, DOT), 2],
  },
  {
    ...{ name: 'a step that is done and this one', colours: [band, asked], isBright: true, picture: roadmap },
    sign: 'a panel behind this one',
    drawn: (svg) => [count(svg, PANEL), inState('now')],
  },
  {
    ...{ name: 'this step and one to come', colours: [asked, toDo], isBright: true, picture: roadmap },
    sign: 'the word “now”',
    drawn: says('now'),
  },
  {
    ...{
      name: 'a step that is done and one to come',
      colours: [band, toDo],
      isBright: false,
      picture: roadmap,
    },
    sign: 'a tick in place of a number',
    drawn: (svg) => [count(svg, /stroke-width="4.5" stroke-linecap="round"/g), inState('done')],
  },
  {
    ...{ name: 'a grade that somebody has and one to learn', colours: [band, askedSoft], isBright: true },
    ...{ picture: skills, sign: 'a plus' },
    drawn: (svg) => [count(svg, PLUS), 2 * missing],
  },
  {
    ...{ name: 'a grade to learn and one not asked for', colours: [asked, track], isBright: true },
    ...{ picture: skills, sign: 'a plus' },
    drawn: (svg) => [count(svg, PLUS), 2 * missing],
  },
  {
    ...{ name: 'what was done this week and before', colours: [asked, band], isBright: true, picture: team },
    sign: 'its place, which the legend names',
    drawn: says('done this week, at the end'),
  },
];

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
  const contrasts = Object.values(EYES).map((see) => contrastFor(see, [band, toDo]));
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
