import { loadMeasure } from '../../../src/pictures/fonts.ts';
import { svgOf, words, type Box, type Mark, type Words } from '../../../src/pictures/marks.ts';
import { bright, draw } from './pixels.ts';

/** Shared: reading the faces takes long. */
export const measure = loadMeasure();
/** How the texts are set. */
export const setting = { size: 30, weight: 600 } as const;

/** Names in scripts that Inter lacks. */
export const NAMES: readonly (readonly [script: string, name: string])[] = [
  ['Arabic', 'عبد الرحمن بن محمد'],
  ['Arabic with its vowels', 'السَّلامُ عَلَيْكُم'],
  ['Persian', 'علی‌رضا'],
  ['Urdu', 'ٹیپو گھر ڈاکٹر'],
  ['Hebrew', 'דוד בן גוריון'],
  ['Japanese', '田中さくら'],
  ['Chinese, simplified', '张伟 机器学习'],
  ['Chinese, traditional', '陳大文'],
  ['Korean', '김민수 뷁'],
  ['emoji alone', '🦄🦄🦄'],
  ['a family', '👨‍👩‍👧‍👦'],
  ['flags', '🇵🇱🇯🇵🏳️‍🌈'],
  ['a keycap and a tone of skin', '1️⃣👍🏽'],
  ['Latin and Arabic', 'Roadmap · عبد الرحمن'],
  ['Arabic and Latin', 'عبد Ann Lee'],
  ['all at once', 'Ann 🦄 田中 张伟 김 עם عبد 7'],
];
/** Where a text stands at its place. */
export const ANCHORS = ['start', 'middle', 'end'] as const;

/** A text on a card, 600 pixels from its left edge, and its box. */
export function set(text: string, given: Partial<Words> = {}): { marks: Mark[]; box: Box } {
  const marks = words({ ...setting, text, x: 600, y: 60, fill: '#ffffff', ...given }, measure);
  const box = marks[0]?.box;
  if (!box) throw new Error(`nothing of ${text} is drawn`);
  return { marks, box };
}

/** How many bright pixels lie in the box of a text, and how many beside it. */
export function inkOf(text: string, given: Partial<Words> = {}): { inside: number; beside: number } {
  const { marks, box } = set(text, given);
  const pixels = draw(svgOf({ width: 1200, height: 100, marks }));
  const inner = { x: 4, y: 4, width: 1192, height: 92 };
  // An overhang of a pixel or two is how letters are drawn, of Inter's too.
  const inside = bright(pixels, { ...box, x: box.x - 2, y: 4, width: box.width + 4, height: 92 });
  return { inside, beside: bright(pixels, inner) - inside };
}

/** How many columns of pixels at the left and right of its box a text leaves empty. */
export function roomOf(text: string, anchor: (typeof ANCHORS)[number]): number {
  const { marks, box } = set(text, { anchor });
  const pixels = draw(svgOf({ width: 1200, height: 100, marks }));
  const isEmpty = (x: number): boolean => bright(pixels, { x, y: 4, width: 1, height: 92 }) === 0;
  const columns = Array.from({ length: Math.floor(box.width) }, (_none, at) =>
    isEmpty(Math.floor(box.x) + at),
  );
  const first = columns.indexOf(false);
  return Math.max(first, columns.length - 1 - columns.lastIndexOf(false));
}
