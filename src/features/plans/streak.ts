/** Weeks in a row in which something was done; one missed week is forgiven, and then must be earned again. */
export interface Streak {
  readonly weeks: number;
  readonly best: number;
  /** The last week that counted, as its number since 1970; undefined before the first. */
  readonly last: number | undefined;
  /** Whether the one missed week was used. */
  readonly forgiven: boolean;
}

/** The streak of somebody who has done nothing yet. */
export const NO_STREAK: Streak = { weeks: 0, best: 0, last: undefined, forgiven: false };

/** After this many weeks in a row a missed week is forgiven again. */
const EARNED_BACK = 4;

/** Counts a week; one that was counted already changes nothing. */
export function counted(streak: Streak, week: number): Streak {
  const { last } = streak;
  if (last !== undefined && week <= last) return streak;
  const missed = last === undefined ? 0 : week - last - 1;
  const goesOn = last !== undefined && (missed === 0 || (missed === 1 && !streak.forgiven));
  const weeks = goesOn ? streak.weeks + 1 : 1;
  const forgiven = goesOn && (missed === 1 || (streak.forgiven && weeks % EARNED_BACK !== 0));
  return { weeks, best: Math.max(streak.best, weeks), last: week, forgiven };
}
