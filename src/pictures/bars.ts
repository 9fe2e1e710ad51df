import type { PayBand } from '../reply/picture.ts';
import type { Axis } from './axis.ts';
import { COLOURS } from './look.ts';
import { rectangle, type Mark } from './marks.ts';

/** The least width of a bar, so that a narrow band is seen. */
const NARROWEST = 10;
const RADIUS = 8;
const DASH = '9 6';

/** Where a bar lies: `middle` is its middle from the top. */
export interface BarPlace {
  readonly middle: number;
  readonly height: number;
}

/** A band as a bar: amber where it was asked for, dashed where it is an estimate. */
export function bandBar(
  { low, high, estimate }: PayBand,
  isAsked: boolean,
  axis: Axis,
  place: BarPlace,
): Mark {
  const [from, to] = [axis.at(low), axis.at(high)];
  const width = Math.max(NARROWEST, to - from);
  const colour = isAsked ? COLOURS.asked : COLOURS.band;
  const soft = isAsked ? COLOURS.askedSoft : COLOURS.bandSoft;
  return rectangle({
    ...{ x: (from + to - width) / 2, y: place.middle - place.height / 2, width, height: place.height },
    radius: RADIUS,
    fill: estimate ? soft : colour,
    ...(estimate && { stroke: colour, strokeWidth: 3, dash: DASH }),
  });
}
