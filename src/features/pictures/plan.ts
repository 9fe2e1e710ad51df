import { keyNow, taskKey } from '../../dataset/roadmaps/keys.ts';
import type { RoadmapPicture, StepRow } from '../../reply/picture.ts';
import type { ActivePlan } from '../plans/active-plans.ts';
import { MOST_STEPS, weekTicks } from './roadmap.ts';

/** A step of a plan: how many of its tasks are done of those that are not skipped, and its weeks to come, from 1. */
interface Part {
  readonly number: number;
  readonly label: string;
  readonly done: number;
  readonly of: number;
  readonly isNow: boolean;
  readonly weeks: readonly number[];
}

/** A plan as a time line in weeks: steps done, the one of this week, and those to come; undefined for a plan of one step. */
export function planPicture(active: ActivePlan): RoadmapPicture | undefined {
  const { roadmap, week } = active;
  const parts = partsOf(active);
  if (parts.length < 2) return undefined;
  const all = stepsOf(parts, week.number);
  const first = Math.max(
    0,
    Math.min(all.findIndex(({ state }) => state === 'now') - 1, all.length - MOST_STEPS),
  );
  const steps = all.slice(first, first + MOST_STEPS);
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const title = `Week ${week.number} of ${week.of}`;
  const window =
    all.length > MOST_STEPS ? `, steps ${first + 1}–${first + steps.length} of ${all.length}` : '';
  const subtitle = `${sum(({ done }) => done)} of ${sum(({ of }) => of)} tasks done${window}`;
  return {
    ...{ kind: 'roadmap', eyebrow: `Your plan · ${roadmap.name}`, title, figure: '', subtitle, steps },
    ticks: weekTicks(week.of),
    weeks: week.of,
    ...{ now: week.number - 0.5, deadline: undefined, source: '' },
    personal: true,
    alt: `${roadmap.name}: ${title}. ${subtitle}. ${steps.map(({ number, label, state, length }) => `${number} ${label}: ${state === 'now' ? 'now, ' : ''}${length}`).join('; ')}.`,
  };
}

function partsOf({ plan, roadmap, week }: ActivePlan): Part[] {
  const ticked = new Set(plan.done.map(({ step, task }) => keyNow(roadmap, step, task)));
  const skipped = new Set(week.skipped.map(({ key }) => key));
  return roadmap.steps.flatMap((step, at): Part[] => {
    const keys = step.tasks.map((task) => taskKey(step, task)).filter((key) => !skipped.has(key));
    if (keys.length === 0) return [];
    const coming = week.toCome.flatMap(({ tasks }, later) =>
      tasks.some((task) => task.step === step) ? [week.number + 1 + later] : [],
    );
    return [
      {
        ...{ number: at + 1, label: step.name, isNow: step === week.step, of: keys.length },
        done: keys.filter((key) => ticked.has(key)).length,
        weeks: week.tasks.some((task) => task.step === step) ? [week.number, ...coming] : coming,
      },
    ];
  });
}

/** Steps in weeks since the start. Which weeks that are over belonged to which step is not kept: what was done in each shares them out. */
function stepsOf(parts: readonly Part[], now: number): StepRow[] {
  const over = now - 1;
  const done = parts.reduce((sum, part) => sum + part.done, 0);
  let free = 0;
  return parts.map((part): StepRow => {
    const spent = done === 0 ? 0 : (over * part.done) / done;
    const last = part.weeks.at(-1);
    const isDone = !part.isNow && part.done === part.of;
    const from = spent > 0 || last === undefined ? free : (part.weeks[0] ?? 1) - 1;
    const to = isDone || last === undefined ? Math.max(from, free + spent) : last;
    free += spent;
    return {
      ...{ number: part.number, label: part.label, from, to, done: part.done / part.of },
      state: part.isNow ? 'now' : isDone ? 'done' : 'to come',
      length: lengthOf(part, isDone),
    };
  });
}

function lengthOf({ isNow, done, of, weeks }: Part, isDone: boolean): string {
  if (isDone) return 'done';
  if (isNow) return `${done} of ${of} done`;
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return 'to come';
  return first === last ? `week ${first}` : `weeks ${first}–${last}`;
}
