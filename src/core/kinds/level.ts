import { z } from 'zod';
import type { Level } from '../../dataset/pay/records.ts';
import { writeYears } from '../../dataset/pay/words.ts';
import type { OptionKind } from '../declare/option.ts';
import { vocabulary } from './vocabulary.ts';

/** A level as asked for; `years` when it was given as years. */
export interface LevelAsked {
  readonly level: Level;
  readonly years: number | undefined;
}

const levelWords = vocabulary<Level>((data) =>
  data.pay.levels.map((level) => ({ value: level.id, label: level.name, words: level.aliases, item: level })),
);

/** Longer than any career; a larger number of years is a typing mistake. */
const MOST_YEARS = 60;
const YEARS =
  /^(\d{1,3})(?: \d{1,3})?\+?(?: to \d{1,3}\+?)? ?(?:y|yr|yrs|year|years|yoe)(?: (?:of )?(?:exp|experience))?$/;

/**
 * Years in a folded phrase: "6y", "6 years", "6+ yrs experience". Of "5 8 years" (5–8) and "6 5 years" (6.5) the first
 * number counts: the ladder's edges are whole years, so what follows never changes the level.
 */
function yearsIn(phrase: string): number | undefined {
  const found = YEARS.exec(phrase);
  return found ? Number(found[1]) : undefined;
}

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
  match(phrase, data) {
    const known = levelWords.match(phrase, data);
    if (known !== undefined) return known;
    const years = yearsIn(phrase);
    return years !== undefined && years <= MOST_YEARS ? `${years}y` : undefined;
  },
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
