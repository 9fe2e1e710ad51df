import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { unitOf } from '../../dataset/roadmaps/unit-tasks.ts';
import { counted } from './team-words.ts';

const AN_HOUR = 60;

/** "5 units and 2 tasks", "1 unit", "12 tasks", "no tasks". */
export function writeCounts(units: number, tasks: number): string {
  const parts = [
    ...(units > 0 ? [counted(units, 'unit')] : []),
    ...(tasks > 0 ? [counted(tasks, 'task')] : []),
  ];
  return parts.length === 0 ? 'no tasks' : parts.join(' and ');
}

/**
 * How much a roadmap is: its units and tasks, and about how many hours they take. Where some name no time, the hours of the
 * others are the least: "24 units and 12 tasks, 36+ h".
 */
export function writeWork({ steps }: Pick<Roadmap, 'steps'>, curriculum: Pick<Curriculum, 'unit'>): string {
  const tasks = steps.flatMap((one) => one.tasks);
  const units = tasks.filter((one) => unitOf(one, curriculum) !== undefined).length;
  const times = tasks.flatMap(({ minutes }) => minutes ?? []);
  const counts = writeCounts(units, tasks.length - units);
  if (times.length === 0) return counts;
  const hours = Math.max(1, Math.round(times.reduce((sum, one) => sum + one, 0) / AN_HOUR));
  return times.length === tasks.length ? `${counts}, about ${hours} h` : `${counts}, ${hours}+ h`;
}
