import type { TeamPicture, TeamRow } from '../reply/picture.ts';
import { bodyOf, header } from './header.ts';
import { footOf, type Entry } from './legend.ts';
import { COLOURS, LEFT, RIGHT, SIZES, WIDTH } from './look.ts';
import { rectangle, words, type Mark, type Sheet } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

/** The height of a row: less where there are many. */
const ROW = 124;
const LOW_ROW = 100;
const MANY = 4;
const BAR = 20;
const NAME = 30;
const BAR_TOP = 43;
const DETAIL = 90;
const GUTTER = 28;
/** Between what was done before and what is of this week. */
const GAP = 4;
const SMALL = { size: SIZES.small, weight: 400, fill: COLOURS.secondary } as const;
const VALUE = { size: SIZES.value, weight: 600, fill: COLOURS.text } as const;

/** How far a channel is: a bar for each roadmap that it shares, with this week's part in amber at its end. */
export function teamSheet(picture: TeamPicture, measure: Measure): Sheet {
  const { rows } = picture;
  const top = bodyOf(picture);
  const height = rows.length > MANY ? LOW_ROW : ROW;
  const bottom = top + rows.length * height;
  return {
    width: WIDTH,
    height: bottom + 64,
    marks: [
      ...header(picture, measure),
      ...rows.flatMap((row, at) => teamRow(row, top + at * height, `Roadmap ${at + 1}`, measure)),
      ...footOf(legendOf(rows), picture.source, bottom + 32, measure).marks,
    ],
  };
}

/** What the bars mean, of which there are. */
const legendOf = (rows: readonly TeamRow[]): Entry[] => [
  ...(rows.some(({ done, recent }) => done > recent) ? [{ sign: 'band', text: 'done before' } as const] : []),
  ...(rows.some(({ recent }) => recent > 0)
    ? [{ sign: 'asked', text: 'done this week, at the end' } as const]
    : []),
];

function teamRow(row: TeamRow, y: number, fallback: string, measure: Measure): Mark[] {
  const most = RIGHT - LEFT - GUTTER - widthOf(row.text, VALUE, measure);
  return [
    ...words({ ...VALUE, text: row.label, x: LEFT, y: y + NAME, most, fallback }, measure),
    ...words({ ...VALUE, text: row.text, x: RIGHT, y: y + NAME, anchor: 'end' }, measure),
    ...bar(row, y + BAR_TOP),
    ...words({ ...SMALL, text: row.followers, x: LEFT, y: y + DETAIL }, measure),
    ...words({ ...SMALL, text: row.recently, x: RIGHT, y: y + DETAIL, anchor: 'end' }, measure),
  ];
}

function bar({ done, recent, of }: TeamRow, y: number): Mark[] {
  const room = RIGHT - LEFT;
  const part = (count: number): number => (of > 0 ? Math.min(1, Math.max(0, count / of)) * room : 0);
  const box = { y, height: BAR, radius: 8 };
  const before = part(done - recent);
  const now = part(recent);
  const from = LEFT + before + (before > 0 && now > 0 ? GAP : 0);
  return [
    rectangle({ ...box, x: LEFT, width: room, fill: COLOURS.track, stroke: COLOURS.edge, strokeWidth: 2 }),
    ...(before > 0
      ? [rectangle({ ...box, x: LEFT, width: Math.max(BAR / 2, before), fill: COLOURS.band })]
      : []),
    ...(now > 0
      ? [rectangle({ ...box, x: from, width: Math.max(BAR / 2, now - GAP), fill: COLOURS.asked })]
      : []),
  ];
}
