import { INTER, type Face, type Weight } from './faces.ts';
import { seenFromRight, stretchesOf } from './order.ts';
import { runsOf, type Measure } from './runs.ts';

/** How a text is set; `spacing` is between its letters, in pixels. */
export interface Setting {
  readonly size: number;
  readonly weight: Weight;
  readonly spacing?: number;
}

/** A part of a line in one face and one direction; `x` is its left edge, in pixels from that of the line. */
export interface Piece {
  readonly text: string;
  readonly face: Face;
  readonly x: number;
}

/** How wide a text is drawn, in pixels; kerning, which is left out, only makes it narrower. */
export const widthOf = (text: string, setting: Setting, measure: Measure): number =>
  runsOf(text, measure).reduce((sum, run) => sum + widthIn(run.face, run.text, setting, measure), 0);

const widthIn = (
  face: Face,
  text: string,
  { size, weight, spacing = 0 }: Setting,
  measure: Measure,
): number =>
  measure.width(text, weight, face) * size + (spacing === 0 ? 0 : Array.from(text).length * spacing);

/**
 * The parts of a text from left to right. resvg sets a whole text in one further face where that one has all of its
 * letters, and nothing at all where a letter needs more glyphs in one face than in another: so each face is a text.
 */
export function piecesOf(text: string, setting: Setting, measure: Measure): Piece[] {
  const runs = runsOf(text, measure);
  const [only] = runs;
  if (only && runs.length === 1) return [{ ...only, x: 0 }];
  let at = 0;
  const ends = runs.map((run) => (at += run.text.length));
  let x = 0;
  return stretchesOf(text, ends).flatMap(({ from, to, isFromRight }) => {
    const face = runs[ends.findIndex((end) => end > from)]?.face ?? INTER;
    const own = text.slice(from, to);
    const seen = isFromRight && face === INTER ? seenFromRight(own) : own;
    const drawn = seen.trim();
    // SVG drops the spaces before a text.
    const indent = widthIn(face, seen.slice(0, seen.length - seen.trimStart().length), setting, measure);
    const piece = { text: drawn, face, x: x + indent };
    x += widthIn(face, own, setting, measure);
    return drawn === '' ? [] : [piece];
  });
}
