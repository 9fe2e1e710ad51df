import { fold } from '../../dataset/fold.ts';
import { clean, shorten } from '../../reply/clean.ts';
import { breakable } from '../../reply/no-break.ts';

/** Longest text that is read; nobody types more at a command, and longer is answered as too long. */
export const LONGEST_INPUT = 1000;
/** How much of unknown words is repeated back, in characters. */
const LONGEST_ECHO = 40;

/** A word as it was said, and folded. */
export interface Word {
  readonly typed: string;
  readonly folded: string;
  /** Which word of the text it is of: "9:00" folds into two. */
  readonly source: number;
}

/** Most words: folding them is lower case alone. */
const PLAIN = /^[a-z0-9]+$/i;
/** Vulgar fractions, which folding would turn into two more numbers. */
const FRACTIONS = /[\u00bc-\u00be\u2150-\u215e]/gu;

/**
 * A word folded, with what folding would lose: a negative number ("minus3"), a fraction of a number (its whole part
 * counts: "4½" is 4, ".5" is 0), and a currency's sign ("€", "a$").
 */
export function foldWord(typed: string): string {
  if (PLAIN.test(typed)) return typed.toLowerCase();
  if (/^[-−]\.?\d/u.test(typed)) return `minus${fold(typed)}`;
  if (/^[^\d]*\p{Sc}$/u.test(typed)) return typed.normalize('NFKC').toLowerCase();
  return fold(
    typed
      .replace(/^\.(?=\d)/u, '0.')
      .replace(/(\d)[\u00bc-\u00be\u2150-\u215e]/gu, '$1')
      .replace(FRACTIONS, '0'),
  );
}

/** A text as it stands, on one line. */
export const oneLine = (text: string): string => breakable(clean(text)).replace(/\s+/gu, ' ').trim();

/** The words of a text; punctuation alone, which folds away, is none. A negative number stays one word, "minus3". */
export function wordsOf(text: string): Word[] {
  return breakable(clean(text))
    .split(/[\s,;]+/u)
    .flatMap((typed, source) => {
      const folded = foldWord(typed);
      return folded === '' ? [] : folded.split(' ').map((one) => ({ typed, folded: one, source }));
    });
}

/** Whether two neighbours were typed as one word. */
const isJoined = (before: Word | undefined, after: Word | undefined): boolean =>
  before !== undefined && before.source === after?.source;

/** Whether a phrase begins or ends inside a word as it was typed: "00 10" of "9:00–10:00" does. */
export const isCut = (words: readonly Word[], at: number, length: number): boolean =>
  isJoined(words[at - 1], words[at]) || isJoined(words[at + length - 1], words[at + length]);

/** Some words as they fold, with spaces between. A loop: it is asked for every phrase of every text. */
function foldedPhrase(words: readonly Word[], at: number, length: number): string {
  let phrase = words[at]?.folded ?? '';
  for (let next = at + 1; next < at + length; next++) phrase += ` ${words[next]?.folded ?? ''}`;
  return phrase;
}

/**
 * Some words as they were typed, signs and all: "20%", "9:00". One that was typed as a part of a longer word is as it
 * folds.
 */
export function typedPhrase(words: readonly Word[], at: number, length: number): string {
  if (isCut(words, at, length)) return foldedPhrase(words, at, length);
  let phrase = words[at]?.typed ?? '';
  for (let next = at + 1; next < at + length; next++)
    if (!isJoined(words[next - 1], words[next])) phrase += ` ${words[next]?.typed ?? ''}`;
  return phrase;
}

/** Words that tie others together, and name nothing by themselves. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...'a an and as at for from i in is it me my of on or please s s show tell than the to versus vs what whats with'.split(
    ' ',
  ),
  // Politeness, and Rung's own name.
  ...'+ & / | pls plz thanks thank thx ty cheers kindly hey hi hello rung just need like give'.split(' '),
]);

/** Every phrase of `least` free words or more, the longest first; `visit` takes words. */
export function eachPhrase(
  words: readonly Word[],
  taken: readonly boolean[],
  { least = 1, most }: { readonly least?: number; readonly most: number },
  visit: (phrase: string, at: number, length: number) => void,
): void {
  for (let length = Math.min(most, longestRun(taken)); length >= least; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      if (isFree(taken, at, length)) visit(foldedPhrase(words, at, length), at, length);
    }
  }
}

function isFree(taken: readonly boolean[], at: number, length: number): boolean {
  for (let next = at; next < at + length; next++) if (taken[next]) return false;
  return true;
}

/** How many words stand together that nothing took, at most. */
function longestRun(taken: readonly boolean[]): number {
  let [longest, run] = [0, 0];
  for (const one of taken) {
    run = one ? 0 : run + 1;
    if (run > longest) longest = run;
  }
  return longest;
}

/** The stretches of words that nothing took. */
export function runs(words: readonly Word[], taken: readonly boolean[]): Word[][] {
  const found: Word[][] = [];
  words.forEach((word, at) => {
    if (taken[at]) return;
    const last = found.at(-1);
    if (last && at > 0 && !taken[at - 1]) last.push(word);
    else found.push([word]);
  });
  return found;
}

/** Some words as they were said, no longer than can be repeated. */
export function echo(words: readonly Word[]): string {
  return short([...new Set(words.map((word) => word.typed))].join(' '));
}

/** A text no longer than can be repeated. */
export const short = (typed: string): string => shorten(clean(typed), LONGEST_ECHO);

/** Emoji by their names, ":pray:", as chats put them into text. */
const SHORTCODE = /(^|\s):[a-z0-9_+'-]{2,40}:(?=\s|$)/giu;

/** A text without emoji by their names, which say nothing. */
export const withoutShortcodes = (text: string): string =>
  text.includes(':') ? text.replaceAll(SHORTCODE, '$1') : text;
