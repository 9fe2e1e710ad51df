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
