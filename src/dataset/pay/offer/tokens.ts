import { Fraction } from 'fraction.js';
import { fold } from '../../fold.ts';
import { numberOfWord } from '../../number-words.ts';
import type { CurrencyAt } from './currency-words.ts';
import { readNumber } from './number.ts';
import { labelAt, periodAt, vestingAt } from './part-words.ts';
import { SCALES } from './scales.ts';
import type { Token } from './token.ts';

const ODD = { kind: 'odd', isInWords: false } as const;

const sticky = (pattern: string): RegExp => new RegExp(pattern, 'iuy');
const SPACE = sticky('\\s+');
const LETTERS = sticky('[\\p{L}\\p{M}]+');
const NUMBER = sticky("\\d{1,3}(?: \\d{3})+(?:[.,]\\d{1,2})?(?![.,']?\\d)|\\d(?:[\\d.,']*\\d)?");
/** A date, a time of day, or an ordinal number. */
const DATE = sticky(
  '\\d{1,4}([-/.:])\\d{1,2}\\1\\d{2,4}(?!\\d)|\\d{1,2}:\\d{2}|\\d+(?:st|nd|rd|th)(?![\\p{L}\\p{N}])',
);
const EXPERIENCE = sticky(
  '\\d{1,2}(?:\\.\\d)?\\+? ?(?:(?:-|to) ?\\d{1,2}(?:\\.\\d)?\\+? ?)?(?:years?|yrs?|y|yoe|months?|mos?)(?![\\p{L}\\p{N}])',
);
const WITHOUT = sticky(
  '(?:no|without|zero|excluding|excl\\.?|not including|before)(?: (?:any|the))? (?=\\S)',
);
const INCLUDING = sticky('(?:including|incl\\.?|includes|inclusive of)(?![\\p{L}\\p{N}])');
const NET = sticky(
  '(?<![.\\p{L}])(?:net|netto|after[ -]tax(?:es)?|take[ -]home|in[ -]hand salary)(?![\\p{L}\\p{N}])',
);
const IDLE = sticky('(?:gross|before[ -]tax(?:es)?|only|brutto|of|is)(?![\\p{L}\\p{N}])');
const BOUND = sticky(
  '[<>]|(?:up ?to|at least|at most|less than|more than|under|below|over|above)(?= ?(?:\\p{Sc} ?)?\\d[\\d.,]*(?: ?(?:k|m|l|cr|lakhs?|crores?)(?![\\p{L}\\p{N}])|(?<=\\d[\\d.,]{3,})(?![\\d%])))',
);
const BETWEEN = sticky('between(?![\\p{L}\\p{N}])');
const AND = sticky('and(?![\\p{L}\\p{N}])');
const TO = sticky('(?:to|until)(?![\\p{L}\\p{N}])');
const DASHES = sticky('\\.{2,3}|-+');
const BREAK = sticky('[,;|&+\\n]|\\.(?=\\s)|(?:plus|with|as well as)(?![\\p{L}\\p{N}])');
const WORD = sticky("[\\p{L}\\p{M}\\p{N}]+(?:['.-]?[\\p{L}\\p{M}\\p{N}]+)*");
const FOREIGN_DIGIT = /(?![0-9])[\p{Nd}\p{No}]/u;

type Kept = Token extends infer T ? (T extends Token ? Omit<T, 'at' | 'end'> : never) : never;
/** A token that begins where it was looked for, and how long it is. */
type Found = readonly [token: Kept, length: number];

const lengthOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** Takes a text about an offer apart. Every character but spaces and bare punctuation is in some token. */
export function tokensOf(text: string, currencyAt: CurrencyAt): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const isLine = text[at] === '\n';
    const space = isLine ? 0 : lengthOf(SPACE, text, at);
    if (space > 0 && !text.slice(at, at + space).includes('\n')) {
      at += space;
      continue;
    }
    const before = tokens.at(-1);
    const found = read(text, at, before, currencyAt);
    if (found) tokens.push({ ...found[0], at, end: at + found[1] });
    at += found?.[1] ?? 1;
  }
  return tokens;
}

function read(
  text: string,
  at: number,
  before: Token | undefined,
  currencyAt: CurrencyAt,
): Found | undefined {
  const isGlued = before?.end === at;
  const afterNumber = before?.kind === 'number' ? afterDigits(text, at, isGlued, currencyAt) : undefined;
  if (afterNumber) return afterNumber;
  const vesting = vestingAt(text, at, before?.kind === 'label' && before.part === 'equity');
  if (vesting)
    return vesting.isOdd
      ? [ODD, vesting.length]
      : [{ kind: 'vesting', years: vesting.years }, vesting.length];
  return readWords(text, at) ?? readMoney(text, at, before, currencyAt) ?? readRest(text, at);
}

/** A scale or a per cent sign; letters that are neither belong to the digits before them. */
function afterDigits(text: string, at: number, isGlued: boolean, currencyAt: CurrencyAt): Found | undefined {
  if (text[at] === '%') return [{ kind: 'percent' }, 1];
  const percent = lengthOf(sticky('(?:percent|per cent|pct)(?![\\p{L}\\p{N}])'), text, at);
  if (percent > 0) return [{ kind: 'percent' }, percent];
  const letters = text.slice(at, at + lengthOf(LETTERS, text, at));
  for (let length = Math.min(letters.length, 8); length > 0; length--) {
    const found = SCALES[letters.slice(0, length).toLowerCase()];
    if (!found) continue;
    const isWhole = length === letters.length && !/\d/.test(text[at + length] ?? '');
    // "120kusd", "120k€"
    if (isWhole || (isGlued && length === 1 && currencyAt(text, at + length, true)))
      return [{ kind: 'scale', scale: found }, length];
  }
  if (!isGlued || letters === '' || currencyAt(text, at, true)) return undefined;
  return [ODD, lengthOf(WORD, text, at)];
}

/** Words that say how the amounts beside them are meant. */
function readWords(text: string, at: number): Found | undefined {
  const net = lengthOf(NET, text, at);
  if (net > 0) return [{ kind: 'net' }, net];
  const without = lengthOf(WITHOUT, text, at);
  const denied = without > 0 ? labelAt(text, at + without) : undefined;
  if (denied) return [{ kind: 'without' }, without + denied.words.length];
  const including = lengthOf(INCLUDING, text, at);
  if (including > 0) return [{ kind: 'including' }, including];
  const bound = lengthOf(BOUND, text, at);
  if (bound > 0) return [{ kind: 'bound' }, bound];
  const label = labelAt(text, at);
  const idle = label ? 0 : lengthOf(IDLE, text, at);
  if (idle > 0) return [{ kind: 'idle' }, idle];
  if (label) return [{ kind: 'label', part: label.part, words: label.words }, label.words.length];
  const period = periodAt(text, at);
  return period && [{ kind: 'period', period: period.period }, period.length];
}

const NEXT_TO_DIGIT = /^[^\S\n]?\d/;

/** A number, or a currency. */
function readMoney(
  text: string,
  at: number,
  before: Token | undefined,
  currencyAt: CurrencyAt,
): Found | undefined {
  const beside = before?.kind === 'number' || before?.kind === 'scale';
  const currency = currencyAt(text, at, beside) ?? currencyAt(text, at, true);
  if (currency) {
    const after = text.slice(at + currency.length, at + currency.length + 2);
    const isBeside = beside || NEXT_TO_DIGIT.test(after);
    if (isBeside || currencyAt(text, at, false))
      return [{ kind: 'currency', said: currency.said }, currency.length];
  }
  // The rand's sign is a letter.
  if (/^R[^\S\n]?\d/.test(text.slice(at, at + 3)) && !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ''))
    return [{ kind: 'currency', said: { kind: 'one', id: 'ZAR' } }, 1];
  const unread = lengthOf(DATE, text, at) || lengthOf(EXPERIENCE, text, at);
  if (unread > 0) return [{ kind: 'word' }, unread];
  const digits = lengthOf(NUMBER, text, at);
  if (digits === 0) return undefined;
  const typed = text.slice(at, at + digits);
  const number = readNumber(typed);
  return number ? [{ kind: 'number', ...number }, digits] : [ODD, digits];
}

function readRest(text: string, at: number): Found | undefined {
  const between = lengthOf(BETWEEN, text, at);
  if (between > 0) return [{ kind: 'between' }, between];
  const and = lengthOf(AND, text, at);
  if (and > 0) return [{ kind: 'and' }, and];
  const to = lengthOf(TO, text, at);
  if (to > 0) return [{ kind: 'dash', isMinus: false }, to];
  const dash = lengthOf(DASHES, text, at);
  const isMinus =
    /^-\p{Sc}?\.?\d/u.test(text.slice(at, at + 4)) && !/[\p{L}\p{N}\p{Sc}%]/u.test(text[at - 1] ?? '');
  if (dash > 0) return [{ kind: 'dash', isMinus }, dash];
  const pause = lengthOf(BREAK, text, at);
  if (pause > 0) return [{ kind: 'break' }, pause];
  const word = lengthOf(WORD, text, at);
  if (word > 0) return inWords(text, at, word);
  return FOREIGN_DIGIT.test(text[at] ?? '') ? [ODD, 1] : undefined;
}

const BIGGER =
  /(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|point|half|quarter|and)[ -]$/iu;

/** A word; a number word before a scale is a number: "two crore". Larger ones are left to be asked for in digits. */
function inWords(text: string, at: number, length: number): Found {
  const typed = text.slice(at, at + length);
  if (FOREIGN_DIGIT.test(typed)) return [ODD, length];
  const lower = fold(typed);
  const next = /^ ?([a-z]+)/iu.exec(text.slice(at + length))?.[1]?.toLowerCase() ?? '';
  const isCounted = next.length > 1 && next !== 'grand' && SCALES[next] !== undefined;
  const number = numberOfWord(lower);
  if (isCounted && number > 0 && !BIGGER.test(text.slice(Math.max(0, at - 12), at)))
    return [{ kind: 'number', value: new Fraction(number), decimals: undefined, hasSpaces: false }, length];
  return [isCounted && IN_WORDS.test(lower) ? { kind: 'odd', isInWords: true } : { kind: 'word' }, length];
}

const IN_WORDS =
  /^(?:a|half|quarter|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]?\w+)?|hundred|thousand|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|few|some|several)$/;
