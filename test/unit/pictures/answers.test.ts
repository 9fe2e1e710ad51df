import { describe, expect, test } from 'vitest';
import { loadMeasure } from '../../../src/pictures/fonts.ts';
import { LEFT, RIGHT, TALLEST } from '../../../src/pictures/look.ts';
import { sheetOf } from '../../../src/pictures/sheet.ts';
import { picturesOf } from '../../../src/reply/files.ts';
import { appForFile } from '../../harness/app-for-file.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';
import { OFFERS, QUESTIONS, unsaid } from '../../harness/pictures/questions.ts';
import { touch } from '../../harness/pictures/pixels.ts';

const app = await appForFile();
const measure = loadMeasure();

/** Of a place that the guide has no band for there is none. */
const isWithout = (question: string): boolean => question.endsWith('zurich');

describe.each([...QUESTIONS, ...OFFERS])('given %s', (question) => {
  test('when its picture is laid out, then each figure is in the words beside it, and nothing overlaps or is cut off', async () => {
    const { reply } = await app.say(question);
    const pictures = picturesOf(reply);
    expect(pictures).toHaveLength(isWithout(question) ? 0 : 1);
    for (const picture of pictures) {
      expect(picture.alt.length).toBeLessThanOrEqual(900);
      expect(unsaid(picture, measure)).toEqual([]);
      const { marks, width, height } = sheetOf(picture, measure);
      const boxes = marks.flatMap(({ box }) => box ?? []);
      expect(boxes.filter(({ text }) => text.endsWith('…'))).toEqual([]);
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
    expect(unsaid(picture, measure)).toEqual([]);
  },
);

test('given a figure that only the picture has, then it is found', () => {
  const picture = { ...SAMPLE_PICTURES.salary, figure: '£91K–£130K' };
  expect(unsaid(picture, measure)).toEqual(['91']);
});
