import type { OptionKind } from '../declare/option.ts';
import { closedKind, vocabulary } from './vocabulary.ts';

/** A day of the week, as ISO 8601 numbers it. */
export interface Weekday {
  /** 1 Monday to 7 Sunday. */
  readonly number: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly name: string;
  /** By which it is typed, folded. */
  readonly words: readonly string[];
}

const SHORT: ReadonlyMap<string, readonly string[]> = new Map([
  ['Tuesday', ['tues']],
  ['Wednesday', ['weds']],
  ['Thursday', ['thur', 'thurs']],
]);

/** The days of the week, Monday first. */
export const WEEKDAYS: readonly Weekday[] = (
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
).map((name, at) => {
  const word = name.toLowerCase();
  return {
    number: (at + 1) as Weekday['number'],
    name,
    words: [word, `${word}s`, word.slice(0, 3), ...(SHORT.get(name) ?? [])],
  };
});

const weekdayWords = vocabulary<Weekday>(() =>
  WEEKDAYS.map((day) => ({ value: String(day.number), label: day.name, words: day.words, item: day })),
);

/** "monday", "mondays", "mon". */
export const weekdayKind: OptionKind<Weekday> = {
  ...closedKind<Weekday>(
    'weekday',
    'monday',
    weekdayWords,
    (value) => WEEKDAYS[Number(value) - 1]?.name.toLowerCase() ?? String(value),
    ({ name }) => name,
  ),
  // A digit is not matched, although it is the stored value: in a sentence a digit means an hour.
  match: (phrase, data) => (/^\d/.test(phrase) ? undefined : weekdayWords.match(phrase, data)),
};
