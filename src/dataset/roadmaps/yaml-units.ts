import type { Misfit } from '../records.ts';
import { noSuchUnit, unitNamed, unitTask, type Units } from './unit-tasks.ts';

type Entries = Readonly<Record<string, unknown>>;

const isEntries = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A roadmap's file, before it is checked, with the tasks that name a unit filled in: its id and its text. One that names
 * a unit which is gone stays as an ordinary task if it has a text of its own, as all exported ones have.
 */
export function withUnitsFilledIn(
  file: unknown,
  units: Units,
): { readonly value: unknown } | { readonly wrong: Misfit } {
  if (!isEntries(file) || !Array.isArray(file['steps'])) return { value: file };
  const wrong: Misfit[] = [];
  const taskOf = (task: unknown, ...keys: (string | number)[]): unknown => {
    if (!isEntries(task)) return task;
    const { unit: named, ...own } = task;
    if (typeof named !== 'string') return task;
    const unit = unitNamed(named, units);
    if (unit) return { id: unit.id, ...own, ...unitTask(unit, units) };
    if ('text' in own) return own;
    wrong.push({ keys: [...keys, 'unit'], reason: noSuchUnit(named, units) });
    return task;
  };
  const steps = file['steps'].map((step: unknown, at): unknown =>
    isEntries(step) && Array.isArray(step['tasks'])
      ? { ...step, tasks: step['tasks'].map((task, place) => taskOf(task, 'steps', at, 'tasks', place)) }
      : step,
  );
  const [first] = wrong;
  return first ? { wrong: first } : { value: { ...file, steps } };
}
