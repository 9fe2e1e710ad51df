import type { Dataset } from '../../dataset/dataset.ts';
import { writeDay, writeWeekday } from '../../dataset/roadmaps/roadmap-words.ts';
import { button, call } from '../../reply/build.ts';
import type { Action, FieldValues } from '../../reply/reply.ts';
import type { Day } from '../../time.ts';
import type { CommandNode } from '../declare/command.ts';
import { UserError } from '../declare/user-error.ts';
import { noSuchDay, type NoSuchDay } from '../kinds/no-such-day.ts';
import type { Understood } from '../parse/understand.ts';
import { isComplete } from './ask-back.ts';
import { readRest } from './read-options.ts';

/** The kinds of options beside which a date is meant for a day. */
const OF_DAYS: ReadonlySet<string> = new Set(['from', 'by', 'until', 'weekday', 'time']);

/**
 * Refuses a day that does not exist before a part of it is read as something else: of “31/02/2026” there is a time
 * 20:26.
 * @throws UserError where a command that knows of days is given one
 */
export function refuseNoSuchDay(
  node: CommandNode,
  rest: Understood['rest'],
  today: Day,
  data: Dataset,
): void {
  const { options } = node.command;
  const kinds = Object.entries(options);
  if (!kinds.some(([, { kind }]) => OF_DAYS.has(kind.name))) return;
  if (typeof rest === 'string') {
    const found = noSuchDay(rest, today);
    if (found) throw refusal(node, rest.replace(found.typed, written(found)), found, data);
    return;
  }
  for (const [name, { kind }] of kinds) {
    const value = rest[name];
    const found = typeof value === 'string' && OF_DAYS.has(kind.name) ? noSuchDay(value, today) : undefined;
    if (found)
      throw refusal(
        node,
        { ...rest, [name]: String(value).replace(found.typed, written(found)) },
        found,
        data,
      );
  }
}

const written = ({ nearest }: NoSuchDay): string => writeDay(nearest);

/**
 * Refuses a sentence about a day that does not exist. A bare “30/2” may be something else there.
 * @throws UserError
 */
export function refuseNoSuchDayIn(sentence: string, today: Day): void {
  const found = noSuchDay(sentence, today);
  if (found && /[a-z]|\d{4}/iu.test(found.typed)) throw noDay(found, []);
}

/** With the nearest day to be pressed, where the command can be answered with it. */
function refusal(
  node: CommandNode,
  mended: string | FieldValues,
  { typed, nearest }: NoSuchDay,
  data: Dataset,
): UserError {
  const reading = readRest(node, mended, data);
  return noDay(
    { typed, nearest },
    isComplete(node, reading)
      ? [button(`Take ${weekdayAndYear(nearest)}`, call(node.path, reading.fields), 'primary')]
      : [],
  );
}

const weekdayAndYear = (day: Day): string => `${writeWeekday(day)} ${writeDay(day).slice(-4)}`;

const noDay = ({ typed, nearest }: NoSuchDay, actions: readonly Action[]): UserError =>
  new UserError(
    'no-such-day',
    `There is no ${typed}`,
    `The nearest date is ${weekdayAndYear(nearest)}.`,
    actions,
  );
