import { createRequire } from 'node:module';
import type * as Chrono from 'chrono-node/en';
import { DAY_MS, type Day } from '../../time.ts';

const require = createRequire(import.meta.url);

/** Loaded with the first date and not at the start: it has fifty modules. */
const chrono = () => require('chrono-node/en') as typeof Chrono;

const MONTHS_A_YEAR = 12;
const MONTHS_A_QUARTER = 3;

/** Short names of months, which chrono takes for no month where they stand alone. */
const MONTHS: ReadonlyMap<string, string> = new Map([
  ['jan', 'january'],
  ['feb', 'february'],
  ['mar', 'march'],
  ['apr', 'april'],
  ['jun', 'june'],
  ['jul', 'july'],
  ['aug', 'august'],
  ['sep', 'september'],
  ['sept', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
]);

/** What people write for the end of a span, in words. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ['eoy', 'end of year'],
  ['eom', 'end of month'],
  ['eoq', 'end of quarter'],
  ['year end', 'end of year'],
  ['month end', 'end of month'],
]);
const END = /^(?:by )?(?:the )?end of (?:the )?/;
const YEAR = /^(\d{4})$/;
const QUARTER = /^(?:q([1-4])|([1-4])q)(?: (\d{4}))?$/;
const THIS_QUARTER = /^(?:this )?quarter$/;

/** Words about what is past, which no plan begins with or is done by. */
const PAST = /\b(?:yesterday|last|past|ago)\b/;

/**
 * The day that folded words name, the next such one from today: "june" and "q3" are their first days, "end of june" its
 * last; a month or quarter that has begun is its last day where it is something to be done `by`, and else today. "in 3 months" counts from today. Of numbers alone the day comes first ("1/2/2027" is the first of February),
 * unless only the second can be one ("12/31"). Undefined where they name none, or hold more, or name a day that no month
 * has. Dates are read by chrono-node, by its English rules, or its British ones for numbers alone.
 */
export function dayNamed(phrase: string, today: Day, { by }: { readonly by: boolean }): Day | undefined {
  if (PAST.test(phrase)) return undefined;
  const said = ENDS.get(phrase) ?? phrase;
  const isEnd = END.test(said);
  const words = said.replace(END, '').replace(/^(?:the )?(?=\d)/, '');
  const span = spanOf(words, today);
  if (span) {
    const [first, last] = [
      dayFrom(span.year, span.month, 1),
      dayFrom(span.year, span.month + span.months, 0),
    ];
    const hasBegun = first < today && today <= last;
    return isEnd || (hasBegun && by) ? last : hasBegun ? today : first;
  }
  return isEnd ? undefined : readDay(words, today);
}

const dayFrom = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / DAY_MS;

/** Months that words name as a whole: from `month`, counted from 1, on. */
interface Span {
  readonly year: number;
  readonly month: number;
  readonly months: number;
}

/** The year, quarter or month that words name. */
function spanOf(words: string, today: Day): Span | undefined {
  const now = new Date(today * DAY_MS);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  const named = YEAR.exec(words)?.[1];
  if (named !== undefined) return { year: Number(named), month: 1, months: MONTHS_A_YEAR };
  if (words === 'next year') return { year: year + 1, month: 1, months: MONTHS_A_YEAR };
  if (/^(?:this )?year$/.test(words)) return { year, month: 1, months: MONTHS_A_YEAR };
  if (THIS_QUARTER.test(words))
    return { year, month: month - ((month - 1) % MONTHS_A_QUARTER), months: MONTHS_A_QUARTER };
  const [, q, or, inYear] = QUARTER.exec(words) ?? [];
  const quarter = q ?? or;
  if (quarter !== undefined) {
    const first = (Number(quarter) - 1) * MONTHS_A_QUARTER + 1;
    const next = inYear === undefined ? year + Number(first + MONTHS_A_QUARTER <= month) : Number(inYear);
    return { year: next, month: first, months: MONTHS_A_QUARTER };
  }
  const numeric = /^(\d{1,2}) (\d{4})$/.exec(words);
  if (numeric && Number(numeric[1]) >= 1 && Number(numeric[1]) <= MONTHS_A_YEAR)
    return { year: Number(numeric[2]), month: Number(numeric[1]), months: 1 };
  return monthOf(words, today);
}

function monthOf(words: string, today: Day): Span | undefined {
  const found = parse(words === 'month' ? 'this month' : words, today);
  if (!found || found.start.isCertain('day') || found.start.isCertain('weekday')) return undefined;
  if (!found.start.isCertain('month') || /^(?:in|within|a|an|\d)\b/.test(words)) return undefined;
  return { year: found.start.get('year') ?? 0, month: found.start.get('month') ?? 1, months: 1 };
}

/** The one day that words name. */
function readDay(words: string, today: Day): Day | undefined {
  const found = parse(words, today);
  if (!found) return undefined;
  const { start } = found;
  return dayFrom(start.get('year') ?? 0, start.get('month') ?? 1, start.get('day') ?? 1);
}

/** What chrono reads in words, where that is one date and all of them. */
function parse(words: string, today: Day) {
  const written = unfold(words);
  const reference = { instant: new Date(today * DAY_MS), timezone: 0 };
  // By British rules "dec 31" is December 2031; by the others "1/2" is the second of January.
  const { casual, GB } = chrono();
  const rules = /[a-z]/.test(written) ? casual : GB;
  const [found, ...more] = rules.parse(written, reference, { forwardDate: true });
  return found && more.length === 0 && found.text.length === written.length && !found.end ? found : undefined;
}

/** Puts back what folding removed of a numeric date, and the full names of months. */
const unfold = (words: string): string =>
  words
    .replace(/^(\d{4}) (\d{1,2}) (\d{1,2})$/, '$1-$2-$3')
    .replace(/^(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})$/, '$1/$2/$3')
    .replace(/^(\d{1,2}) (\d{1,2})$/, '$1/$2')
    .replace(/[a-z]+/g, (word) => MONTHS.get(word) ?? word);
