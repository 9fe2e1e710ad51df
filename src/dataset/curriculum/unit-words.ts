import type { Unit } from './records.ts';

/**
 * What a unit asks for, in short sentences: "Read the page; then draw it." is two. Code, which may hold a semicolon, is
 * left as it is written.
 */
export function taskInSentences({ task }: Pick<Unit, 'task'>): string {
  if (task.includes('`')) return task;
  return task
    .split('; ')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('. ');
}

const AN_HOUR = 60;
/** The longest time that is written in minutes alone. */
const MINUTES_ALONE = 90;

/** A time in minutes in words: "45 min", "90 min", "2 h", "2 h 15 min". */
export function writeMinutes(minutes: number): string {
  if (minutes !== AN_HOUR && minutes <= MINUTES_ALONE) return `${minutes} min`;
  const rest = minutes % AN_HOUR;
  return `${Math.floor(minutes / AN_HOUR)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
