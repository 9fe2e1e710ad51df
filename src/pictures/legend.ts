import type { PayBand } from '../reply/picture.ts';
import { COLOURS, LEFT, RIGHT, SIZES } from './look.ts';
import { disc, line, rectangle, words, type Mark } from './marks.ts';
import { widthOf, type Measure } from './text.ts';

/** A sign of a legend, and its words. */
export interface Entry {
  readonly sign: 'band' | 'estimate' | 'asked' | 'needed' | 'track' | 'spread' | 'official' | 'dot' | 'none';
  readonly text: string;
}

/** Whose bands a picture has, for the sign of one: those of the market are the guide's. */
export function whoseBands(bands: readonly PayBand[]): string {
  const own = bands.filter((one) => one.own).length;
  if (own === 0) return 'guide';
  return own === bands.length ? 'your company' : 'your company or guide';
}

const SIGN_WIDTHS: Readonly<Record<Entry['sign'], number>> = {
  ...{ band: 40, estimate: 40, asked: 40, needed: 40, track: 40, spread: 96, official: 72, dot: 20, none: 0 },
};
const AFTER_SIGN = 14;
const BETWEEN = 36;
const HEIGHT = 24;
const style = { size: SIZES.small, weight: 400, fill: COLOURS.secondary } as const;

/** Between the baselines of two lines. */
const LINE = 34;

/** What stands at the foot of a picture, and how tall it is. */
export interface Foot {
  readonly marks: readonly Mark[];
  /** From the first baseline to the last; nothing where there are no lines. */
  readonly height: number;
}

/** What signs mean, then the sources, in lines of which the first has its baseline at `y`; a line that is full ends. */
export function footOf(entries: readonly Entry[], source: string, y: number, measure: Measure): Foot {
  const signs = flow(entries, { y, style, between: BETWEEN }, measure);
  const texts = source === '' ? [] : source.split(DOT).map((text): Entry => ({ sign: 'none', text }));
  const below = entries.length > 0 ? signs.y + LINE : y;
  const sources = flow(
    texts.map(({ sign, text }, at) => ({ sign, text: at < texts.length - 1 ? `${text} ·` : text })),
    { y: below, style: { ...style, size: SIZES.source, fill: COLOURS.muted }, between: 8 },
    measure,
  );
  const last = texts.length > 0 ? sources.y : signs.y;
  return { marks: [...signs.marks, ...sources.marks], height: last - y };
}

const DOT = ' · ';

interface Flow {
  readonly y: number;
  readonly style: { readonly size: number; readonly weight: 400; readonly fill: string };
  readonly between: number;
}

/** Entries one after the other, and the baseline of the last line. */
function flow(
  entries: readonly Entry[],
  { y: top, style: set, between }: Flow,
  measure: Measure,
): { readonly marks: Mark[]; readonly y: number } {
  const marks: Mark[] = [];
  let [x, y]: [number, number] = [LEFT, top];
  for (const { sign, text } of entries) {
    const before = SIGN_WIDTHS[sign] + (sign === 'none' ? 0 : AFTER_SIGN);
    const width = widthOf(text, set, measure);
    if (x > LEFT && x + before + width > RIGHT) [x, y] = [LEFT, y + LINE];
    const most = RIGHT - x - before;
    marks.push(...signMarks(sign, x, y - 9), ...words({ ...set, text, x: x + before, y, most }, measure));
    x += before + width + between;
  }
  return { marks, y };
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
    case 'official':
      return [
        line([x + 2, middle], [x + width - 2, middle], COLOURS.secondary, 2.5),
        ...[x + 2, x + width - 2].map((end) =>
          line([end, middle - 7], [end, middle + 7], COLOURS.secondary, 2.5),
        ),
        line([x + width / 2, middle - 11], [x + width / 2, middle + 11], COLOURS.secondary, 5),
      ];
    case 'dot':
      return [disc(x + width / 2, middle, 9, COLOURS.text, COLOURS.background, 4)];
    case 'none':
      return [];
  }
}
