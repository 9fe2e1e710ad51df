import { describe, expect, it } from 'vitest';
import { taskKey } from '../../../src/dataset/roadmaps/keys.ts';
import { withUnits } from '../../../src/dataset/roadmaps/planned.ts';
import type { Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import { weekAt, weeksIn, type PlanWeek, type WeekTask } from '../../../src/features/plans/week.ts';
import { shippedData } from '../../harness/shipped.ts';

const { roadmaps, curriculum } = shippedData();
const HOURS = [3, 5, 8, 12, 20];

/** Every week of a roadmap for somebody who does all of it, each with the tasks that begin in it. */
function weeksOf(
  roadmap: Roadmap,
  hours: number,
): readonly (PlanWeek & { readonly own: readonly WeekTask[] })[] {
  const done = new Set<string>();
  return Array.from({ length: weeksIn(roadmap, hours) }).flatMap((_, week) => {
    const at = weekAt(roadmap, { week, done }, hours);
    if (!at) return [];
    const own = at.tasks.filter((one) => !one.carried);
    for (const { step, task } of at.tasks) done.add(taskKey(step, task));
    return [{ ...at, own }];
  });
}

const planned = roadmaps.all.flatMap(({ id }) => roadmaps.planned(id) ?? []);
const withGrades = planned.filter((one) => one.grades !== undefined);

describe.each(planned.map((one) => [one.id, one] as const))('given a plan of %s', (_, roadmap) => {
  it.each(HOURS)('when it is laid out at %d hours a week, then no task comes twice', (hours) => {
    const keys = weeksOf(roadmap, hours).flatMap(({ own }) =>
      own.map(({ step, task }) => taskKey(step, task)),
    );
    expect(keys.length).toBe(new Set(keys).size);
    const all = roadmap.steps.filter((step) => step.duration).flatMap((step) => step.tasks);
    expect(keys.length).toBeGreaterThanOrEqual(all.length);
  });

  it('when its units are gone through, then none comes before what is to be done first', () => {
    const order = roadmap.steps.flatMap((step) => step.tasks.map((task) => task.id));
    for (const [at, id] of order.entries())
      for (const before of curriculum.unit(id)?.after ?? [])
        if (order.includes(before)) expect(order.indexOf(before), `${before} before ${id}`).toBeLessThan(at);
  });
});

describe.each(withGrades.map((one) => [one.id, one] as const))(
  'given a plan of %s with units',
  (_, roadmap) => {
    it.each([5, 8, 12])(
      'when it is laid out at %d hours a week, then every week has work, and most a link',
      (hours) => {
        const weeks = weeksOf(roadmap, hours);
        expect(weeks.filter(({ own }) => own.length === 0).map(({ number }) => number)).toEqual([]);
        const minutes = weeks.map(({ own }) =>
          own.reduce((sum, { task }) => sum + (curriculum.unit(task.id)?.minutes ?? 0), 0),
        );
        // What is left is for the step's own tasks, which name no minutes.
        for (const [at, sum] of minutes.entries())
          expect(sum, `week ${at + 1}`).toBeLessThanOrEqual(hours * 60 * 1.25);
        const linked = weeks.filter(({ own }) =>
          own.some(({ task }) => (curriculum.unit(task.id)?.resources.length ?? 0) > 0),
        );
        expect(linked.length / weeks.length).toBeGreaterThan(0.5);
      },
    );

    it('when it is shown, then it is the guide’s alone: its own steps, durations and tasks', () => {
      const shown = roadmaps.get(roadmap.id);
      const own = roadmap.steps.map((step) => ({
        ...step,
        tasks: step.tasks.filter((task) => curriculum.unit(task.id) === undefined),
      }));
      expect(own).toEqual(shown?.steps);
    });
  },
);

it('given a roadmap that names no grades, when it is planned, then it stays as it is', () => {
  const month = roadmaps.get('30-days');
  if (!month) throw new Error('no roadmap');
  expect(withUnits(month, curriculum)).toBe(month);
});
