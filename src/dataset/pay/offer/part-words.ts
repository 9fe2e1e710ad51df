import { NUMBER_WORDS, numberOfWord } from '../../number-words.ts';
import { Fraction } from 'fraction.js';
import type { Part } from './offer.ts';

/** How often an amount is paid. */
export type Period = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour';

const whole = (words: string): RegExp => new RegExp(`(?:${words})(?![\\p{L}\\p{N}])`, 'iuy');

/** What each part of an offer is called; the first that fits is meant, so "sign-on bonus" is no bonus. */
const LABELS: readonly (readonly [Part | 'benefit', RegExp])[] = [
  [
    'benefit',
    whole(
      '401 ?(?:\\(k\\)|k (?:match(?:ing)?|plan|contribution))|pension|relocation(?: (?:bonus|package))?|benefits?|allowances?|(?:health )?insurance|perks|stipend|housing|gratuity|pf|provident fund|retention(?: bonus)?|super(?:annuation)?|espp',
    ),
  ],
  [
    'signOn',
    whole('sign(?:ing)?[ -]?on(?: bonus)?|sign(?:ing)?[ -]bonus|signing|joining(?: bonus)?|welcome bonus'),
  ],
  [
    'bonus',
    whole(
      '(?:(?:annual|yearly|target|performance|perf|cash|variable)[ -])*bonus(?:es)?|variable(?: (?:pay|component))?',
    ),
  ],
  [
    'equity',
    whole(
      '(?:equity|stocks?|shares|rsus?)(?: (?:grants?|awards?|packages?|units?|options?))?|esops?|options|(?:initial )?grants?',
    ),
  ],
  [
    'total',
    whole(
      'total(?:[ -](?:annual )?(?:comp(?:ensation)?|package|pay|cash|rewards?))?|(?:tc|ctc|ote)|all[ -]in|(?:annual )?package',
    ),
  ],
  ['base', whole('(?:(?:base|basic|fixed|starting|annual|yearly|gross) ?)*(?:salary|pay)|base|basic|fixed')],
];

/** The part of an offer that a text names at a place. */
export function labelAt(
  text: string,
  at: number,
): { readonly part: Part | 'benefit'; readonly words: string } | undefined {
  for (const [part, words] of LABELS) {
    words.lastIndex = at;
    const found = words.exec(text)?.[0];
    if (found !== undefined) return { part, words: found.toLowerCase() };
  }
  return undefined;
}

const PERIODS: readonly (readonly [Period, RegExp])[] = [
  [
    'year',
    whole('/ ?(?:year|yr|y|annum)|(?:per|an?|each|every) ?(?:year|yr|annum)|p\\.?a\\.?|annual(?:ly)?|yearly'),
  ],
  ['quarter', whole('/ ?quarter|(?:per|a|each|every) quarter|quarterly')],
  ['month', whole('/ ?(?:month|mth|mo|m)|(?:per|a|each|every) (?:month|mth|mo)|monthly|p\\.m\\.?|pm|pcm')],
  ['week', whole('/ ?(?:week|wk|w)|(?:per|a|each|every) (?:week|wk)|weekly|pw')],
  ['day', whole('/ ?(?:day|d)|(?:per|a|each|every) day|daily|day[ -]rate|p\\.?d\\.?')],
  ['hour', whole('/ ?(?:hours?|hrs?|h)|(?:per|an?|each|every) (?:hour|hr)|hourly|p\\.?h\\.?')],
];

/** How often, as a text says it at a place. */
export function periodAt(
  text: string,
  at: number,
): { readonly period: Period; readonly length: number } | undefined {
  for (const [period, words] of PERIODS) {
    words.lastIndex = at;
    const found = words.exec(text)?.[0];
    if (found !== undefined) return { period, length: found.length };
  }
  return undefined;
}

const COUNT = `(\\d{1,3}(?:\\.\\d)?|${NUMBER_WORDS.slice(1).join('|')})`;
const SPAN = `${COUNT}[ -]?(years?|yrs?|y|months?|mos?)(?! ?(?:of )?(?:exp|yoe))`;
const VESTING: readonly RegExp[] = [
  whole(
    `(?:vest(?:ing|s|ed)? )?(?:over|across) (?:a |the next )?${SPAN}(?:[ -](?:vest(?:ing)?|schedule|period))*`,
  ),
  whole(`vest(?:ing|s|ed)?(?: (?:period|schedule))?(?: (?:of|in|for|is))?:? ?${SPAN}`),
  whole(`(?:an? )?${SPAN}[ -]?vest(?:ing)?(?: (?:period|schedule))?`),
  whole(`/ ?${SPAN}`),
];
/** After the word for equity itself, years are those it vests over: "RSUs (4y)". */
const AFTER_EQUITY = whole(`\\(?${SPAN}\\)?`);
const CLIFF = whole(
  '(?:with |and )?(?:an? )?(?:\\d{1,2}|one|six)[ -]?(?:years?|yrs?|y|months?|mos?)[ -]cliff',
);
/** The start of a span that nothing above reads, such as "over 4 to 5 years". */
const ODD_VESTING = /(?:vest(?:ing|s|ed)?)(?: (?:over|in|for|of|period|schedule))* ?\d/iuy;

/** Over how many years equity vests, as a text says it at a place; undefined years for words that say nothing of it or that are odd. */
export interface Vesting {
  readonly years: Fraction | undefined;
  readonly isOdd: boolean;
  readonly length: number;
}

/** Finds a vesting period at a place. */
export function vestingAt(text: string, at: number, afterEquity: boolean): Vesting | undefined {
  CLIFF.lastIndex = at;
  const cliff = CLIFF.exec(text)?.[0];
  if (cliff !== undefined) return { years: undefined, isOdd: false, length: cliff.length };
  for (const words of afterEquity ? [...VESTING, AFTER_EQUITY] : VESTING) {
    words.lastIndex = at;
    const found = words.exec(text);
    if (!found) continue;
    const [all, count = '', unit = ''] = found;
    const inWords = numberOfWord(count.toLowerCase());
    const number = new Fraction(inWords < 0 ? count : inWords);
    return { years: unit.startsWith('m') ? number.div(12) : number, isOdd: false, length: all.length };
  }
  ODD_VESTING.lastIndex = at;
  const odd = ODD_VESTING.exec(text)?.[0];
  return odd === undefined ? undefined : { years: undefined, isOdd: true, length: odd.length };
}
