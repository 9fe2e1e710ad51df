import type { SkillRow, SkillsPicture } from '../reply/picture.ts';
import { BODY, header } from './header.ts';
import { footOf, type Entry } from './legend.ts';
import { COLOURS, LEFT, RIGHT, SIZES, WIDTH } from './look.ts';
import { line, rectangle, words, type Mark, type Sheet } from './marks.ts';
import type { Measure } from './text.ts';

const HIGHEST = 3;
const ROW = 66;
const CELLS = 545;
const GAP = 12;
const VALUES = 110;
const CELL = (RIGHT - VALUES - CELLS - (HIGHEST - 1) * GAP) / HIGHEST;
const CELL_HEIGHT = 34;
const LABELS = CELLS - LEFT - 28;

const LEGEND: readonly Entry[] = [
  { sign: 'band', text: 'you have' },
  { sign: 'needed', text: 'to learn' },
  { sign: 'track', text: 'not asked for' },
];

/** Skills as cells of grades: those a person has, those still to learn, and those not asked for. */
export function skillsSheet(picture: SkillsPicture, measure: Measure): Sheet {
  return {
    width: WIDTH,
    height: BODY + picture.rows.length * ROW + 84,
    marks: [
      ...header(picture, measure),
      ...footOf(LEGEND, picture.source, BODY + picture.rows.length * ROW + 48, measure).marks,
      ...picture.rows.flatMap((row, at) => skillRow(row, BODY + at * ROW + ROW / 2, measure)),
    ],
  };
}

function skillRow({ label, own, wanted, gap }: SkillRow, middle: number, measure: Measure): Mark[] {
  const isShort = own < wanted;
  const style = { y: middle + 11, size: SIZES.label } as const;
  return [
    ...words(
      {
        ...{ ...style, text: label, x: LEFT, most: LABELS, fallback: 'Skill' },
        ...(isShort ? { weight: 600, fill: COLOURS.text } : { weight: 400, fill: COLOURS.secondary }),
      },
      measure,
    ),
    ...[1, 2, 3].flatMap((grade) => cell(grade, own, wanted, middle)),
    ...words(
      {
        ...{ ...style, text: gap, x: RIGHT, anchor: 'end' },
        ...(isShort ? { weight: 700, fill: COLOURS.asked } : { weight: 400, fill: COLOURS.secondary }),
      },
      measure,
    ),
  ];
}

/** A grade: filled where it is there, outlined with its number of lines where it is to be learnt. */
function cell(grade: number, own: number, wanted: number, middle: number): Mark[] {
  const box = {
    ...{ x: CELLS + (grade - 1) * (CELL + GAP), y: middle - CELL_HEIGHT / 2 },
    ...{ width: CELL, height: CELL_HEIGHT, radius: 8 },
  };
  if (grade <= own) return [rectangle({ ...box, fill: COLOURS.band })];
  if (grade > wanted)
    return [rectangle({ ...box, fill: COLOURS.track, stroke: COLOURS.edge, strokeWidth: 2 })];
  const centre = box.x + CELL / 2;
  return [
    rectangle({ ...box, fill: COLOURS.askedSoft, stroke: COLOURS.asked, strokeWidth: 3 }),
    // A plus, so that the colour is not the only sign.
    line([centre - 7, middle], [centre + 7, middle], COLOURS.asked, 3),
    line([centre, middle - 7], [centre, middle + 7], COLOURS.asked, 3),
  ];
}
