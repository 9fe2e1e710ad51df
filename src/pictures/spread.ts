import type { ListedPay, OfficialPay } from '../reply/picture.ts';
import type { Axis } from './axis.ts';
import { COLOURS, LEFT, RIGHT, SIZES } from './look.ts';
import { disc, line, rectangle, words, type Mark } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

/** How tall what was listed is with its figures, and what an office counts. */
export const LISTED_HEIGHT = 78;
export const OFFICIAL_HEIGHT = 44;

const MIDDLE = 20;
const CAPITALS = 9;
/** The baseline of the figures under the line. */
const FIGURES = 64;
/** The least room between two figures. */
const GAP = 18;
const side = { size: SIZES.small, weight: 400, fill: COLOURS.secondary } as const;

/** The width of a label under the level that was asked for. */
export const smallWidth = (text: string, measure: Measure): number => widthOf(text, side, measure);

/** Where a line under the level goes: `y` is its top, `labels` the room for its name. */
export interface Under {
  readonly axis: Axis;
  readonly y: number;
  readonly labels: number;
  readonly measure: Measure;
}

/** What was listed: a line from p10 to p90, a bar from p25 to p75, a dot at the median, and the three in figures. */
export function listedLine(listed: ListedPay, under: Under): Mark[] {
  const { axis, y, labels, measure } = under;
  const middle = y + MIDDLE;
  const at = { ...side, y: middle + CAPITALS };
  const [from, to] = [axis.at(listed.p25.amount), axis.at(listed.p75.amount)];
  const bar = { x: from, y: middle - 8, width: Math.max(16, to - from), height: 16, radius: 8 };
  return [
    ...words({ ...at, text: listed.label, x: LEFT, most: labels }, measure),
    line([axis.at(listed.p10.amount), middle], [axis.at(listed.p90.amount), middle], COLOURS.text, 4),
    rectangle({ ...bar, fill: COLOURS.text }),
    disc(axis.at(listed.median.amount), middle, 12, COLOURS.text, COLOURS.panel, 5),
    ...words({ ...at, text: listed.count, x: RIGHT, anchor: 'end' }, measure),
    ...figures(listed, { ...under, y: y + FIGURES }),
  ];
}

/** The median under its dot, and p10 and p90 on both sides of it, moved outwards where they would touch. */
function figures({ p10, median, p90 }: ListedPay, { axis, y, measure }: Under): Mark[] {
  const middle = {
    ...{ text: `median ${median.text}`, x: axis.at(median.amount), y, size: SIZES.small },
    ...({ anchor: 'middle', weight: 600, fill: COLOURS.text } as const),
  };
  const reach = widthOf(middle.text, middle, measure) / 2 + GAP;
  const half = ({ text }: ListedPay['p10']): number => smallWidth(text, measure) / 2;
  const least = Math.min(axis.at(p10.amount), middle.x - reach - half(p10));
  const most = Math.max(axis.at(p90.amount), middle.x + reach + half(p90));
  return [
    ...words({ ...side, text: p10.text, x: Math.max(least, LEFT + half(p10)), y, anchor: 'middle' }, measure),
    ...words(middle, measure),
    ...words({ ...side, text: p90.text, x: Math.min(most, RIGHT - half(p90)), y, anchor: 'middle' }, measure),
  ];
}

/** What an office counts: a thin bracket over its widest spread with a tick at the median, which stands on the right. */
export function officialLine(official: OfficialPay, { axis, y, labels, measure }: Under): Mark[] {
  const middle = y + MIDDLE;
  const at = { ...side, y: middle + CAPITALS };
  const tick = (amount: number, reach: number, width: number): Mark =>
    line([axis.at(amount), middle - reach], [axis.at(amount), middle + reach], COLOURS.secondary, width);
  const { low, high, median } = official;
  return [
    ...words({ ...at, text: official.label, x: LEFT, most: labels }, measure),
    ...(low && high
      ? [
          line([axis.at(low.amount), middle], [axis.at(high.amount), middle], COLOURS.secondary, 2.5),
          tick(low.amount, 7, 2.5),
          tick(high.amount, 7, 2.5),
        ]
      : []),
    tick(median.amount, 11, 5),
    ...words({ ...at, text: `median ${median.text}`, x: RIGHT, anchor: 'end' }, measure),
  ];
}
