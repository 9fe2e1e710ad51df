import type { Roadmap, Step, Task } from './records.ts';

/** The key of a task in stored progress, `step/task`; it stays the same when a roadmap's wording or order changes. */
export const taskKey = (step: Pick<Step, 'id'>, task: Pick<Task, 'id'>): string => `${step.id}/${task.id}`;

/** The step that has this id, or had it formerly; undefined where there is none. */
const stepNow = ({ steps }: Roadmap, id: string): Step | undefined =>
  steps.find((one) => one.id === id) ?? steps.find((one) => one.formerIds.includes(id));

/**
 * The current key of a task that was ticked under these ids, which may be former ones. A task that was removed keeps its
 * old key, so that its tick is not lost.
 */
export function keyNow(roadmap: Roadmap, step: string, task: string): string {
  const formerKey = `${step}/${task}`;
  const home = stepNow(roadmap, step);
  const own =
    home?.tasks.find((one) => one.id === task) ?? home?.tasks.find((one) => one.formerIds.includes(task));
  if (home && own) return taskKey(home, own);
  for (const other of roadmap.steps)
    for (const one of other.tasks)
      // A unit is the same wherever it stands.
      if (one.formerIds.includes(formerKey) || one.unit === task) return taskKey(other, one);
  return formerKey;
}

/**
 * Says which ids clash: a former or retired id that is in use, or one that is a former id of two things. Undefined where
 * none do.
 */
export function clashIn({ steps, retiredIds }: Roadmap): string | undefined {
  const names = (
    all: readonly Pick<Step | Task, 'id' | 'formerIds'>[],
    what: string,
    gone: readonly string[],
  ): string | undefined => {
    const former = all.flatMap(({ formerIds }) => formerIds);
    const clash = former.find(
      (one, at) => former.indexOf(one) < at || all.some(({ id: current }) => current === one),
    );
    if (clash !== undefined) return `the former name "${clash}" of a ${what} is another's too`;
    const back = all.find((one) => gone.includes(one.id));
    return back && `the name "${back.id}" of a ${what} is retired`;
  };
  return (
    names(steps, 'step', retiredIds) ??
    steps
      .map((step) => {
        const gone = retiredIds.flatMap((one) =>
          one.startsWith(`${step.id}/`) ? one.slice(step.id.length + 1) : [],
        );
        return names(step.tasks, `task of step "${step.id}"`, gone);
      })
      .find((one) => one !== undefined)
  );
}
