import type { ComparePicture, PlaceRow } from '../reply/picture.ts';
import { gridLines, moneyAxis, tickTexts, type Axis } from './axis.ts';
import { bandBar } from './bars.ts';
import { BODY, header } from './header.ts';
import { footOf, whoseBands, type Entry } from './legend.ts';
import { COLOURS, LEFT, RIGHT, SIZES, WIDTH } from './look.ts';
import { disc, line, panel, rectangle, words, type Mark, type Sheet } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

const ROW = 86;
const BAR = 32;
const GUTTER = 34;
const WIDEST_LABEL = 300;
const BEYOND = 1.04;
/** The baselines of a row's two lines. */
const FIRST = 37;
const SECOND = 72;

/** Places side by side in one currency, the one asked for first in amber with its band through all of them. */
export function compareSheet(picture: ComparePicture, measure: Measure): Sheet {
  const { rows, money } = picture;
  const [from, to] = columnsOf(rows, measure);
  const axis = moneyAxis([0, mostOf(rows) * BEYOND], [from, to], money, measure);
  const bottom = BODY + rows.length * ROW;
  const foot = footOf(legendOf(picture), picture.source, bottom + 80, measure);
  const asked = rows.find((row) => row.asked)?.band;
  return {
    width: WIDTH,
    height: bottom + 80 + foot.height + 22,
    marks: [
      ...header(picture, measure),
      ...rows.flatMap((row, at) => (row.asked ? [panel(BODY + at * ROW + 2, ROW - 4)] : [])),
      ...gridLines(axis, BODY, bottom + 4),
      ...(asked ? reach(axis.at(asked.low), axis.at(asked.high), bottom) : []),
      ...rows.flatMap((row, at) =>
        placeRow(row, BODY + at * ROW, { axis, from, measure, fallback: `Place ${at + 1}` }),
      ),
      ...tickTexts(axis, bottom + 36, measure),
      ...foot.marks,
    ],
  };
}

/** The band asked for, through all rows. */
const reach = (from: number, to: number, bottom: number): Mark[] => [
  rectangle({ x: from, y: BODY, width: to - from, height: bottom - BODY, fill: COLOURS.asked, opacity: 0.1 }),
  line([from, BODY], [from, bottom], COLOURS.asked, 1.5, '5 6'),
  line([to, BODY], [to, bottom], COLOURS.asked, 1.5, '5 6'),
];

const mostOf = (rows: readonly PlaceRow[]): number =>
  Math.max(1, ...rows.flatMap(({ band, listed }) => [band?.high ?? 0, listed?.amount ?? 0]));

const NONE = 'no band';
const LABEL = { size: SIZES.label, weight: 600 } as const;
const SMALL = { size: SIZES.small, weight: 400 } as const;

function columnsOf(rows: readonly PlaceRow[], measure: Measure): readonly [number, number] {
  const widest = (texts: readonly string[], style: typeof LABEL | typeof SMALL): number =>
    Math.max(0, ...texts.map((text) => widthOf(text, style, measure)));
  const labels = Math.max(
    widest(
      rows.map(({ label }) => label),
      LABEL,
    ),
    widest(
      rows.map(({ local }) => local),
      SMALL,
    ),
  );
  const values = Math.max(
    widest(
      rows.map(({ band }) => band?.text ?? NONE),
      LABEL,
    ),
    widest(
      rows.map(({ beside }) => beside),
      SMALL,
    ),
  );
  return [LEFT + Math.min(WIDEST_LABEL, labels) + GUTTER, RIGHT - values - GUTTER];
}

interface Ground {
  readonly axis: Axis;
  readonly from: number;
  /** Stands for a name that cannot be drawn. */
  readonly fallback: string;
  readonly measure: Measure;
}

function placeRow(row: PlaceRow, y: number, { axis, from, fallback, measure }: Ground): Mark[] {
  const { band, asked, listed } = row;
  const middle = y + ROW / 2;
  const most = from - LEFT - GUTTER;
  // One line stands in the middle.
  const isSingle = (text: string): number => (text === '' ? middle + 11 : y + FIRST);
  const colour = asked ? COLOURS.asked : COLOURS.text;
  return [
    ...words(
      { ...LABEL, text: row.label, x: LEFT, y: isSingle(row.local), fill: COLOURS.text, most, fallback },
      measure,
    ),
    ...words({ ...SMALL, text: row.local, x: LEFT, y: y + SECOND, fill: COLOURS.secondary, most }, measure),
    ...(band
      ? [
          line([from, middle], [axis.at(band.low) - 6, middle], asked ? COLOURS.asked : COLOURS.bandSoft, 4),
          bandBar(band, asked, axis, { middle, height: BAR }),
        ]
      : []),
    ...(listed ? [disc(axis.at(listed.amount), middle, 9, COLOURS.text, COLOURS.background, 4)] : []),
    ...words(
      {
        ...{ ...LABEL, weight: asked ? 700 : 600, text: band?.text ?? NONE, x: RIGHT, anchor: 'end' },
        ...{ y: isSingle(row.beside), fill: band ? colour : COLOURS.muted },
      },
      measure,
    ),
    ...words(
      { ...SMALL, text: row.beside, x: RIGHT, y: y + SECOND, fill: COLOURS.secondary, anchor: 'end' },
      measure,
    ),
  ];
}

function legendOf({ rows, listedAs }: ComparePicture): Entry[] {
  return [
    ...(rows.some(({ band, asked }) => band && !band.estimate && !asked)
      ? [{ sign: 'band', text: whoseBands(rows.flatMap(({ band }) => band ?? [])) } as const]
      : []),
    ...(rows.some(({ band }) => band?.estimate)
      ? [{ sign: 'estimate', text: 'converted or estimated' } as const]
      : []),
    ...(rows.some(({ listed }) => listed) ? [{ sign: 'dot', text: listedAs } as const] : []),
  ];
}
