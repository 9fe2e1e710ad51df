import type { TeamPicture, TeamRow } from '../reply/picture.ts';
import { BODY, header } from './header.ts';
import { COLOURS, LEFT, RIGHT, SIZES, WIDTH } from './look.ts';
import { panel, rectangle, words, type Mark, type Sheet } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

const ROW = 66;
const ALL = 84;
const BAR = 26;
const BARS = 350;
const GUTTER = 28;
const LABELS = BARS - LEFT - GUTTER;

/** How far a team is: all together, then the people who let themselves be shown, by the alphabet. */
export function teamSheet(picture: TeamPicture, measure: Measure): Sheet {
  const { all, people } = picture;
  const values = Math.max(
    ...[all, ...people].map(({ text }) => widthOf(text, { size: SIZES.value, weight: 700 }, measure)),
  );
  const end = RIGHT - values - GUTTER;
  return {
    width: WIDTH,
    height: BODY + ALL + people.length * ROW + 40,
    marks: [
      ...header(picture, measure),
      panel(BODY, ALL - 10),
      ...teamRow(all, { middle: BODY + (ALL - 10) / 2, end, isAll: true }, measure),
      ...people.flatMap((one, at) =>
        teamRow(one, { middle: BODY + ALL + at * ROW + ROW / 2, end, isAll: false }, measure),
      ),
    ],
  };
}

interface Place {
  readonly middle: number;
  readonly end: number;
  readonly isAll: boolean;
}

function teamRow(
  { label, done, of, text }: TeamRow,
  { middle, end, isAll }: Place,
  measure: Measure,
): Mark[] {
  const part = of > 0 ? Math.min(1, Math.max(0, done / of)) : 0;
  const style = { y: middle + 11, size: SIZES.label, weight: isAll ? 700 : 500 } as const;
  const box = { x: BARS, y: middle - BAR / 2, height: BAR, radius: 8 };
  const width = (end - BARS) * part;
  return [
    ...words(
      {
        ...{ ...style, text: label, x: LEFT, most: LABELS, fallback: 'Teammate' },
        fill: isAll ? COLOURS.text : COLOURS.secondary,
      },
      measure,
    ),
    rectangle({ ...box, width: end - BARS, fill: isAll ? COLOURS.trackOnPanel : COLOURS.track }),
    ...(part > 0
      ? [rectangle({ ...box, width: Math.max(BAR / 2, width), fill: isAll ? COLOURS.text : COLOURS.band })]
      : []),
    ...words({ ...style, text, x: RIGHT, fill: COLOURS.text, anchor: 'end' }, measure),
  ];
}
