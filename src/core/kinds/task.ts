import { fold } from '../../dataset/fold.ts';
import { numberWordsTo } from '../../dataset/number-words.ts';
import type { OptionKind } from '../declare/option.ts';
import { textKind } from './number-and-text.ts';

/** Tasks by their places from the top: some numbers, where -1 is the last, or all of them. */
export type TaskNumbers = readonly number[] | 'all';

const CARDINALS = numberWordsTo(12);
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);
const NOISE = new Set('the my task tasks number no item items box boxes and of them it please'.split(' '));
const ALL = new Set(['all', 'everything']);
const LAST = -1;
const MOST = 999;

/** The number that a word stands for: "2", "2nd", "two", "second", "last"; undefined for any other. */
function numberIn(word: string): number | undefined {
  if (word === 'last') return LAST;
  const digits = /^(\d{1,3})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  const at = Math.max(CARDINALS.indexOf(word), ORDINALS.indexOf(word));
  return at < 0 ? undefined : at + 1;
}

/** “2”, “#2”, “1, 3”, “1 and 3”, “1-3”, “the second one”, “last”, “all of them”; undefined for other words. */
export function taskNumbers(said: string): TaskNumbers | undefined {
  const words = fold(said.replaceAll(/(\d)\s*[-–—]\s*(?=#?\d)/gu, '$1 to '))
    .split(' ')
    .filter((word) => word !== '' && !NOISE.has(word));
  const [first] = words;
  if (words.length === 1 && first !== undefined && ALL.has(first)) return 'all';
  const numbers: number[] = [];
  let isRange = false;
  for (const [at, word] of words.entries()) {
    // The “one” of “the second one” counts nothing.
    if (/^ones?$/.test(word) && [...ORDINALS, 'last'].includes(words[at - 1] ?? '')) continue;
    const number = numberIn(word);
    if (number !== undefined) {
      for (let next = (numbers.at(-1) ?? number) + 1; isRange && next < number; next++) numbers.push(next);
      numbers.push(number);
    } else if (!/^(?:to|through|till|until)$/.test(word) || numbers.length === 0) return undefined;
    isRange = number === undefined;
  }
  const found = [...new Set(numbers)].filter((one) => one <= MOST);
  return found.length === 0 || isRange ? undefined : found;
}

/** Tasks of a week, by number or by their words. */
export const taskKind: OptionKind<string> = {
  ...textKind,
  name: 'task',
  hint: '2, or words of the task',
  isSurely: (phrase) => taskNumbers(phrase) !== undefined,
};
