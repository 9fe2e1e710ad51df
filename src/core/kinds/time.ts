import { GB } from 'chrono-node/en';
import { z } from 'zod';
import { fold } from '../../dataset/fold.ts';
import { DAY_MS, type Day } from '../../time.ts';
import type { OptionKind } from '../declare/option.ts';

/** A date as somebody said it, which stands for a day once it is known what today is. */
export interface DateAsked {
  readonly typed: string;
  on(today: Day): Day;
}

const LONGEST = 40;
/** A fixed day, for checking only whether words name a date: the result does not depend on it. */
const SOME_DAY: Day = 20_000;
const END = /^(?:the )?end of (?:the )?/;

/**
 * The day that words name, the next such one from today: "june" is the first of June, "end of june" its last day,
 * "in 3 months" counts from today, "1/2/2027" is the first of February. Undefined where they name none, or hold more.
 */
export function dayNamed(phrase: string, today: Day): Day | undefined {
  const isEnd = END.test(phrase);
  const words = phrase.replace(END, '');
  const [year] = /^\d{4}$/.exec(words) ?? [];
  if (year !== undefined) return dayFrom(Number(year), isEnd ? 13 : 1, isEnd ? 0 : 1);
  const reference = { instant: new Date(today * DAY_MS), timezone: 0 };
  const written = unfold(words);
  const [found, ...more] = GB.parse(written, reference, { forwardDate: true });
  if (!found || more.length > 0 || found.text.length < written.length || found.end) return undefined;
  const { start } = found;
  const [inYear, month] = [start.get('year') ?? 0, start.get('month') ?? 1];
  if (!isEnd) return dayFrom(inYear, month, start.get('day') ?? 1);
  if (start.isCertain('day')) return undefined;
  return dayFrom(inYear, words.endsWith('year') ? 13 : month + 1, 0);
}

const dayFrom = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / DAY_MS;

/** Puts back the separators of a numeric date, which folding removed. */
const unfold = (words: string): string =>
  words
    .replace(/^(\d{4}) (\d{1,2}) (\d{1,2})$/, '$1-$2-$3')
    .replace(/^(\d{1,2}) (\d{1,2}) (\d{2,4})$/, '$1/$2/$3')
    .replace(/^year$/, 'this year');

/** A date after one of the words that announce it: "by june", "from 1 march 2027". */
function dateKind(name: string, leads: readonly [string, ...string[]]): OptionKind<DateAsked> {
  const [lead] = leads;
  const hint = `${lead} ${lead === 'by' ? 'june' : 'monday'}`;
  const strip = (phrase: string): string | undefined => {
    const by = leads.find((one) => phrase.startsWith(`${one} `));
    return by === undefined ? undefined : phrase.slice(by.length + 1);
  };
  const isDate = (words: string): boolean =>
    words.length <= LONGEST && dayNamed(words, SOME_DAY) !== undefined;
  return {
    name,
    value: 'string',
    hint,
    maxWords: 6,
    open: false,
    lead,
    schema: () =>
      z.string().transform((words, context): DateAsked => {
        if (isDate(words)) return { typed: words, on: (today) => dayNamed(words, today) ?? today };
        context.addIssue({ code: 'custom', message: 'not a date' });
        return z.NEVER;
      }),
    match(phrase) {
      const words = strip(phrase);
      return words !== undefined && isDate(words) ? words : undefined;
    },
    near: () => [],
    refuse(phrase) {
      const words = strip(phrase);
      return words !== undefined && !isDate(words)
        ? `After “${lead}” comes a date, such as “${hint}” or “${lead} 1 march 2027”.`
        : undefined;
    },
    completes: true,
    suggest: (prefix) => {
      const words = strip(prefix.trim().toLowerCase()) ?? prefix.trim().toLowerCase();
      const usual = ['next monday', 'in 3 months', 'in 6 months', 'end of june', 'end of december'];
      const found = words !== '' && isDate(words) ? [words] : usual.filter((one) => one.startsWith(words));
      return found.map((one) => ({ label: `${lead} ${one}`, value: one }));
    },
    format: (value) => `${lead} ${String(value)}`,
    label: (value) => `${lead} ${String(value)}`,
    // Typed with dashes or strokes it is the same date as without.
    identity: (value) => fold(String(value)),
  };
}

/** The date by which something is to be done: "by june". */
export const byKind = dateKind('by', ['by', 'until', 'before', 'till']);
/** The date from which something begins: "from monday". */
export const fromKind = dateKind('from', ['from', 'starting', 'starting on', 'beginning']);

/** Most hours a week that a plan is made for. */
const MOST_HOURS = 60;
const HOURS =
  /^(\d{1,3})(?: \d{1,2})? ?(?:h|hr|hrs|hour|hours)(?: (?:a|per|each|every))?(?: (?:week|wk|weekly))?$/;

const OFFERED_HOURS = [...Array.from({ length: 20 }, (_, at) => at + 1), 25, 30, 40];

/** Hours a week: "6h", "6 hours a week". */
export const hoursKind: OptionKind<number> = {
  name: 'hours',
  value: 'integer',
  hint: '6h a week',
  maxWords: 4,
  open: false,
  schema: () => z.coerce.number().int().min(1).max(MOST_HOURS),
  match(phrase) {
    const hours = Number(HOURS.exec(phrase)?.[1] ?? 0);
    return hours >= 1 && hours <= MOST_HOURS ? hours : undefined;
  },
  near: () => [],
  refuse: (phrase) => (HOURS.test(phrase) ? `Hours a week run from 1 to ${MOST_HOURS}.` : undefined),
  completes: false,
  suggest: () => OFFERED_HOURS.map((one) => ({ label: `${one} h a week`, value: String(one) })),
  format: (value) => `${String(value)}h a week`,
  label: (value) => `${String(value)} h a week`,
  identity: String,
};

/** A number after its word: "part 2", "week 3". */
const numbered = (word: string, most: number): OptionKind<number> => ({
  name: word,
  value: 'integer',
  hint: `${word} 2`,
  maxWords: 2,
  open: false,
  schema: () => z.coerce.number().int().min(1).max(most),
  match: (phrase) => {
    const [words, number] = phrase.split(' ');
    const part = words === word && /^\d{1,3}$/.test(number ?? '') ? Number(number) : 0;
    return part >= 1 && part <= most ? part : undefined;
  },
  near: () => [],
  completes: false,
  suggest: () => [],
  format: (value) => `${word} ${String(value)}`,
  label: (value) => `${word} ${String(value)}`,
  identity: String,
});

/** The number of a form where a question is split over several. */
export const partKind = numbered('part', 20);
/** Which week of a plan. */
export const weekKind = numbered('week', 520);
