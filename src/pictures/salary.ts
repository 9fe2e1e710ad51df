import type { ListedPay, OfficialPay, PayBand, SalaryPicture } from '../reply/picture.ts';
import { gridLines, moneyAxis, tickTexts, type Axis } from './axis.ts';
import { bandBar } from './bars.ts';
import { bodyOf, header } from './header.ts';
import { footOf, whoseBands, type Entry } from './legend.ts';
import { COLOURS, LEFT, RIGHT, SIZES, WIDTH } from './look.ts';
import { line, panel, words, type Mark, type Sheet } from './marks.ts';
import { listedLine, medianOf, officialLine, smallWidth, LISTED_HEIGHT, OFFICIAL_HEIGHT } from './spread.ts';
import { widthOf, type Measure } from './text.ts';

const ROW = 48;
const ASKED = 58;
/** Room above and below the panel, and within it. */
const AROUND = 7;
const WITHIN = 10;
const BAR = 28;
const ASKED_BAR = 36;
/** The room between a column and the plot, and the most that labels take. */
const GUTTER = 30;
const WIDEST_LABEL = 230;
/** How far beyond the outermost figure the plot reaches, as a part of it. */
const BEYOND = 0.04;

interface Ground {
  readonly axis: Axis;
  readonly labels: number;
  readonly measure: Measure;
}

/** Pay by level: a bar a level, and under the one asked for what was listed and what is counted. */
export function salarySheet(picture: SalaryPicture, measure: Measure): Sheet {
  const { rows, listed, official, money } = picture;
  const labels = Math.min(WIDEST_LABEL, labelWidth(picture, measure));
  const values = widest(rows.map(({ band }) => band.text).concat(rightTexts(picture)), measure);
  const axis = moneyAxis(
    rangeOf(
      rows.map(({ band }) => band),
      listed,
      official,
    ),
    [LEFT + labels + GUTTER, RIGHT - values - GUTTER],
    money,
    measure,
  );
  const ground = { axis, labels, measure };
  const behind: Mark[] = [];
  const marks: Mark[] = [];
  const top = bodyOf(picture);
  let y = top;
  for (const row of rows) {
    const height = row.asked ? askedHeight(picture) : ROW;
    if (row.asked) behind.push(panel(y + AROUND, height - 2 * AROUND));
    marks.push(
      ...(row.asked ? askedRow(picture, row, y + AROUND + WITHIN, ground) : levelRow(row, y, ground)),
    );
    y += height;
  }
  const bottom = y + 34;
  const foot = footOf(legendOf(picture), picture.source, bottom + 42, measure);
  return {
    width: WIDTH,
    height: bottom + 42 + foot.height + 18,
    marks: [
      ...header(picture, measure),
      ...gridLines(axis, top, y + 6),
      ...behind,
      ...marks,
      ...tickTexts(axis, bottom - 4, measure),
      line([LEFT, bottom + 10], [RIGHT, bottom + 10], COLOURS.grid, 2),
      ...foot.marks,
    ],
  };
}

const rightTexts = ({ listed, official }: SalaryPicture): string[] => [
  ...(listed ? [listed.count, medianOf(listed)] : []),
  ...(official ? [medianOf(official)] : []),
];
const labelWidth = ({ rows, listed, official }: SalaryPicture, measure: Measure): number =>
  Math.max(
    widest(
      rows.map(({ label }) => label),
      measure,
    ),
    ...[listed?.label, listed?.level, official?.label].map((text) => smallWidth(text ?? '', measure)),
  );
const widest = (texts: readonly string[], measure: Measure): number =>
  Math.max(0, ...texts.map((text) => widthOf(text, { size: SIZES.value, weight: 700 }, measure)));

/** From the least to the most that is drawn, with a little room on both sides. */
function rangeOf(
  bands: readonly PayBand[],
  listed: ListedPay | undefined,
  official: OfficialPay | undefined,
): readonly [number, number] {
  const amounts = [
    ...bands.flatMap(({ low, high }) => [low, high]),
    ...(listed ? [listed.p10.amount, listed.p90.amount] : []),
    ...(official
      ? [official.low ?? official.median, official.high ?? official.median].map((one) => one.amount)
      : []),
  ];
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const beyond = (most - least) * BEYOND;
  return [Math.max(0, least - beyond), most + beyond];
}

const askedHeight = ({ listed, official }: SalaryPicture): number =>
  ASKED + 2 * (AROUND + WITHIN) + (listed ? LISTED_HEIGHT : 0) + (official ? OFFICIAL_HEIGHT : 0);

/** Where the text of a row stands, from its middle. */
const CAPITALS = 11;

function levelRow({ label, band }: SalaryPicture['rows'][number], y: number, ground: Ground): Mark[] {
  const { axis, labels, measure } = ground;
  const middle = y + ROW / 2;
  const style = { y: middle + CAPITALS, size: SIZES.label, weight: 500 } as const;
  return [
    ...words({ ...style, text: label, x: LEFT, fill: COLOURS.secondary, most: labels }, measure),
    bandBar(band, false, axis, { middle, height: BAR }),
    ...words({ ...style, text: band.text, x: RIGHT, fill: COLOURS.text, anchor: 'end' }, measure),
  ];
}

function askedRow(
  { listed, official }: SalaryPicture,
  { label, band }: SalaryPicture['rows'][number],
  y: number,
  ground: Ground,
): Mark[] {
  const { axis, labels, measure } = ground;
  const middle = y + ASKED / 2;
  const style = { y: middle + CAPITALS, size: SIZES.label, weight: 700 } as const;
  const below = y + ASKED;
  return [
    ...words({ ...style, text: label, x: LEFT, fill: COLOURS.text, most: labels }, measure),
    bandBar(band, true, axis, { middle, height: ASKED_BAR }),
    ...words({ ...style, text: band.text, x: RIGHT, fill: COLOURS.asked, anchor: 'end' }, measure),
    ...(listed ? listedLine(listed, { axis, y: below, labels, measure }) : []),
    ...(official
      ? officialLine(official, { axis, y: below + (listed ? LISTED_HEIGHT : 0), labels, measure })
      : []),
  ];
}

/** What the signs mean. */
function legendOf({ rows, listed, official }: SalaryPicture): Entry[] {
  const others = rows.filter(({ asked }) => !asked);
  return [
    ...(others.some(({ band }) => !band.estimate)
      ? [{ sign: 'band', text: whoseBands(rows.map(({ band }) => band)) } as const]
      : []),
    ...(rows.some(({ band }) => band.estimate) ? [{ sign: 'estimate', text: 'estimate' } as const] : []),
    ...(listed ? [{ sign: 'spread', text: 'listed: middle 80%, half' } as const] : []),
    ...(official && official.between !== ''
      ? [{ sign: 'official', text: `official: ${official.between}` } as const]
      : []),
  ];
}
