import { describe, expect, it } from 'vitest';
import type { Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import { advanced, ticked } from '../../../src/features/plans/progress.ts';
import { counted, NO_STREAK, type Streak } from '../../../src/features/plans/streak.ts';
import { stored, weekOfPlan } from '../../../src/features/plans/week.ts';
import type { Plan } from '../../../src/store/store.ts';
import { begun, follower, livedThrough } from '../../harness/fixtures/unit/plan/following.ts';
import { shippedData } from '../../harness/shipped.ts';

const { roadmaps } = shippedData();
const shown = roadmaps.get('30-days');
if (!shown) throw new Error('no 30-day plan');
/** Twelve tasks of four steps, as a team would write them: without units and without times. */
const month: Roadmap = {
  ...shown,
  grades: undefined,
  steps: shown.steps.map((step) => ({
    ...step,
    tasks: step.tasks.map((task) => ({ ...task, minutes: undefined })),
  })),
};
const who = follower(10);
const titles = (plan: Plan, hours = 10): string[] =>
  (weekOfPlan(plan, month, follower(hours))?.tasks ?? []).map(
    (one) => `${one.done ? '☑' : '☐'}${one.carried ? '…' : ''} ${one.task.id}`,
  );
const tick = (plan: Plan, key: string): Plan =>
  ticked(
    { ...plan, thisWeek: stored(weekOfPlan(plan, month, who)?.tasks ?? []) },
    month,
    { key, done: true },
    5,
  );

describe('given a roadmap whose tasks name no times, at the hours it assumes', () => {
  it('when a plan begins, then its week holds the three tasks of its step', () => {
    expect(titles(begun(month))).toEqual(['☐ ml-module', '☐ environment', '☐ first-model']);
    expect(weekOfPlan(begun(month), month, who)).toMatchObject({ number: 1, of: 4, at: 1 });
  });

  it('when a task was ticked this week, then it stays to be seen, and nothing is pulled up in its place', () => {
    expect(titles(tick(begun(month), 'foundation/environment'))).toEqual([
      '☐ ml-module',
      '☑ environment',
      '☐ first-model',
    ]);
  });

  it('when a week is left with tasks open, then they come along in progress, and the rest moves up', () => {
    const plan = tick(begun(month), 'foundation/environment');
    const next = advanced(plan, month, { ...who, all: false, at: 6 });
    expect(titles(next)).toEqual(['☐… ml-module', '☐… first-model', '☐ llm-course']);
    expect(weekOfPlan(next, month, who)).toMatchObject({ number: 2 });
  });

  it('when nothing at all was done, then the same tasks are there, and no others pile up', () => {
    const next = advanced(begun(month), month, { ...who, all: false, at: 6 });
    expect(titles(next)).toEqual(['☐… ml-module', '☐… environment', '☐… first-model']);
  });

  it('when its last week is finished, then it is over', () => {
    const weeks = livedThrough(month, who);
    expect(weeks.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const last = weeks.at(-1);
    if (!last) throw new Error('no week');
    expect(advanced(last.plan, month, { ...who, all: true, at: 9 })).toMatchObject({
      state: 'done',
      endedAt: 9,
    });
  });

  it('when half the hours are there, then it takes twice as long', () => {
    expect(weekOfPlan(begun(month), month, follower(5))?.of).toBe(8);
    expect(titles(begun(month), 5).length).toBeLessThan(3);
  });

  it('when the tasks of a week are gone from the roadmap, then the next ones are there', () => {
    const plan = begun(month, { thisWeek: [{ step: 'gone', task: 'gone', carried: false }] });
    expect(titles(plan)).toEqual(['☐ ml-module', '☐ environment', '☐ first-model']);
  });
});

describe('given weeks in which something was done', () => {
  const after = (...weeks: number[]): Streak => weeks.reduce(counted, NO_STREAK);

  it.each([
    [[10], 1],
    [[10, 10, 11], 2],
    [[10, 12], 2],
    [[10, 13], 1],
    [[10, 12, 14], 1],
    [[10, 12, 13, 14, 16], 5],
    [[11, 10], 1],
  ])('when they are %j, then the streak is %i: one missed week is forgiven', (weeks, expected) => {
    expect(after(...weeks).weeks).toBe(expected);
  });

  it('when it breaks, then the best is kept', () => {
    expect(after(1, 2, 3, 9)).toMatchObject({ weeks: 1, best: 3 });
  });
});
