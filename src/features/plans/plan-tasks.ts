import type { Unit } from '../../dataset/curriculum/records.ts';
import { taskKey } from '../../dataset/roadmaps/keys.ts';
import type { Roadmap, Step, Task } from '../../dataset/roadmaps/records.ts';
import { weeksOf } from '../../dataset/roadmaps/timetable.ts';

/** A task of a plan, with what its place in the weeks depends on. */
export interface PlanTask {
  /** Its key in stored progress, `step/task`. */
  readonly key: string;
  readonly step: Step;
  /** The step's place, from 1. */
  readonly at: number;
  readonly task: Task;
  /** How long it takes; where that is not known, its share of the step's time. */
  readonly minutes: number;
  /** Whether its time is such a share. */
  readonly isEstimate: boolean;
  /** The keys of the tasks of this plan to do before it. */
  readonly after: readonly string[];
  /** The id of the unit that it is; undefined for a task of the roadmap's own. */
  readonly unit: string | undefined;
  /** The unit's kind; undefined for a task of the roadmap's own. */
  readonly kind: Unit['kind'] | undefined;
}

/** The unit of an id; undefined where there is none. */
export type UnitOf = (id: string) => Pick<Unit, 'id' | 'after' | 'skill' | 'grade' | 'kind'> | undefined;

/** Whether an earlier task can be done once more: a unit that is read or made, and no part of a project. */
export const canBeLookedBackAt = ({ kind }: PlanTask): boolean => kind === 'reading' || kind === 'making';

const AN_HOUR = 60;

const known = new WeakMap<UnitOf, WeakMap<Roadmap, readonly PlanTask[]>>();

/** All tasks of a roadmap as plans have it, in the order in which they are done; made once for the same units. */
export function planTasks(roadmap: Roadmap, unitOf: UnitOf): readonly PlanTask[] {
  const before = known.get(unitOf) ?? new WeakMap<Roadmap, readonly PlanTask[]>();
  const tasks = before.get(roadmap) ?? tasksOf(roadmap, unitOf);
  known.set(unitOf, before.set(roadmap, tasks));
  return tasks;
}

function tasksOf(roadmap: Roadmap, unitOf: UnitOf): readonly PlanTask[] {
  const keys = new Map(
    roadmap.steps.flatMap((step) => step.tasks.map((task) => [task.unit ?? task.id, taskKey(step, task)])),
  );
  return roadmap.steps.flatMap((step, at) => {
    const usual = usualMinutes(step, roadmap.hours);
    // A team says how long a step takes: its tasks fill it, however short each is by itself.
    const stretch = roadmap.grades ? 1 : stretchOf(step, roadmap.hours);
    return step.tasks.map((task): PlanTask => {
      const unit = unitOf(task.unit ?? task.id);
      return {
        ...{ key: taskKey(step, task), step, at: at + 1, task },
        minutes: stretch * (task.minutes ?? usual),
        isEstimate: task.minutes === undefined || stretch > 1,
        after: (unit?.after ?? []).flatMap((id) => keys.get(id) ?? []),
        unit: unit?.id,
        kind: unit?.kind,
      };
    });
  });
}

/** The share of a step's time of a task whose minutes are not known; a week each in a step without an end. */
function usualMinutes(step: Step, hours: number): number {
  const unknown = step.tasks.filter(({ minutes }) => minutes === undefined).length;
  if (unknown === 0) return 0;
  const weeks = weeksOf(step, hours, hours);
  if (!weeks) return hours * AN_HOUR;
  const known = step.tasks.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const left = ((weeks.min + weeks.max) / 2) * hours * AN_HOUR - known;
  return Math.max(AN_HOUR, Math.round(left / unknown));
}

/** By how much the known times of a step's tasks fall short of its time; 1 where they do not. */
function stretchOf(step: Step, hours: number): number {
  const weeks = weeksOf(step, hours, hours);
  const known = step.tasks.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  if (!weeks || known === 0 || step.tasks.some(({ minutes }) => minutes === undefined)) return 1;
  return Math.max(1, (((weeks.min + weeks.max) / 2) * hours * AN_HOUR) / known);
}
