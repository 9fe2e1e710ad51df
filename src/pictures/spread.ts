import type { ListedPay, OfficialPay } from '../reply/picture.ts';
import type { Axis } from './axis.ts';
import { COLOURS, LEFT, RIGHT, SIZES } from './look.ts';
import { disc, line, rectangle, words, type Mark } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

/** How tall what was listed is with its figures, and what an office counts. */
export const LISTED_HEIGHT = 76;
export const OFFICIAL_HEIGHT = 44;

const MIDDLE = 20;
const CAPITALS = 9;
/** The baseline of the figures under the line. */
const FIGURES = 62;
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

/** What was listed: a line from p10 to p90, a bar from p25 to p75, a dot at the median; the ends in figures under them, the median on the right. */
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
    ...words(
      { ...at, weight: 600, fill: COLOURS.text, text: medianOf(listed), x: RIGHT, anchor: 'end' },
      measure,
    ),
    ...words({ ...at, y: y + FIGURES, text: listed.count, x: RIGHT, anchor: 'end' }, measure),
    ...words({ ...at, y: y + FIGURES, text: listed.level, x: LEFT, most: labels }, measure),
    ...ends(listed, { ...under, y: y + FIGURES }),
  ];
}

/** The median as it stands on the right of a line. */
export const medianOf = ({ median }: Pick<ListedPay, 'median'>): string => `median ${median.text}`;

/** p10 under the left end of its line and p90 under the right; one text in the middle where they would touch. */
function ends({ p10, p90, count }: ListedPay, { axis, y, labels, measure }: Under): Mark[] {
  const [from, to] = [axis.at(p10.amount), axis.at(p90.amount)];
  const width = (text: string): number => smallWidth(text, measure);
  if (to - from >= width(p10.text) + width(p90.text) + GAP)
    return [
      ...words({ ...side, text: p10.text, x: from, y }, measure),
      ...words({ ...side, text: p90.text, x: to, y, anchor: 'end' }, measure),
    ];
  const text = `${p10.text}–${p90.text}`;
  const [least, most] = [LEFT + labels + GAP, RIGHT - width(count) - GAP - width(text)];
  const x = Math.max(least, Math.min(most, (from + to - width(text)) / 2));
  return words({ ...side, text, x, y }, measure);
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
    ...words({ ...at, text: medianOf(official), x: RIGHT, anchor: 'end' }, measure),
  ];
}
