import { describe, expect, it } from 'vitest';
import { clashIn, keyNow } from '../../../src/dataset/roadmaps/keys.ts';
import type { Roadmap, Step } from '../../../src/dataset/roadmaps/records.ts';
import { ticked } from '../../../src/features/plans/progress.ts';
import { weekOfPlan } from '../../../src/features/plans/week.ts';
import { follower } from '../../harness/fixtures/unit/plan/following.ts';
import type { Plan } from '../../../src/store/store.ts';
import {
  before,
  foundation,
  deepening,
  HOURS,
  plan,
  first,
  second,
  after,
} from '../../harness/fixtures/unit/plan/renamed.ts';

describe('given a roadmap that was edited while somebody follows it', () => {
  it('when steps and tasks are renamed or moved, then what was ticked stays ticked', () => {
    const ticks = plan([
      ['foundation', 'ml-module'],
      ['foundation', 'environment'],
      ['foundation', 'first-model'],
    ]);
    const open = (roadmap: Roadmap, of: Plan): string[] =>
      (weekOfPlan(of, roadmap, follower(HOURS))?.tasks ?? [])
        .filter((one) => !one.done)
        .map(({ task }) => task.id);
    expect(open(before, ticks).slice(0, 3)).toEqual(['llm-course', 'first-rag', 'endpoint']);
    expect(open(after, ticks).slice(0, 3)).toEqual(['llm-course', 'first-rag', 'endpoint']);
    expect(open(after, plan([]))).toContain('set-up');
  });

  it('when a box that was ticked under its former name is pressed, then it is unticked, and ticked as it is now', () => {
    const key = keyNow(after, 'foundation', 'environment');
    expect(key).toBe('groundwork/set-up');
    const none = ticked(plan([['foundation', 'environment']]), after, { key, done: undefined }, 5);
    expect(none.done).toEqual([]);
    expect(ticked(none, after, { key, done: undefined }, 6).done).toEqual([
      { step: 'groundwork', task: 'set-up', at: 6 },
    ]);
  });

  it('when a step is gone, then what was ticked in it is kept for the day it is back', () => {
    expect(keyNow(after, 'gone', 'task')).toBe('gone/task');
    const kept = ticked(plan([['gone', 'task']]), after, { key: 'groundwork/set-up', done: undefined }, 7);
    expect(kept.done).toContainEqual({ step: 'gone', task: 'task', at: 1 });
  });

  it('when a former name is in use, or stands twice, then that is said', () => {
    expect(clashIn(after)).toBeUndefined();
    const used: Roadmap = { ...before, steps: [{ ...foundation, formerIds: ['deepening'] }, deepening] };
    expect(clashIn(used)).toBe('the former name "deepening" of a step is another\'s too');
    const twice = [first, { ...second, formerIds: ['ml-module'] }] as Step['tasks'];
    expect(clashIn({ ...before, steps: [{ ...foundation, tasks: twice }] })).toContain('"ml-module"');
  });
});
