import { scaleLinear } from 'd3-scale';
import { writeAmount } from '../dataset/pay/money.ts';
import type { AxisMoney } from '../reply/picture.ts';
import { COLOURS, SIZES } from './look.ts';
import { line, words, type Mark } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

/** Where amounts lie from left to right, and which are marked. */
export interface Axis {
  /** The pixel of an amount. */
  readonly at: (amount: number) => number;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
}

/** The most lines of a grid, and the least room between the texts under them. */
const MOST_TICKS = 4;
const GAP = 20;

const write = (amount: number, money: AxisMoney): string =>
  amount === 0 ? `${money.prefix}${money.sign}0` : writeAmount(amount, money);

/** An axis over a range of amounts of money, from pixel to pixel, with at most four marks that do not touch. */
export function moneyAxis(
  [least, most]: readonly [number, number],
  [from, to]: readonly [number, number],
  money: AxisMoney,
  measure: Measure,
): Axis {
  const scale = scaleLinear()
    .domain(least === most ? [least - 1, most + 1] : [least, most])
    .range([from, to]);
  for (let count = MOST_TICKS; count > 0; count--) {
    const ticks = scale.ticks(count).map((amount) => ({ x: scale(amount), text: write(amount, money) }));
    if (ticks.length <= MOST_TICKS && areApart(ticks, measure)) return { at: scale, ticks };
  }
  return { at: scale, ticks: [] };
}

const setting = { size: SIZES.axis, weight: 400 } as const;

const areApart = (ticks: Axis['ticks'], measure: Measure): boolean =>
  ticks.every(({ x, text }, at) => {
    const next = ticks[at + 1];
    if (!next) return true;
    return next.x - x >= (widthOf(text, setting, measure) + widthOf(next.text, setting, measure)) / 2 + GAP;
  });

/** The lines of the grid, from top to bottom. */
export const gridLines = ({ ticks }: Axis, top: number, bottom: number): Mark[] =>
  ticks.map(({ x }) => line([x, top], [x, bottom], COLOURS.grid, 2));

/** The amounts under the grid; `y` is their baseline. */
export const tickTexts = ({ ticks }: Axis, y: number, measure: Measure): Mark[] =>
  ticks.flatMap(({ x, text }) =>
    words({ ...setting, text, x, y, fill: COLOURS.muted, anchor: 'middle' }, measure),
  );
