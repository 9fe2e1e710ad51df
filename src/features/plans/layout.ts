import { fillWeek, type FilledWeek, type Left } from './fill-week.ts';
import { canBeLookedBackAt, type PlanTask } from './plan-tasks.ts';

const AN_HOUR = 60;

/** The weeks from `week` on, from 1, each with its tasks, until nothing is left. */
export function weeksToCome(left: Left, week: number, hours: number): readonly FilledWeek[] {
  const weeks: FilledWeek[] = [];
  let { tasks, open, past } = left;
  while (tasks.length > 0 || open.length > 0) {
    const filled = fillWeek({ ...left, tasks, open, past }, week + weeks.length, hours);
    // A task longer than a week is gone on with until its time is over.
    const long = filled.tasks.filter((one) => one.minutes > hours * AN_HOUR);
    const spans = Math.max(1, ...long.map(({ minutes }) => Math.floor(minutes / (hours * AN_HOUR))));
    weeks.push(filled);
    for (let more = 1; more < spans; more++) weeks.push({ tasks: long, lookBack: undefined });
    const taken = new Set<PlanTask>(filled.tasks);
    tasks = tasks.filter((one) => !taken.has(one));
    open = [];
    past = [
      ...past.filter((one) => one !== filled.lookBack?.at),
      ...(left.catchesUp ? filled.tasks.filter(canBeLookedBackAt) : []),
    ];
  }
  return weeks;
}
