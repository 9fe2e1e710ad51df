import { beginning, clean } from '../reply/clean.ts';

/** The weights of the typeface that are used. */
export const WEIGHTS = [400, 500, 600, 700] as const;
/** A weight of the typeface. */
export type Weight = (typeof WEIGHTS)[number];

/** How text is measured: what the faces can draw, and how wide. */
export interface Measure {
  /** Whether every face has a glyph for a character; `point` is one code point. */
  has(point: string): boolean;
  /** The width of one code point in ems. */
  advance(point: string, weight: Weight): number;
}

/** How a text is set; `spacing` is between its letters, in pixels. */
export interface Setting {
  readonly size: number;
  readonly weight: Weight;
  readonly spacing?: number;
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Joiners and selectors, which show nothing by themselves. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\u00ad]/gu;
const MARK = /^\p{M}$/u;
const READABLE = /[\p{L}\p{N}]/u;
const ELLIPSIS = '…';
/** More than this fits no picture, and would only take long to measure. UTF-16 units. */
const LONGEST = 300;

/**
 * A text without what the typeface cannot draw: emoji, and scripts that it lacks. `fallback` stands for one of which
 * nothing is left to read.
 */
export function drawable(text: string, measure: Measure, fallback = ''): string {
  const plain = beginning(clean(text), LONGEST).normalize('NFC').replace(INVISIBLE, '');
  let kept = '';
  for (const { segment } of GRAPHEMES.segment(plain)) {
    const points = Array.from(segment);
    const [first = ''] = points;
    // A letter whose accents cannot be drawn is still that letter.
    if (!MARK.test(first) && measure.has(first)) kept += points.filter((one) => measure.has(one)).join('');
  }
  const tidy = kept.replace(/\s+/gu, ' ').trim();
  return READABLE.test(tidy) ? tidy : fallback;
}

/** How wide a text is drawn, in pixels; kerning, which is left out, only makes it narrower. */
export function widthOf(text: string, { size, weight, spacing = 0 }: Setting, measure: Measure): number {
  let ems = 0;
  let points = 0;
  for (const point of text) {
    points += 1;
    if (!MARK.test(point)) ems += measure.advance(point, weight);
  }
  return ems * size + points * spacing;
}

/** A text that is at most `most` pixels wide, ending in "…" where it was cut. */
export function fitted(text: string, most: number, setting: Setting, measure: Measure): string {
  if (widthOf(text, setting, measure) <= most) return text;
  const characters = [...GRAPHEMES.segment(text)].map(({ segment }) => segment);
  const cutAt = (count: number): string => characters.slice(0, count).join('').trimEnd() + ELLIPSIS;
  let count = characters.length - 1;
  while (count > 0 && widthOf(cutAt(count), setting, measure) > most) count -= 1;
  return cutAt(count);
}
