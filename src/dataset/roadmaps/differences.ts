import { shorten } from '../../reply/clean.ts';
import { writeMinutes } from '../curriculum/unit-words.ts';
import { keyNow, taskKey } from './keys.ts';
import { isStepItself } from './outline-tasks.ts';
import type { Roadmap, Step, Task } from './records.ts';
import { writeRange } from './roadmap-words.ts';

/** The most changes that are listed one by one. */
const MOST = 10;
/** The longest excerpt of a task's text in a change, in UTF-16 units. */
const LONGEST_TASK = 120;

interface Pair {
  readonly then: Step;
  readonly now: Step;
}

const quoted = (text: string): string => `“${shorten(text, LONGEST_TASK)}”`;

/** The changes of an edit, a sentence each, for those who follow the roadmap; none where nothing they see changed. */
export function differences(before: Roadmap, after: Roadmap): readonly string[] {
  const pairs = after.steps.flatMap((now): Pair[] => {
    const then =
      before.steps.find((one) => one.id === now.id) ??
      before.steps.find((one) => now.formerIds.includes(one.id));
    return then ? [{ then, now }] : [];
  });
  const came = new Set(pairs.map(({ now }) => now));
  const remaining = new Set(pairs.map(({ then }) => then));
  const all = [
    ...(before.name === after.name ? [] : [`It is called ${quoted(after.name)} now`]),
    ...(before.summary === after.summary ? [] : ['What it says of itself changed']),
    ...(before.hours === after.hours ? [] : [`It assumes ${after.hours} h a week now`]),
    ...after.steps.filter((one) => !came.has(one)).map(({ name }) => `Step added: ${quoted(name)}`),
    ...before.steps.filter((one) => !remaining.has(one)).map(({ name }) => `Step removed: ${quoted(name)}`),
    ...pairs.flatMap(stepChanges),
    ...taskChanges(before, after, pairs),
    ...(isReordered(
      before.steps.filter((one) => remaining.has(one)),
      pairs.map(({ then }) => then),
    )
      ? ['The order changed']
      : []),
  ];
  if (all.length <= MOST) return all;
  const more = all.length - MOST + 1;
  return [...all.slice(0, MOST - 1), `and ${more} more changes`];
}

function stepChanges({ then, now }: Pair): string[] {
  const name = quoted(now.name);
  const length = ({ duration }: Step): string => (duration ? writeRange(duration, duration.unit) : '');
  return [
    ...(then.name === now.name ? [] : [`${quoted(then.name)} is now ${name}`]),
    ...(length(then) === length(now)
      ? []
      : [now.duration ? `${name} takes ${length(now)} now` : `${name} is ongoing now`]),
    ...(then.links.join('\n') === now.links.join('\n') ? [] : [`The links of ${name} changed`]),
  ];
}

interface Placed {
  readonly step: Step;
  readonly task: Task;
}

/** Changes of tasks. Those of a step that was added or removed are left out: the step's own change tells of them. */
function taskChanges(before: Roadmap, after: Roadmap, pairs: readonly Pair[]): string[] {
  const now = new Map(
    after.steps.flatMap((step) => step.tasks.map((task) => [taskKey(step, task), { step, task }])),
  );
  const then = new Map<string, Placed>(
    before.steps.flatMap((step) =>
      step.tasks.flatMap((task) => {
        const key = keyNow(after, step.id, task.id);
        return now.has(key) ? [[key, { step, task }] as const] : [];
      }),
    ),
  );
  const found = new Set([...then.values()].map(({ task }) => task));
  const stepOf = (step: Step): Step | undefined => pairs.find((one) => one.then === step)?.now;
  const came = [...now].flatMap(([key, { step, task }]) => {
    const was = then.get(key);
    if (!was) {
      const isNew = pairs.every((one) => one.now !== step);
      return isNew || isStepItself(step)
        ? []
        : [`${kindOf(task)} added to ${quoted(step.name)}: ${told(task)}`];
    }
    const isOwn = isStepItself(was.step) && isStepItself(step);
    return [
      ...(isOwn ? [] : taskChange(was.task, task)),
      ...(stepOf(was.step) === step
        ? []
        : [`${kindOf(task)} moved to ${quoted(step.name)}: ${shorten(task.text, LONGEST_TASK)}`]),
    ];
  });
  const went = pairs.flatMap(({ then: step, now: name }) =>
    step.tasks
      .filter((task) => !found.has(task) && !isStepItself(step))
      .map(
        (task) => `${kindOf(task)} removed from ${quoted(name.name)}: ${shorten(task.text, LONGEST_TASK)}`,
      ),
  );
  const turned = pairs.flatMap((pair) => {
    const keys = pair.then.tasks.map((task) => keyNow(after, pair.then.id, task.id));
    const ours = pair.now.tasks.map((task) => taskKey(pair.now, task));
    return isReordered(
      keys.filter((one) => ours.includes(one)),
      ours.filter((one) => keys.includes(one)),
    )
      ? [`The order of tasks in ${quoted(pair.now.name)} changed`]
      : [];
  });
  return [...came, ...went, ...turned];
}

const kindOf = ({ unit }: Task): string => (unit === undefined ? 'Task' : 'Unit');

/** A task that is new to those who read of it: with its time. */
const told = ({ text, minutes }: Task): string =>
  `${shorten(text, LONGEST_TASK)}${minutes === undefined ? '' : ` (${writeMinutes(minutes)})`}`;

/** The changes of one task: its words, its time, where it leads to. */
function taskChange(then: Task, now: Task): string[] {
  const name = quoted(now.text);
  const links = (of: Task): string => of.links?.join('\n') ?? '';
  return [
    ...(then.text === now.text ? [] : [`${quoted(then.text)} is now ${name}`]),
    ...(then.minutes === now.minutes
      ? []
      : [
          now.minutes === undefined
            ? `${name} has no set time now`
            : `${name} takes ${writeMinutes(now.minutes)} now`,
        ]),
    ...(links(then) === links(now) ? [] : [`The links of ${name} changed`]),
  ];
}

const isReordered = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.some((one, at) => one !== after[at]);
