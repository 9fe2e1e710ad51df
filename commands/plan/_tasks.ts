import {
  command,
  button,
  call,
  fold,
  keyNow,
  numberedTasks,
  shownTasks,
  taskKey,
  taskNumbers,
  UserError,
  type ActivePlan,
  type Plan,
  type Roadmap,
} from '#bot';

/** A task of this week that a person chose; `done` is what to set it to, and undefined to change it to the other. */
export interface ChosenTask {
  readonly plan: Plan;
  readonly roadmap: Roadmap;
  readonly key: string;
  readonly text: string;
  readonly done: boolean | undefined;
}

/** Most tasks that are offered where words fit several. */
const MOST_OFFERED = 4;
/** Words that say nothing of which task is meant. */
const SMALL = new Set('the a an my task one with about on for of to and'.split(' '));

/**
 * The tasks that a person chose: by ticking a box, by numbers counted from the top, or by words that only one task has.
 * But for a box, which says it, they become `done`.
 * @throws UserError where there is no such task, or the words fit several
 */
export function chosenTasks(
  said: string,
  active: readonly ActivePlan[],
  done: boolean,
): readonly ChosenTask[] {
  const box = boxed(said, active);
  if (box) return [box];
  const tasks = active.flatMap(({ plan, roadmap, week }) =>
    numberedTasks(week).map(({ key, task }) => ({
      ...{ plan, roadmap, key, text: task.text },
    })),
  );
  const asked = taskNumbers(said);
  if (!asked) {
    const found = withWords(said, tasks);
    if (found.length > 1) throw severalFit(found, done);
    if (found.length === 0) throw noSuchTask();
    return found.map((one) => ({ ...one, done }));
  }
  const numbers = asked === 'all' ? tasks.map((_, at) => at + 1) : asked;
  const found = numbers.map((number) => (number < 0 ? tasks.at(number) : tasks[number - 1]));
  if (found.length === 0 || found.includes(undefined)) throw noSuchTask();
  return found.flatMap((one) => (one ? [{ ...one, done }] : []));
}

function withWords<T extends { readonly text: string }>(said: string, tasks: readonly T[]): T[] {
  const wanted = fold(said)
    .split(' ')
    .filter((word) => word !== '' && !SMALL.has(word));
  if (wanted.length === 0) return [];
  const fitting = tasks.map((one) => {
    const own = fold(one.text).split(' ');
    return { one, fits: wanted.every((word) => own.some((other) => isForm(word, other))) };
  });
  return fitting.flatMap(({ one, fits }) => (fits ? [one] : []));
}

/** Whether two words are the same but for an ending: "model" and "models". */
const isForm = (word: string, other: string): boolean =>
  word === other ||
  (word.length > 3 && (other.startsWith(word) || (other.length > 3 && word.startsWith(other))));

const noSuchTask = (): UserError =>
  new UserError('no-such-task', 'There is no such task in your plan', [
    'Say its number, some (“1 and 3”), “all” or words of one task, such as ',
    command('/plan tick 2'),
  ]);

const severalFit = (
  found: readonly { readonly roadmap: Roadmap; readonly key: string; readonly text: string }[],
  done: boolean,
) =>
  new UserError(
    'which-task',
    'Which task?',
    'Those words fit several.',
    found
      .slice(0, MOST_OFFERED)
      .map(({ roadmap, key, text }) =>
        button(text, call(['plan', 'tick'], { task: `${roadmap.id}/${key}/${done ? 'done' : 'open'}` })),
      ),
  );

/** The question for who names no task: those of this week that are not yet what they are to become. */
export const whichTask = (active: readonly ActivePlan[], becomes: boolean): UserError =>
  new UserError(
    'no-task',
    'Which task?',
    ['Pick one, or say its number from the top, such as ', command('/plan tick 2')],
    active
      .flatMap(({ roadmap, week }) => shownTasks(week).map((one) => ({ ...one, roadmap })))
      .filter(({ done }) => done !== becomes)
      .slice(0, MOST_OFFERED)
      .map(({ roadmap, key, task }) =>
        button(
          task.text,
          call(['plan', 'tick'], { task: `${roadmap.id}/${key}/${becomes ? 'done' : 'open'}` }),
        ),
      ),
  );

/** The task that a box names, as roadmap, step, task and what it is to become; its message may be older than the roadmap's latest edit. */
export function boxed(value: string, active: readonly ActivePlan[]): ChosenTask | undefined {
  const [id, step, task, becomes] = value.split('/');
  const owner = active.find((one) => one.roadmap.id === id);
  if (!owner || step === undefined || task === undefined) return undefined;
  const { plan, roadmap, week } = owner;
  const key = keyNow(roadmap, step, task);
  const found =
    week.tasks.find((one) => one.key === key)?.task ??
    roadmap.steps.flatMap((one) => one.tasks.filter((each) => taskKey(one, each) === key))[0];
  const done = becomes === 'done' ? true : becomes === 'open' ? false : undefined;
  return found && { plan, roadmap, key, text: found.text, done };
}
