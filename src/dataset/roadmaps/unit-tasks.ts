import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Unit } from '../curriculum/records.ts';
import { fold } from '../fold.ts';
import { edits } from '../nearest-word.ts';
import { isLink, MOST_TASK_LINKS, type Roadmap, type Task } from './records.ts';

/** The units that tasks of roadmaps may stand for. */
export type Units = Pick<Curriculum, 'units' | 'unit' | 'resourcesOf'>;

/** A unit as a task of a roadmap says it. */
export interface UnitTask {
  readonly unit: string;
  readonly text: string;
  readonly minutes: number;
  readonly links: string[];
}

/** A unit as a task: its name, its time, and where it is learnt from. */
export const unitTask = (unit: Unit, { resourcesOf }: Pick<Units, 'resourcesOf'>): UnitTask => ({
  unit: unit.id,
  text: unit.name,
  minutes: unit.minutes,
  links: resourcesOf(unit)
    .map(({ url }) => url)
    .filter(isLink)
    .slice(0, MOST_TASK_LINKS),
});

/** The unit that a task of a roadmap stands for, as plans take it: by its id, or by the unit it names. */
export const unitOf = ({ id, unit }: Task, units: Pick<Units, 'unit'>): Unit | undefined =>
  units.unit(unit ?? id);

/** The unit that is named, by its id or by its exact name; undefined where there is none. */
export function unitNamed(named: string, { unit, units }: Units): Unit | undefined {
  const key = fold(named);
  return unit(named.trim().toLowerCase()) ?? units.find(({ name }) => fold(name) === key);
}

/** The unit whose id or name is most like what was typed; undefined only where there are no units. */
export function nearestUnit(named: string, { units }: Pick<Units, 'units'>): Unit | undefined {
  const key = fold(named);
  const apart = (other: string): number => edits(key, fold(other)) / Math.max(1, key.length, other.length);
  const [nearest] = units
    .map((unit) => ({ unit, apart: Math.min(apart(unit.id), apart(unit.name)) }))
    .sort((one, other) => one.apart - other.apart);
  return nearest?.unit;
}

/** Why a unit that is named cannot be read: there is none, and which is most like it. */
export function noSuchUnit(named: string, units: Pick<Units, 'units'>): string {
  const nearest = nearestUnit(named, units);
  return `there is no unit “${named}”${nearest ? `. The closest is “unit: ${nearest.id}”` : ''}`;
}

/**
 * A roadmap with each unit it names as the curriculum has it now. A unit that is gone is an ordinary task from then on,
 * with the text, the minutes and the links that it had when the roadmap was last saved.
 */
export function withShippedUnits(roadmap: Roadmap, units: Units): Roadmap {
  if (!roadmap.steps.some(({ tasks }) => tasks.some(({ unit }) => unit !== undefined))) return roadmap;
  const asShipped = (task: Task): Task => {
    if (task.unit === undefined) return task;
    const { unit: id, ...own } = task;
    const unit = units.unit(id);
    return unit ? { ...own, ...unitTask(unit, units) } : own;
  };
  return {
    ...roadmap,
    steps: roadmap.steps.map((step) => ({ ...step, tasks: step.tasks.map(asShipped) })),
  };
}
