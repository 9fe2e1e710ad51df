import { describe, expect, it } from 'vitest';
import { counted, NO_STREAK, type Streak } from '../../../src/features/plans/streak.ts';
import { taskKey } from '../../../src/dataset/roadmaps/keys.ts';
import { weekAt, weeksIn } from '../../../src/features/plans/week.ts';
import { loadDataset } from '../../../src/dataset/dataset.ts';
import type { Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import { inProject } from '../../harness/project.ts';

const { roadmaps } = loadDataset(inProject('data'));
const roadmap = (id: string): Roadmap => {
  const found = roadmaps.get(id);
  if (!found) throw new Error(`no roadmap ${id}`);
  return found;
};
const month = roadmap('30-days');
const titles = (week: number, done: readonly string[] = [], of = month, hours = of.hours): string[] =>
  (weekAt(of, { week, done: new Set(done) }, hours)?.tasks ?? []).map(
    (one) => `${one.done ? '☑' : '☐'}${one.carried ? '…' : ''} ${one.task.id}`,
  );

describe('given the thirty days at the hours they assume', () => {
  it('when a week is asked for, then it holds the three tasks of its step', () => {
    expect(titles(0)).toEqual(['☐ ml-module', '☐ environment', '☐ first-model']);
    expect(weekAt(month, { week: 0, done: new Set() }, 10)).toMatchObject({ number: 1, of: 4, at: 1 });
  });

  it('when a task was ticked this week, then it stays to be seen; when in an earlier one, then it is gone', () => {
    expect(titles(0, ['foundation/environment'])).toContain('☑ environment');
    expect(titles(1, ['foundation/environment'])).toEqual([
      '☐… ml-module',
      '☐… first-model',
      '☐ llm-course',
      '☐ first-rag',
      '☐ endpoint',
    ]);
  });

  it('when the last week is behind, then what is left is carried, and with nothing left it is over', () => {
    expect(titles(4).length).toBe(12);
    const all = month.steps.flatMap((step) => step.tasks.map((task) => taskKey(step, task)));
    expect(weekAt(month, { week: 4, done: new Set(all) }, 10)).toBeUndefined();
    expect(weekAt(month, { week: 3, done: new Set(all) }, 10)?.number).toBe(4);
  });

  it('when half the hours are there, then each step takes two weeks and its tasks are spread over them', () => {
    expect(weeksIn(month, 5)).toBe(8);
    expect(titles(0, [], month, 5)).toEqual(['☐ ml-module', '☐ environment']);
    expect(titles(1, ['foundation/ml-module', 'foundation/environment'], month, 5)).toEqual([
      '☐ first-model',
    ]);
  });
});

describe('given a roadmap that goes on without an end', () => {
  it('when its last step is reached, then there is no last week, and it is never over', () => {
    const software = roadmap('software-engineer');
    const all = software.steps.flatMap((step) => step.tasks.map((task) => taskKey(step, task)));
    const week = weekAt(software, { week: weeksIn(software, 8) + 20, done: new Set(all) }, 8);
    expect(week).toMatchObject({ of: undefined, at: 4, tasks: [] });
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
