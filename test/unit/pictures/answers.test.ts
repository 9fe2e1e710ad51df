import { describe, expect, test } from 'vitest';
import { loadMeasure } from '../../../src/pictures/fonts.ts';
import { LEFT, RIGHT, TALLEST } from '../../../src/pictures/look.ts';
import { sheetOf } from '../../../src/pictures/sheet.ts';
import { picturesOf } from '../../../src/reply/files.ts';
import type { Picture } from '../../../src/reply/picture.ts';
import { appForFile } from '../../harness/app-for-file.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';
import { touch } from '../../harness/pictures/pixels.ts';

const app = await appForFile();
const measure = loadMeasure();
const FIGURE = /\d[\d.,]*/gu;
/** Marks of an axis and of a scale are not figures of the answer. */
const AXIS = new Set(['#94A0B5']);

/** The figures that a picture shows and that its words lack. */
function unsaid(picture: Picture): string[] {
  const said = new Set(picture.alt.match(FIGURE)?.map((one) => one.replace(/[.,]$/u, '')));
  return sheetOf(picture, measure).marks.flatMap(({ box, svg }) => {
    if (!box || [...AXIS].some((colour) => svg.includes(`fill="${colour}"`))) return [];
    const figures = (box.text.match(FIGURE) ?? []).map((one) => one.replace(/[.,]$/u, ''));
    return figures.filter((one) => !said.has(one));
  });
}

const PLACES = [
  'london',
  'sf',
  'berlin',
  'toronto',
  'bangalore',
  'singapore',
  'austin',
  'us',
  'uk',
  'zurich',
];
const QUESTIONS = [
  ...['entry', 'mid', 'senior', 'staff', 'principal'].flatMap((level) =>
    PLACES.map((place) => `/salary ${level} ${place}`),
  ),
  ...['senior london in inr', 'staff austin llm in jpy', 'mid toronto in chf', 'entry remote us in inr'].map(
    (one) => `/salary ${one}`,
  ),
  '/salary compare senior sf london berlin toronto bangalore',
  '/salary compare staff london singapore zurich in inr',
  '/salary compare mid london accra berlin',
  '/roadmap show software engineer',
  '/roadmap show data scientist 6h a week by june',
  '/roadmap show 30 days from monday',
];

describe.each(QUESTIONS)('given %s', (question) => {
  test('when its picture is laid out, then each figure is in the words beside it, and nothing overlaps or is cut off', async () => {
    const { reply } = await app.say(question);
    for (const picture of picturesOf(reply)) {
      expect(picture.alt.length).toBeLessThanOrEqual(900);
      expect(unsaid(picture)).toEqual([]);
      const { marks, width, height } = sheetOf(picture, measure);
      const boxes = marks.flatMap(({ box }) => box ?? []);
      expect(height / width).toBeLessThanOrEqual(TALLEST);
      expect(boxes.filter(({ x, width: own }) => x < LEFT - 2 || x + own > RIGHT + 2)).toEqual([]);
      const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).map((other) => [one, other] as const));
      expect(pairs.filter(([one, other]) => touch(one, other))).toEqual([]);
    }
  });
});

test.each(Object.values(SAMPLE_PICTURES))(
  'given the sample $kind picture, when it is read, then each figure is in its words',
  (picture) => {
    expect(unsaid(picture)).toEqual([]);
  },
);

test('given a figure that only the picture has, then it is found', () => {
  const picture = { ...SAMPLE_PICTURES.salary, figure: '£91K–£130K' };
  expect(unsaid(picture)).toEqual(['91']);
});
