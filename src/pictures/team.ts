import type { TeamPicture, TeamRow } from '../reply/picture.ts';
import { bodyOf, header } from './header.ts';
import { legend } from './legend.ts';
import { COLOURS, LEFT, RIGHT, SIZES, WIDTH } from './look.ts';
import { rectangle, words, type Mark, type Sheet } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

const ROW = 96;
const BAR = 30;
const BARS = 410;
const GUTTER = 28;
const LABELS = BARS - LEFT - GUTTER;
/** Between what was done before and what is of this week. */
const GAP = 4;
const SMALL = { size: SIZES.small, weight: 400, fill: COLOURS.secondary } as const;
const VALUE = { size: SIZES.value, weight: 600, fill: COLOURS.text } as const;

/** How far a channel is: a bar for each roadmap that it shares, with this week's part in amber at its end. */
export function teamSheet(picture: TeamPicture, measure: Measure): Sheet {
  const { rows } = picture;
  const top = bodyOf(picture);
  const values = Math.max(
    ...rows.flatMap(({ text, recently }) => [
      widthOf(text, VALUE, measure),
      widthOf(recently, SMALL, measure),
    ]),
  );
  const end = RIGHT - values - GUTTER;
  const bottom = top + rows.length * ROW;
  return {
    width: WIDTH,
    height: bottom + 76,
    marks: [
      ...header(picture, measure),
      ...rows.flatMap((row, at) =>
        teamRow(row, { y: top + at * ROW, end, fallback: `Roadmap ${at + 1}` }, measure),
      ),
      ...legend(
        [
          { sign: 'band', text: 'done before' },
          { sign: 'asked', text: 'done this week, at the end' },
        ],
        bottom + 42,
        measure,
      ),
    ],
  };
}

interface Place {
  readonly y: number;
  readonly end: number;
  readonly fallback: string;
}

function teamRow(row: TeamRow, { y, end, fallback }: Place, measure: Measure): Mark[] {
  const [first, second] = [y + 42, y + 78];
  return [
    ...words({ ...VALUE, text: row.label, x: LEFT, y: first, most: LABELS, fallback }, measure),
    ...words({ ...SMALL, text: row.followers, x: LEFT, y: second, most: LABELS }, measure),
    ...bar(row, y + ROW / 2, end),
    ...words({ ...VALUE, text: row.text, x: RIGHT, y: first, anchor: 'end' }, measure),
    ...words({ ...SMALL, text: row.recently, x: RIGHT, y: second, anchor: 'end' }, measure),
  ];
}

function bar({ done, recent, of }: TeamRow, middle: number, end: number): Mark[] {
  const room = end - BARS;
  const part = (count: number): number => (of > 0 ? Math.min(1, Math.max(0, count / of)) * room : 0);
  const box = { y: middle - BAR / 2, height: BAR, radius: 8 };
  const before = part(done - recent);
  const now = part(recent);
  const from = BARS + before + (before > 0 && now > 0 ? GAP : 0);
  return [
    rectangle({ ...box, x: BARS, width: room, fill: COLOURS.track, stroke: COLOURS.edge, strokeWidth: 2 }),
    ...(before > 0
      ? [rectangle({ ...box, x: BARS, width: Math.max(BAR / 2, before), fill: COLOURS.band })]
      : []),
    ...(now > 0
      ? [rectangle({ ...box, x: from, width: Math.max(BAR / 2, now - GAP), fill: COLOURS.asked })]
      : []),
  ];
}
