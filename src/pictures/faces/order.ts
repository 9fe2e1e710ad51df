import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LETTERS = /\p{L}/gu;
const MARKS = { left: '\u200e', right: '\u200f' } as const;
/** bidi-js takes halves of a code point for letters that are read from the left; emoji have no direction. */
const PAIRS = /[\u{10000}-\u{10ffff}]/gu;

/** A part of a text as long as it is read in one direction, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isFromRight: boolean;
}

/**
 * The parts of a text from left to right as they are seen, parted at `breaks` too. A line with letters that are read
 * from the left is read from the left: Rung's words are, and a name in them may come first.
 */
export function stretchesOf(text: string, breaks: readonly number[]): Stretch[] {
  if (!RIGHT_TO_LEFT.test(text)) return cut(text.length, () => 0, breaks);
  const letters = text.match(LETTERS) ?? [];
  // A text that was cut ends where its last letter does.
  const last = letters.at(-1) ?? '';
  const mark = text.endsWith('…') ? MARKS[RIGHT_TO_LEFT.test(last) ? 'right' : 'left'] : '';
  const plain = text.replace(PAIRS, '··') + mark;
  const levels = bidi.getEmbeddingLevels(
    plain,
    letters.every((one) => RIGHT_TO_LEFT.test(one)) ? 'rtl' : 'ltr',
  );
  const places = new Map(bidi.getReorderedIndices(plain, levels).map((index, place) => [index, place]));
  const place = ({ from }: Stretch): number => places.get(from) ?? 0;
  const stretches = cut(text.length, (at) => levels.levels[at] ?? 0, breaks);
  return stretches.toSorted((one, other) => place(one) - place(other));
}

function cut(length: number, level: (at: number) => number, breaks: readonly number[]): Stretch[] {
  const starts = Array.from({ length }, (_none, at) => at).filter(
    (at) => at === 0 || breaks.includes(at) || level(at) !== level(at - 1),
  );
  return starts.map((from, at) => ({
    from,
    to: starts[at + 1] ?? length,
    isFromRight: level(from) % 2 === 1,
  }));
}

/** Signs that are read from the right, as they are seen. */
export const seenFromRight = (text: string): string =>
  Array.from(text)
    .reverse()
    .map((point) => bidi.getMirroredCharacter(point) ?? point)
    .join('');
