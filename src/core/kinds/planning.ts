import { z } from 'zod';
import { fold } from '../../dataset/fold.ts';
import type { Day } from '../../time.ts';
import type { OptionKind } from '../declare/option.ts';
import { dayNamed } from './date.ts';
import { WEEKDAYS } from './weekday.ts';

/** A date as somebody said it, which stands for a day once it is known what today is. */
export interface DateAsked {
  readonly typed: string;
  on(today: Day): Day;
}

const LONGEST = 40;
/** A span shorter than a day, which puts nothing off: "2h", "for an hour", "tonight". */
const SHORTER =
  /^(?:(?:for|in|by|until|till) )?(?:(?:\d{1,3}|an?|one|two|three|half an|a few|some) ?(?:h|hrs?|hours?|m|mins?|minutes?|seconds?)|tonight|later(?: today)?|this (?:afternoon|evening))$/;
/** A fixed day, for checking only whether words name a date: the result does not depend on it. */
const SOME_DAY: Day = 20_000;

/** A date after one of the words that announce it: "by june", "from 1 march 2027". */
function dateKind(
  name: string,
  leads: readonly [string, ...string[]],
  { bare = false }: { readonly bare?: boolean } = {},
): OptionKind<DateAsked> {
  const [lead] = leads;
  const hint = `${lead} ${lead === 'by' ? 'june' : 'monday'}`;
  const strip = (phrase: string): string | undefined => {
    const by = leads.find((one) => phrase.startsWith(`${one} `));
    return by === undefined ? (bare ? phrase : undefined) : phrase.slice(by.length + 1);
  };
  const by = lead !== 'from';
  const read = (said: string, today: Day): Day | undefined => dayNamed(fold(said), today, { by });
  const isDate = (said: string): boolean =>
    !(bare && SHORTER.test(fold(said))) && said.length <= LONGEST && read(said, SOME_DAY) !== undefined;
  return {
    name,
    value: 'string',
    hint,
    maxWords: 6,
    open: false,
    lead,
    schema: () =>
      z.string().transform((said, context): DateAsked => {
        if (isDate(said)) return { typed: said, on: (today) => read(said, today) ?? today };
        context.addIssue({ code: 'custom', message: 'not a date' });
        return z.NEVER;
      }),
    match(phrase) {
      const words = strip(phrase);
      return words !== undefined && isDate(words) ? words : undefined;
    },
    near: () => [],
    refuse(phrase) {
      if (bare && SHORTER.test(phrase))
        return 'Snooze by days or weeks: “a day”, “2 weeks”, “until 10 december”.';
      const said = leads.some((one) => phrase.startsWith(`${one} `)) ? strip(phrase) : undefined;
      return said !== undefined && !isDate(said)
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
/** The day until which something rests; the word that announces it may be left out: "friday", "until 10/12". */
export const untilKind = dateKind('until', ['until', 'till', 'to', 'by', 'on', 'for'], { bare: true });
export const fromKind = dateKind('from', ['from', 'starting', 'starting on', 'beginning']);

/** Most hours a week that a plan is made for. */
const MOST_HOURS = 60;
const HOURS =
  /^(\d{1,3})(?: \d{1,2})? ?(?:h|hr|hrs|hour|hours)(?: (?:a|per|each|every))?(?: (?:week|wk|weekly))?$/;

const DAILY =
  /^(\d{1,2}) ?(?:h|hr|hrs|hour|hours) (?:a|per|each|every) day$|^(\d{1,2}) ?(?:h|hr|hrs|hours) daily$/;
const DAYS_A_WEEK = 7;
/** "18h", which is a time of day after a weekday or "at". */
const BARE = /^\d{1,2}(?: \d{2})? ?h$/;
const DAY_WORDS = new Set(['at', ...WEEKDAYS.flatMap(({ words }) => words)]);

const OFFERED_HOURS = [...Array.from({ length: 20 }, (_, at) => at + 1), 25, 30, 40];

/** Hours a week: "6h", "6 hours a week", "1h a day". */
export const hoursKind: OptionKind<number> = {
  name: 'hours',
  value: 'integer',
  hint: '6h a week',
  maxWords: 4,
  open: false,
  schema: () => z.coerce.number().int().min(1).max(MOST_HOURS),
  match(phrase, _data, _list, _said, before) {
    if (before !== undefined && BARE.test(phrase) && DAY_WORDS.has(before)) return undefined;
    const [, some, daily] = DAILY.exec(phrase) ?? [];
    const hours =
      some === undefined && daily === undefined
        ? Number(HOURS.exec(phrase)?.[1] ?? 0)
        : Number(some ?? daily) * DAYS_A_WEEK;
    return hours >= 1 && hours <= MOST_HOURS ? hours : undefined;
  },
  near: () => [],
  doubtful: (phrase) => DAILY.test(phrase),
  refuse: (phrase) =>
    HOURS.test(phrase) || DAILY.test(phrase) ? `Hours a week run from 1 to ${MOST_HOURS}.` : undefined,
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
