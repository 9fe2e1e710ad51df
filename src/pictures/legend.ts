import { COLOURS, LEFT, RIGHT, SIZES } from './look.ts';
import { disc, line, rectangle, words, type Mark } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

/** A sign of a legend, and its words. */
export interface Entry {
  readonly sign: 'band' | 'estimate' | 'asked' | 'needed' | 'track' | 'spread' | 'dot' | 'none';
  readonly text: string;
}

const SIGN_WIDTHS: Readonly<Record<Entry['sign'], number>> = {
  ...{ band: 40, estimate: 40, asked: 40, needed: 40, track: 40, spread: 96, dot: 20, none: 0 },
};
const AFTER_SIGN = 14;
const BETWEEN = 36;
const HEIGHT = 24;
const style = { size: SIZES.small, weight: 400, fill: COLOURS.secondary } as const;

/** Less room than this is not worth a text. */
const LEAST = 120;

/** Signs and what they mean, in one line with its baseline at `y`; the last that has room is cut to it. */
export function legend(entries: readonly Entry[], y: number, measure: Measure): Mark[] {
  const marks: Mark[] = [];
  let x = LEFT;
  for (const { sign, text } of entries) {
    const own = SIGN_WIDTHS[sign];
    const start = x + own + (own > 0 ? AFTER_SIGN : 0);
    const most = RIGHT - start;
    const width = widthOf(text, style, measure);
    if (width > most && most < LEAST) break;
    marks.push(...signMarks(sign, x, y - 9), ...words({ ...style, text, x: start, y, most }, measure));
    x = start + width + BETWEEN;
  }
  return marks;
}

function signMarks(sign: Entry['sign'], x: number, middle: number): Mark[] {
  const width = SIGN_WIDTHS[sign];
  const box = { x, y: middle - HEIGHT / 2, width, height: HEIGHT, radius: 7 };
  switch (sign) {
    case 'band':
      return [rectangle({ ...box, fill: COLOURS.band })];
    case 'asked':
      return [rectangle({ ...box, fill: COLOURS.asked })];
    case 'estimate':
      return [
        rectangle({ ...box, fill: COLOURS.bandSoft, stroke: COLOURS.band, strokeWidth: 3, dash: '9 6' }),
      ];
    case 'needed':
      return [rectangle({ ...box, fill: COLOURS.askedSoft, stroke: COLOURS.asked, strokeWidth: 3 })];
    case 'track':
      return [rectangle({ ...box, fill: COLOURS.track, stroke: COLOURS.edge, strokeWidth: 2 })];
    case 'spread':
      return [
        line([x + 2, middle], [x + width - 2, middle], COLOURS.text, 4),
        rectangle({ x: x + 22, y: middle - 7, width: 50, height: 14, radius: 7, fill: COLOURS.text }),
        disc(x + 47, middle, 9, COLOURS.text, COLOURS.background, 4),
      ];
    case 'dot':
      return [disc(x + width / 2, middle, 9, COLOURS.text, COLOURS.background, 4)];
    case 'none':
      return [];
  }
}
