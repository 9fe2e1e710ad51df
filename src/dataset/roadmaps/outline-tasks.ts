import { shorten } from '../../reply/clean.ts';
import { writeMinutes } from '../curriculum/unit-words.ts';
import { LONGEST_TEXT } from '../record-schema.ts';
import { asItself, typedText, withLinks, type OutlineLine } from './outline-lines.ts';
import { isLink, LONGEST_LINK, MOST_TASK_LINKS, type Step, type Task } from './records.ts';
import { timeIn } from './task-time.ts';
import { noSuchUnit, unitNamed, unitTask, type Units } from './unit-tasks.ts';

/** A task as people write it; `unit` is the id of the unit that it stands for. */
export interface OutlineTask {
  readonly text: string;
  readonly links: readonly string[];
  readonly minutes?: number;
  readonly unit?: string;
}

/** Tells why a line cannot be read, in words that follow "Line 3: ". */
export type Refuse = (reason: string) => void;

const UNIT = /^unit\s*:\s*(.*)$/i;
const EXAMPLE = '“- Build a demo (90 min) https://example.com”';

/**
 * Reads the line of a task: words, then "(90 min)", then links; or "unit: " and the id or name of a unit, which brings a
 * time and links of its own.
 */
export function readTask({ text: words, links }: OutlineLine, units: Units, refuse: Refuse): OutlineTask {
  const [, named] = UNIT.exec(words) ?? [];
  if (named !== undefined) return readUnit(asItself(named), links, units, refuse);
  const { rest, minutes, reason } = timeIn(words);
  if (reason !== undefined) refuse(reason);
  const text = asItself(rest);
  if (text === '') refuse('the task has no words');
  if (text.length > LONGEST_TEXT)
    refuse(`the task has ${text.length} characters, and ${LONGEST_TEXT} is the most`);
  const own = [...new Set(links)].filter((link) => isGoodLink(link, refuse));
  if (own.length > MOST_TASK_LINKS)
    refuse(
      `the task “${shorten(text, 60)}” has ${own.length} links, and ${MOST_TASK_LINKS} is the most, such as ${EXAMPLE}`,
    );
  return { text, links: own, ...(minutes !== undefined && { minutes }) };
}

function readUnit(named: string, links: readonly string[], units: Units, refuse: Refuse): OutlineTask {
  const unit = unitNamed(named, units);
  if (!unit) {
    const timed = unitNamed(timeIn(named).rest, units);
    refuse(timed ? bringsItsOwn(timed.id) : noSuchUnit(shorten(named, 60), units));
    return { text: named, links: [] };
  }
  if (links.length > 0) refuse(bringsItsOwn(unit.id));
  return unitTask(unit, units);
}

const bringsItsOwn = (unit: string): string =>
  `a unit has its own time and links: write only “unit: ${unit}”`;

/** Whether a link may stand in a roadmap; where not, it is told why. */
export function isGoodLink(link: string, refuse: Refuse): boolean {
  const subject = `the link “${shorten(link, 80)}”`;
  if (!link.startsWith('https://')) refuse(`${subject} does not begin with https://`);
  else if (link.length > LONGEST_LINK) refuse(`${subject} has more than ${LONGEST_LINK} characters`);
  else if (!isLink(link)) refuse(`${subject} is no address`);
  else return true;
  return false;
}

/** Whether a step has no tasks but its own name, with nothing more to say of it. */
export const isStepItself = ({ name, tasks }: Pick<Step, 'name' | 'tasks'>): boolean =>
  tasks.every(
    ({ text, unit, minutes, links = [] }) =>
      tasks.length === 1 &&
      text === name &&
      unit === undefined &&
      minutes === undefined &&
      links.length === 0,
  );

/** The line of a task, without its bullet; `readTask` reads the same back. */
export function writeTask({
  text,
  unit,
  minutes,
  links = [],
}: Omit<Task, 'id' | 'editorial' | 'formerIds'>): string {
  if (unit !== undefined) return `unit: ${unit}`;
  const typed = typedText(text, true).replace(/^(unit\s*):/i, '$1\\:');
  if (minutes !== undefined) return withLinks(`${typed} (${writeMinutes(minutes)})`, links);
  return withLinks(withoutTime(typed, text), links);
}

/** Escapes what would be read as a time, and stands in a text as words. */
function withoutTime(typed: string, text: string): string {
  const { at } = timeIn(text);
  if (at === undefined) return typed;
  const place = typed.length - (text.length - at);
  return `${typed.slice(0, place)}\\${typed.slice(place)}`;
}
