import { expect, test } from 'vitest';
import { loadMeasure } from '../../../src/pictures/fonts.ts';
import { COLOURS } from '../../../src/pictures/look.ts';
import { sheetOf } from '../../../src/pictures/sheet.ts';
import type { Picture } from '../../../src/reply/picture.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';

const measure = loadMeasure();
const { salary, roadmap } = SAMPLE_PICTURES;
const textsOf = (picture: Picture): string[] =>
  sheetOf(picture, measure).marks.flatMap(({ box }) => box?.text ?? []);

test.each([
  ['AI engineer · London · a year', 'AI ENGINEER · LONDON · A YEAR'],
  ['Computer vision engineer · London, Ontario, Canada · a year', undefined],
])(
  'given the line “%s” above a title, then it is whole, in capitals where these have room',
  (eyebrow, drawn) => {
    expect(textsOf({ ...salary, eyebrow })).toContain(drawn ?? eyebrow);
  },
);

test('given a roadmap that is wanted by a day, then a dashed line marks it on every bar, where it is in sight', () => {
  const lines = (at: number | undefined): number =>
    sheetOf(
      { ...roadmap, deadline: at === undefined ? undefined : { at, text: 'wanted 1 Jun 2027' } },
      measure,
    ).marks.filter(({ svg }) => svg.startsWith('<line') && svg.includes(`stroke="${COLOURS.text}"`)).length;
  expect(lines(30)).toBe(roadmap.steps.length);
  expect([lines(undefined), lines(400)]).toEqual([0, 0]);
  const deadline = { at: 30, text: 'wanted 1 Jun 2027' };
  expect(textsOf({ ...roadmap, now: undefined, deadline })).toContain('wanted 1 Jun 2027');
});
