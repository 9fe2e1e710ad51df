/** C0 and C1 controls, line and paragraph separators, bidi embeddings, overrides and isolates, lone surrogates. */
const UNWANTED_RUN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
/** Units of which none is in most texts; without the flag for Unicode this is looked for in a third of the time. */
const SUSPECT = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;
const BREAK = /[\n\r\v\f\u0085\u2028\u2029]/;

/** How line breaks are replaced: a title has room for none. */
export type Breaks = 'keep' | 'space';

/**
 * Text from people or data made safe to show: nothing in it can move the cursor, reverse the reading order or make a
 * payload that is not well-formed Unicode. Tabs become spaces; what else is stripped leaves nothing behind.
 */
export function clean(text: string, breaks: Breaks = 'space'): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(UNWANTED_RUN, (run) => {
    if (BREAK.test(run)) return breaks === 'keep' ? '\n'.repeat(Math.min(2, lineBreaks(run))) : ' ';
    return run.includes('\t') ? ' ' : '';
  });
}

const lineBreaks = (run: string): number => run.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).length - 1;

/** Whether there is nothing to read in a text. */
export const blank = (text: string): boolean => text.length === 0 || text.trim() === '';

/** A text of at most `max` UTF-16 units (4 or more), ending in "…" where it was cut. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, breakAt(text, max - 1)).trimEnd()}…`;
}

/** The beginning of a text, at most `max` UTF-16 units, no character parted; empty where the first is longer. */
export function beginning(text: string, max: number): string {
  const point = breakAt(text, max);
  return point <= max ? text.slice(0, point) : '';
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** How far back a break may move to find a space, and to find the start of a character, in UTF-16 units. */
const WORD_REACH = 80;
const GRAPHEME_REACH = 64;

/**
 * The best place at or before `at` to break a text: after a space if one is near, else between two characters as people
 * see them, else between two code points. At least one code point comes before it.
 */
export function breakAt(text: string, at: number): number {
  if (at >= text.length) return text.length;
  for (let i = at; i > Math.max(0, at - WORD_REACH, at / 2); i--) {
    if (isSpace(text.charCodeAt(i)) || isSpace(text.charCodeAt(i - 1))) return i;
  }
  const from = whole(text, Math.max(0, at - GRAPHEME_REACH));
  const window = text.slice(from, at + GRAPHEME_REACH);
  const character = GRAPHEMES.segment(window).containing(at - from);
  const found = from + (character?.index ?? 0);
  if (found > from) return found;
  const point = whole(text, at);
  return point > 0 ? point : (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
}

const isSpace = (unit: number): boolean => unit === 32 || unit === 10;

/** `at`, moved back by one when it would part a surrogate pair. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}
