import { describe, expect, it } from 'vitest';
import { knownWeekOf } from '../../../src/features/plans/known-weeks.ts';
import { weekOfPlan } from '../../../src/features/plans/week.ts';
import { begun, follower, livedThrough } from '../../harness/fixtures/unit/plan/following.ts';
import { shippedData } from '../../harness/shipped.ts';

const roadmap = shippedData().roadmaps.planned('software-engineer');
const shorter = shippedData().roadmaps.planned('30-days');
if (!roadmap || !shorter) throw new Error('no such roadmap');
const who = follower(5);

describe('given people who follow the same roadmap', () => {
  it('when they stand at the same place, then its week is laid out once for them', () => {
    const [one, other] = [begun(roadmap, { id: 'one' }), begun(roadmap, { id: 'other', startedAt: 9 })];
    expect(knownWeekOf(other, roadmap, follower(5))).toBe(knownWeekOf(one, roadmap, who));
  });

  it('when they differ in anything that a week is laid out by, then each has their own', () => {
    const plan = livedThrough(roadmap, who)[3]?.plan ?? begun(roadmap);
    const graded = follower(5, { rag: 3, evals: 2, python: 3 });
    const [first] = plan.thisWeek ?? [];
    if (!first) throw new Error('no task');
    const all = [
      [plan, who],
      [plan, follower(9)],
      [plan, graded],
      [{ ...plan, takesAll: true }, graded],
      [{ ...plan, week: plan.week + 1 }, who],
      [{ ...plan, thisWeek: undefined }, who],
      [{ ...plan, thisWeek: [{ ...first, carried: !first.carried }] }, who],
      [{ ...plan, done: [...plan.done, { step: first.step, task: first.task, at: 1 }] }, who],
    ] as const;
    // In turn and back, so that each is asked for after all others are known.
    for (const [one, by] of [...all, ...all.toReversed()])
      expect(knownWeekOf(one, roadmap, by)).toEqual(weekOfPlan(one, roadmap, by));
    const weeks = all.map(([one, by]) => JSON.stringify(weekOfPlan(one, roadmap, by)));
    // Who takes all is laid out as if they had no grades.
    expect(new Set(weeks).size).toBe(all.length - 1);
  });

  it('when another roadmap is followed, then its own week is laid out', () => {
    expect(knownWeekOf(begun(shorter), shorter, who)).toEqual(weekOfPlan(begun(shorter), shorter, who));
  });
});
