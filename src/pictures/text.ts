import { beginning, clean } from '../reply/clean.ts';
import { widthOf, type Setting } from './faces/line.ts';
import { graphemes, whichFace, type Measure } from './faces/runs.ts';

export { widthOf, type Setting } from './faces/line.ts';
export type { Measure } from './faces/runs.ts';

/** Selectors and marks, which show nothing by themselves and join nothing. */
const INVISIBLE = /[\u200b\u200e\u200f\u061c\u2060\ufe00-\ufe0f\ufeff\u00ad]/gu;
/** Is part of the character before it. */
const MARK = /^[\p{M}\p{Cf}]$/u;
const LETTER = /[\p{L}\p{N}]/u;
const READABLE = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const ELLIPSIS = '…';
const ELLIPSES = /…(?:\s*…)+/gu;
/** More than this fits no picture, and would only take long to measure. UTF-16 units. */
const LONGEST = 300;

/**
 * A text without what no typeface has: "…" stands for letters that are left out, nothing for an emoji. `fallback`
 * stands for a text of which nothing is left to read.
 */
export function drawable(text: string, measure: Measure, fallback = ''): string {
  const plain = beginning(clean(text), LONGEST).normalize('NFC').replace(INVISIBLE, '');
  let kept = '';
  for (const character of graphemes(plain)) {
    const points = Array.from(character);
    const [first = ''] = points;
    if (MARK.test(first)) continue;
    const face = whichFace(points, measure);
    // A letter whose accents cannot be drawn is still that letter.
    if (face) kept += points.filter((one) => measure.has(one, face)).join('');
    else if (LETTER.test(first)) kept += ELLIPSIS;
  }
  const tidy = kept.replace(ELLIPSES, ELLIPSIS).replace(/\s+/gu, ' ').trim();
  return READABLE.test(tidy) ? tidy : fallback;
}

/** A text that is at most `most` pixels wide, ending in "…" where it was cut. */
export function fitted(text: string, most: number, setting: Setting, measure: Measure): string {
  if (widthOf(text, setting, measure) <= most) return text;
  const characters = graphemes(text);
  const cutAt = (count: number): string => characters.slice(0, count).join('').trimEnd() + ELLIPSIS;
  let [count, tooMany] = [0, characters.length];
  while (tooMany - count > 1) {
    const middle = Math.floor((count + tooMany) / 2);
    if (widthOf(cutAt(middle), setting, measure) <= most) count = middle;
    else tooMany = middle;
  }
  return cutAt(count);
}
