import { numberOfWord, numberWordsTo } from '../number-words.ts';
import { openingOf } from './outline-lines.ts';
import { MOST_MINUTES } from './records.ts';

/** The time at the end of a task's line, and the words before it. */
export interface TimedText {
  readonly rest: string;
  /** Undefined where the line names none, or one that is refused. */
  readonly minutes: number | undefined;
  /** Why the written time is refused. */
  readonly reason?: string;
  /** Where a backslash makes the time words; undefined where there is no time. */
  readonly at?: number;
}

const AN_HOUR = 60;
/** More characters than these are no time, and are not looked at. */
const LONGEST_TIME = 40;
const EXAMPLE = 'such as “(90 min)”';

const NUMBER = String.raw`(\d+(?:[.,]\d+)?)`;
const HOUR = '(?:h|hrs?|hours?)';
const MINUTE = '(?:mins?|minutes?)';
const ABOUT = /^(?:~|≈|about|approx\.?|ca\.?)\s*/i;
const HOURS = new RegExp(`^${NUMBER}\\s*${HOUR}$`, 'i');
const MINUTES = new RegExp(`^${NUMBER}\\s*${MINUTE}$`, 'i');
/** "1 h 30 min", "1h30". */
const BOTH = new RegExp(`^(\\d+)\\s*${HOUR}\\s*(\\d{1,2})\\s*(?:m|${MINUTE})?$`, 'i');
/** "1–2 h", "30 to 60 min". */
const RANGE = new RegExp(
  `^${NUMBER}\\s*(?:${HOUR}|${MINUTE})?\\s*(?:[-–—]|to)\\s*${NUMBER}\\s*(?:${HOUR}|${MINUTE})$`,
  'i',
);
/** "two hours", "an hour". */
const IN_WORDS = new RegExp(String.raw`^(?:${numberWordsTo(12).join('|')}|an?)\b`, 'i');
/** A time set off by a dash: "Read it – 90 min". */
const SET_OFF = /^(?<rest>.*\S)\s+(?<dash>[-–—])\s+(?<typed>\S.*)$/d;

/** Splits a line into the time at its end, "(90 min)", "[2 h]" or "– 1 h 30", and the words before it. */
export function timeIn(words: string): TimedText {
  const open = openingOf(words);
  if (open >= 0) {
    const found = timeOf(words.slice(open + 1, -1), words.slice(open));
    return found ? { rest: words.slice(0, open).trimEnd(), at: words.length - 1, ...found } : none(words);
  }
  const set = SET_OFF.exec(words);
  const { rest = '', typed = '' } = set?.groups ?? {};
  const found = timeOf(typed, typed);
  return found ? { rest, at: set?.indices?.groups?.['dash']?.[0] ?? 0, ...found } : none(words);
}

const none = (words: string): TimedText => ({ rest: words, minutes: undefined });

/** The minutes that a text says, or why they are refused; undefined where it is no time. */
function timeOf(typed: string, asTyped: string): Pick<TimedText, 'minutes' | 'reason'> | undefined {
  if (typed.length > LONGEST_TIME) return undefined;
  const text = typed
    .trim()
    .replace(ABOUT, '')
    .replace(IN_WORDS, (word) => String(Math.max(1, numberOfWord(word.toLowerCase()))));
  if (RANGE.test(text))
    return { minutes: undefined, reason: `“${asTyped}” is a range: give one time, ${EXAMPLE}` };
  const minutes = minutesOf(text);
  if (minutes === undefined) return undefined;
  if (minutes >= 1 && minutes <= MOST_MINUTES) return { minutes };
  return {
    minutes: undefined,
    reason: `“${asTyped}” is no time for a task: it takes 1 minute to ${MOST_MINUTES / AN_HOUR} hours, ${EXAMPLE}`,
  };
}

function minutesOf(text: string): number | undefined {
  const [, hours, more] = BOTH.exec(text) ?? [];
  if (hours !== undefined && more !== undefined) return Number(hours) * AN_HOUR + Number(more);
  const [, inHours] = HOURS.exec(text) ?? [];
  if (inHours !== undefined) return Math.round(Number(inHours.replace(',', '.')) * AN_HOUR);
  const [, inMinutes] = MINUTES.exec(text) ?? [];
  return inMinutes === undefined ? undefined : Math.round(Number(inMinutes.replace(',', '.')));
}
