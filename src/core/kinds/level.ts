import { z } from 'zod';
import type { Level } from '../../dataset/pay/records.ts';
import { writeYears } from '../../dataset/pay/pay-words.ts';
import { NUMBER_WORDS, numberOfWord } from '../../dataset/number-words.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { OptionKind } from '../declare/option.ts';
import { vocabulary } from './vocabulary.ts';

/** A level as asked for; `years` when it was given as years. */
export interface LevelAsked {
  readonly level: Level;
  readonly years: number | undefined;
}

const levelWords = vocabulary<Level>((data) =>
  data.pay.levels.map((level) => ({
    value: level.id,
    label: level.name,
    words: [...level.aliases, ...level.usually],
    item: level,
  })),
);

/** Whether a phrase is a title or a grade of some ladder that only mostly means one level: "L5", "SWE II", "lead". */
const isUsual = (phrase: string, { pay }: Dataset): boolean =>
  pay.levels.some(({ usually }) => usually.includes(phrase));

/** Longer than any career; a larger number of years is a typing mistake. */
const MOST_YEARS = 60;
const EXPERIENCE = '(?: (?:of )?(?:exp|experience))?';
const YEARS = new RegExp(
  `^(\\d{1,3})(?: \\d{1,3})?\\+?(?: to \\d{1,3}\\+?)? ?(?:y|yr|yrs|year|years|yoe)${EXPERIENCE}$`,
);
const NAMED = /^(?:yoe|experience|exp) (\d{1,2})(?: years?)?$/;
const MONTHS = new RegExp(`^(\\d{1,3}) ?(?:m|mo|mos|month|months)${EXPERIENCE}$`);
/** "less than 2", "under 2 years"; "over 10" is at least that many. */
const FEWER = new RegExp(
  `^(?:less than|under|below|fewer than|almost|nearly) (\\d{1,2})(?: (?:y|yrs|years?))?${EXPERIENCE}$`,
);
const MORE = new RegExp(`^(?:over|more than|above|at least) (\\d{1,2})(?: (?:y|yrs|years?))?${EXPERIENCE}$`);
const MONTHS_A_YEAR = 12;
const IN_WORDS = new RegExp(`^(?:${NUMBER_WORDS.join('|')})\\b`);
/** Whether there is any number in a phrase: most have none, and every phrase of every text is looked at. */
const HAS_NUMBER = new RegExp(`\\d|\\b(?:${NUMBER_WORDS.join('|')})\\b`);

/**
 * Years in a folded phrase: "6y", "6 years", "6+ yrs experience", "five years", "yoe 5", "18 months" (1), "less than 2"
 * (1), "over 10". Of "5 8 years" (5–8) and "6 5 years" (6.5) the first number counts: the ladder's edges are whole years,
 * so what follows never changes the level.
 */
function yearsIn(phrase: string, said = phrase): number | undefined {
  if (!HAS_NUMBER.test(phrase)) return undefined;
  const words = phrase.replace(IN_WORDS, (word) => String(numberOfWord(word)));
  const fewer =
    FEWER.exec(words)?.[1] ??
    (/^\s*[<‹]/u.test(said) ? (YEARS.exec(words) ?? /^(\d{1,2})$/.exec(words))?.[1] : undefined);
  if (fewer !== undefined) return Math.max(0, Number(fewer) - 1);
  const months = MONTHS.exec(words)?.[1];
  if (months !== undefined) return Math.floor(Number(months) / MONTHS_A_YEAR);
  const years = (YEARS.exec(words) ?? NAMED.exec(words) ?? MORE.exec(words))?.[1];
  return years === undefined ? undefined : Number(years);
}

/** "5-7 years", "5 to 7": folded, the first cannot be told from 5.7. */
const FROM_TO = /\d\s*(?:[-–—]|to)\s*\d/u;
/** Whether years are read from words that do not state them whole: months, a span, or a bound. */
const isRounded = (phrase: string, said = phrase): boolean =>
  MONTHS.test(phrase) ||
  FROM_TO.test(said) ||
  FEWER.test(phrase) ||
  MORE.test(phrase) ||
  /^\s*[<>‹›]/u.test(said);

const YEARS_VALUE = /^(\d{1,2})y$/;

/** A level by any of its aliases, or a number of years, which the ladder turns into a level: "senior", "6y". */
export const levelKind: OptionKind<LevelAsked> = {
  name: 'level',
  value: 'string',
  hint: 'senior or 6y',
  maxWords: 5,
  open: false,
  schema: (data) =>
    z.string().transform((value, context) => {
      const years = YEARS_VALUE.exec(value)?.[1];
      const level = years === undefined ? levelWords.item(value, data) : data.pay.levelOfYears(Number(years));
      if (level) return { level, years: years === undefined ? undefined : Number(years) };
      context.addIssue({ code: 'custom', message: 'not a level' });
      return z.NEVER;
    }),
  match(phrase, data, _list, said) {
    const known = levelWords.match(phrase, data);
    if (known !== undefined) return known;
    const years = yearsIn(phrase, said);
    return years !== undefined && years <= MOST_YEARS ? `${years}y` : undefined;
  },
  doubtful: (phrase, data, said) => isUsual(phrase, data) || isRounded(phrase, said),
  near(phrase, data) {
    if (!/^\d{1,2}$/.test(phrase) || Number(phrase) > MOST_YEARS) return levelWords.near(phrase, data);
    const years = Number(phrase);
    const { name } = data.pay.levelOfYears(years);
    return [
      {
        choice: { label: `${writeYears(years)} (${name})`, value: `${years}y` },
        sure: false,
      },
    ];
  },
  refuse(phrase) {
    const years = yearsIn(phrase.replace(/^minus/, ''));
    if (years === undefined || (!phrase.startsWith('minus') && years <= MOST_YEARS)) return undefined;
    return `Years of experience run from 0 to ${MOST_YEARS}.`;
  },
  completes: true,
  suggest(prefix, data) {
    const digits = /^\s*(\d{1,2})/.exec(prefix)?.[1];
    if (digits === undefined || Number(digits) > MOST_YEARS) return levelWords.suggest(prefix, data);
    const { name } = data.pay.levelOfYears(Number(digits));
    return [{ label: `${writeYears(Number(digits))} (${name})`, value: `${Number(digits)}y` }];
  },
  format: String,
  label(value, data) {
    const years = YEARS_VALUE.exec(String(value))?.[1];
    if (years !== undefined) return writeYears(Number(years));
    return levelWords.item(String(value), data)?.name ?? String(value);
  },
  identity(value, data) {
    const years = YEARS_VALUE.exec(String(value))?.[1];
    return years === undefined ? String(value) : data.pay.levelOfYears(Number(years)).id;
  },
};
