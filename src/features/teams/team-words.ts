import { dayTime } from '../../dataset/roadmaps/roadmap-words.ts';
import { paragraph } from '../../reply/build.ts';
import type { Block } from '../../reply/reply.ts';
import { dayOfDate } from '../../time.ts';

/** Says on which day all followers of a roadmap start; `starts` is a date on the wall, "2026-11-30". */
export const startsTogether = (starts: string): Block =>
  paragraph(['Everyone starts together on ', dayTime(dayOfDate(starts)), '.']);

/** "1 person", "6 people". */
export const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** "1 task", "12 tasks". */
export const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? what : `${what}s`}`;

/** Names as a sentence has them, with how many are not named: "Ann, Bo and 3 others". */
export function named(names: readonly string[], all: number): string {
  const others = all - names.length;
  if (names.length === 0) return people(all);
  const rest = others === 0 ? [] : [others === 1 ? '1 other' : `${others} others`];
  const parts = [...names, ...rest];
  const last = parts.at(-1) ?? '';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
