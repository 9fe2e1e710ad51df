import { shorten } from '../../reply/clean.ts';
import { numberOfWord, numberWordsTo } from '../number-words.ts';
import { LONGEST_NAME } from '../record-schema.ts';
import {
  asItself,
  isNumbered,
  linesOf,
  openingOf,
  typedText,
  withLinks,
  type OutlineLine,
} from './outline-lines.ts';
import {
  isGoodLink,
  isStepItself,
  readTask,
  writeTask,
  type OutlineTask,
  type Refuse,
} from './outline-tasks.ts';
import { MOST_LINKS, MOST_STEPS, MOST_TASKS, MOST_TIME, type Duration, type Roadmap } from './records.ts';
import { writeRange } from './roadmap-words.ts';
import type { Units } from './unit-tasks.ts';

/** How long a step takes. */
export type OutlineDuration = Pick<Duration, 'min' | 'max' | 'unit'>;

/** A step as people write it; without a duration it is ongoing. */
export interface OutlineStep {
  readonly name: string;
  readonly duration: OutlineDuration | undefined;
  readonly links: readonly string[];
  /** At least one: a step without tasks has its name as its only task. */
  readonly tasks: readonly OutlineTask[];
}

/** Why a line cannot be read. */
export interface OutlineProblem {
  /** From 1. */
  readonly line: number;
  /** In plain words, to be read after "Line 3: ". */
  readonly reason: string;
}

/** The steps that were read, or every problem, in the order of lines. */
export type Outline =
  | { readonly steps: readonly OutlineStep[] }
  | { readonly problems: readonly OutlineProblem[] };

/** How an outline is written, in one line. */
export const OUTLINE_HINT =
  'A line a step: “RAG (2 weeks)”; its tasks: “- Demo it (90 min) https://…” or “- unit: its name”';

/** With more problems than these, the lines that follow are not read. */
const MOST_PROBLEMS = 50;
/** The duration of a step that names none. */
const USUAL: OutlineDuration = { min: 1, max: 1, unit: 'week' };

interface StepDraft {
  readonly line: number;
  readonly name: string;
  readonly duration: OutlineDuration | undefined;
  readonly links: string[];
  readonly tasks: OutlineTask[];
}

/**
 * Reads steps as people type them, one a line: "Learn the basics (2–3 weeks) https://example.com", and below it its
 * tasks, each after `-`, `*` or `•`: "- Build a demo (90 min) https://example.com", "- unit: rag-first-loop". `;` ends a
 * line as well. A backslash before one of these makes it text.
 */
export function readOutline(text: string, units: Units): Outline {
  const problems: OutlineProblem[] = [];
  const steps: StepDraft[] = [];
  const named = new Set<string>();
  for (const [at, typed] of linesOf(text).entries()) {
    if (problems.length >= MOST_PROBLEMS) break;
    const line = at + 1;
    const { isTask, text: words, links } = typed;
    const refuse = (reason: string): void => void problems.push({ line, reason });
    if (words === '' && links.length === 0 && !isTask) continue;
    const step = isTask ? steps.at(-1) : draftOf(line, typed, refuse);
    if (!step) {
      refuse('a task stands before any step: begin with a step, without “-”');
      continue;
    }
    if (isTask) {
      const task = readTask(typed, units, refuse);
      if (task.unit !== undefined && named.has(task.unit))
        refuse(`the unit “${task.unit}” is in this roadmap twice: name it once`);
      else if (task.unit !== undefined) named.add(task.unit);
      addTask(step, task, refuse);
    } else if (steps.push(step) > MOST_STEPS) {
      refuse(`there are more than ${MOST_STEPS} steps`);
      break;
    }
  }
  for (const { line, duration } of steps.slice(0, -1))
    if (!duration) problems.push({ line, reason: 'only the last step can be ongoing' });
  if (steps.length === 0 && problems.length === 0)
    problems.push({ line: 1, reason: 'there is no step: write one a line' });
  if (problems.length > 0) return { problems: problems.sort((a, b) => a.line - b.line) };
  return {
    steps: steps.map(({ name, duration, links, tasks }) => ({
      name,
      duration,
      links,
      tasks: tasks.length > 0 ? tasks : [{ text: name, links: [] }],
    })),
  };
}

function draftOf(line: number, { text: words, links }: OutlineLine, refuse: Refuse): StepDraft {
  const { rest, duration, reason } = durationIn(words);
  if (reason !== undefined) refuse(reason);
  const name = asItself(rest);
  if (name === '') refuse('the step has no name');
  if (name.length > LONGEST_NAME)
    refuse(`the step's name has ${name.length} characters, and ${LONGEST_NAME} is the most`);
  const own = [...new Set(links)].filter((link) => isGoodLink(link, refuse));
  if (own.length > MOST_LINKS)
    refuse(`the step “${shorten(name, LONGEST_NAME)}” has more than ${MOST_LINKS} links`);
  return { line, name, duration, links: own, tasks: [] };
}

function addTask(step: StepDraft, task: OutlineTask, refuse: Refuse): void {
  if (step.tasks.push(task) === MOST_TASKS + 1)
    refuse(`the step “${shorten(step.name, LONGEST_NAME)}” has more than ${MOST_TASKS} tasks`);
}

const NUMBER = String.raw`(\d+(?:[.,]\d+)?)`;
const FRAMED = new RegExp(String.raw`^${NUMBER}\s*(?:(?:[-–—]|to)\s*${NUMBER}\s*)?([a-z]+)$`, 'i');
const BARE = /^(\d+)(?:[-–—](\d+))?(w|mo)$/i;
const WEEK = /^(?:w|wks?|weeks?)$/i;
const MONTH = /^(?:m|mos?|months?)$/i;
const OTHER = /^(?:h|hrs?|hours?|d|days?|y|yrs?|years?)$/i;

interface Named {
  readonly rest: string;
  readonly duration: OutlineDuration | undefined;
  /** Why the written duration is refused. */
  readonly reason?: string;
}

const NUMBERS = numberWordsTo(12).join('|');
const IN_WORDS = new RegExp(String.raw`\b(?:${NUMBERS}|an?)\b`, 'gi');
/** " - 2 weeks", ": 2 to 3 weeks": a duration set off by a dash or a colon, without brackets. */
const SET_OFF = new RegExp(
  String.raw`^(.*?)\s*(?:\s[-–—]|[-–—]\s|[:,])\s*((?:\d+|${NUMBERS}|an?)\s*(?:(?:[-–—]|to)\s*(?:\d+|${NUMBERS})\s*)?(?:w|wks?|weeks?|mos?|months?))$`,
  'i',
);

/** A duration with its numbers in digits: "two weeks" is "2 weeks". */
const inDigits = (duration: string): string =>
  duration.replace(IN_WORDS, (word) => String(Math.max(1, numberOfWord(word.toLowerCase()))));

/** Whether a line can only be a step, and no title: it has a number before it, or a length at its end. */
export const isSurelyStep = (line: string): boolean =>
  isNumbered(line) || durationIn(line.trim()).rest !== line.trim();

/** Splits a line into the duration at its end, "(2 weeks)", "[one week]", "- 2 weeks" or "2w", and the text before it. */
function durationIn(words: string): Named {
  const open = openingOf(words);
  if (open >= 0) {
    const inner = words.slice(open + 1, -1).trim();
    const rest = words.slice(0, open).trimEnd();
    if (/^ongoing$/i.test(inner)) return { rest, duration: undefined };
    return durationOf(FRAMED.exec(inDigits(inner)), rest) ?? { rest: words, duration: USUAL };
  }
  const [, before, length] = SET_OFF.exec(words) ?? [];
  if (before !== undefined && length !== undefined) {
    const found = durationOf(FRAMED.exec(inDigits(length)), before.trimEnd());
    if (found) return found;
  }
  const space = words.lastIndexOf(' ');
  const bare = space < 0 ? null : BARE.exec(words.slice(space + 1));
  return durationOf(bare, words.slice(0, space).trimEnd()) ?? { rest: words, duration: USUAL };
}

function durationOf(found: RegExpExecArray | null, rest: string): Named | undefined {
  const [, from = '', to = from, name = ''] = found ?? [];
  const unit = WEEK.test(name) ? 'week' : MONTH.test(name) ? 'month' : undefined;
  if (!unit) {
    return OTHER.test(name)
      ? {
          rest,
          duration: USUAL,
          reason: 'how long a step takes is said in weeks or months, such as “(2 weeks)”',
        }
      : undefined;
  }
  const [one, other] = [Number(from), Number(to)];
  const [min, max] = [Math.min(one, other), Math.max(one, other)];
  if (!Number.isInteger(min) || !Number.isInteger(max) || min < 1 || max > MOST_TIME)
    return { rest, duration: USUAL, reason: `a step takes 1 to ${MOST_TIME} whole weeks or months` };
  return { rest, duration: { min, max, unit } };
}

/** Writes steps as an outline; `readOutline` reads the same steps back. */
export const writeOutline = ({ steps }: Pick<Roadmap, 'steps'>): string =>
  steps
    .flatMap((step) => {
      const { name, duration, links, tasks } = step;
      const length = duration ? writeRange(duration, duration.unit) : 'ongoing';
      return [
        withLinks(`${typedText(name, false)} (${length})`, links),
        ...(isStepItself(step) ? [] : tasks.map((task) => `- ${writeTask(task)}`)),
      ];
    })
    .join('\n');
