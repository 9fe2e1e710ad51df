import { numberOfWord, numberWordsTo } from '../../dataset/number-words.ts';

const HOURS = numberWordsTo(12).join('|');
const MINUTES: ReadonlyMap<string, number> = new Map([
  ['quarter', 15],
  ['a quarter', 15],
  ['half', 30],
  ['five', 5],
  ['ten', 10],
  ['twenty', 20],
  ['twenty five', 25],
  ['5', 5],
  ['10', 10],
  ['20', 20],
  ['25', 25],
]);
const AFTER: ReadonlyMap<string, number> = new Map([
  ['fifteen', 15],
  ['thirty', 30],
  ['forty five', 45],
]);
const HOUR = `(\\d{1,2}|${HOURS})`;
const HALF_OF_DAY = '(?: ?([ap]) ?m)?';
/** "half past seven", "quarter to 8", "ten past nine pm"; the British say "half seven". */
const RELATIVE = new RegExp(
  `^(?:at )?(${[...MINUTES.keys()].join('|')})(?: minutes)?( past| after| to| before| till| of)? ${HOUR}${HALF_OF_DAY}$`,
);
/** "seven pm", "seven thirty", "eight oclock", "at seven". */
const IN_WORDS = new RegExp(
  `^(at )?(${HOURS})(?: (${[...AFTER.keys()].join('|')}))?( o ?clock)?${HALF_OF_DAY}$`,
);
const MINUTES_AN_HOUR = 60;
const HOURS_OF_HALF = 12;
const MINUTES_A_DAY = 24 * MINUTES_AN_HOUR;

const hourOf = (word: string): number => (/^\d/.test(word) ? Number(word) : numberOfWord(word));

/** A folded phrase as a wall time, where it is said as people speak: "19:30". */
export function spokenTime(phrase: string): string | undefined {
  const [, part = '', side, hour = '', half] = RELATIVE.exec(phrase) ?? [];
  if (hour !== '') {
    // “Ten seven” is no time, “half seven” is.
    if (side === undefined && part !== 'half') return undefined;
    const minutes = MINUTES.get(part) ?? 0;
    return wall(hourOf(hour), / (?:to|before|till|of)$/.test(side ?? '') ? -minutes : minutes, half);
  }
  const [, lead, word = '', after, clock, of] = IN_WORDS.exec(phrase) ?? [];
  // A number in words alone may count anything.
  if (word === '' || (lead ?? after ?? clock ?? of) === undefined) return undefined;
  return wall(hourOf(word), AFTER.get(after ?? '') ?? 0, of);
}

function wall(hour: number, minutes: number, half: string | undefined): string | undefined {
  if (hour > 23 || (half !== undefined && (hour < 1 || hour > HOURS_OF_HALF))) return undefined;
  const inDay = half === undefined ? hour : (hour % HOURS_OF_HALF) + (half === 'p' ? HOURS_OF_HALF : 0);
  const all = (inDay * MINUTES_AN_HOUR + minutes + MINUTES_A_DAY) % MINUTES_A_DAY;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(all / MINUTES_AN_HOUR))}:${two(all % MINUTES_AN_HOUR)}`;
}

/** Whether such a phrase leaves open which half of the day is meant. */
export const leavesHalfOpen = (phrase: string): boolean =>
  spokenTime(phrase) !== undefined && !/[ap] ?m$/.test(phrase);
