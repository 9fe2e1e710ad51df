import { FURTHER, INTER, type Face, type Weight } from './faces.ts';

/** How text is measured: what the faces can draw, and how wide. */
export interface Measure {
  /** Whether a face has a glyph for a character in every weight; `point` is one code point. */
  has(point: string, face: Face): boolean;
  /** How wide a text is in a face that has all of it, in ems of the line that it stands in. */
  width(text: string, weight: Weight, face: Face): number;
}

/** A part of a text that is drawn in one face. */
export interface Run {
  readonly text: string;
  readonly face: Face;
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of a text as people see them. */
export const graphemes = (text: string): string[] =>
  Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);

/** The face that one character is drawn in, given as its code points; none where no face has it. */
export const whichFace = (
  points: readonly string[],
  measure: Measure,
  faces: readonly Face[] = [INTER, ...FURTHER],
): Face | undefined =>
  faces.find((face) => points.every((point) => measure.has(point, face))) ??
  faces.find((face) => points.slice(0, 1).some((point) => measure.has(point, face)));

/** A text in parts of one face each; what no face has is counted to Inter. */
export function runsOf(text: string, measure: Measure): Run[] {
  const lacking = Array.from(text).filter((point) => !measure.has(point, INTER));
  if (lacking.length === 0) return [{ text, face: INTER }];
  // A name in Han letters is drawn in one face where one has them all: the same letter differs between faces.
  const coverage = new Map(
    FURTHER.map((face) => [face, lacking.filter((point) => measure.has(point, face)).length]),
  );
  const ranked = FURTHER.toSorted((one, other) => (coverage.get(other) ?? 0) - (coverage.get(one) ?? 0));
  const runs: { text: string; face: Face }[] = [];
  for (const segment of graphemes(text)) {
    const face = whichFace(Array.from(segment), measure, [INTER, ...ranked]) ?? INTER;
    const last = runs.at(-1);
    if (last?.face === face) last.text += segment;
    else runs.push({ text: segment, face });
  }
  return runs;
}
