import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withUnits } from '../../../src/dataset/roadmaps/planned.ts';
import type { Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import type { Grade } from '../../../src/dataset/skills/records.ts';
import { laidOutAnew, stored, weekOfPlan, type PlanWeek } from '../../../src/features/plans/week.ts';
import { advanced } from '../../../src/features/plans/progress.ts';
import { begun, follower, livedThrough } from '../../harness/fixtures/unit/plan/following.ts';
import { shippedData } from '../../harness/shipped.ts';

const { roadmaps, curriculum, skills } = shippedData();
const HOURS = [3, 5, 8, 12, 20];
const planned = roadmaps.all.flatMap(({ id }) => roadmaps.planned(id) ?? []);

const minutesOf = ({ tasks }: PlanWeek): number =>
  tasks.reduce((sum, { task }) => sum + (task.minutes ?? 0), 0);
const isWork = ({ tasks }: PlanWeek): boolean =>
  tasks.some(({ unit }) => unit === undefined || curriculum.unit(unit)?.kind === 'project');

/** Says what is done before it may be, in the order in which weeks have it. */
function before(weeks: readonly PlanWeek[], of: Roadmap): readonly string[] {
  const order = weeks.flatMap(({ tasks }) =>
    tasks.filter(({ carried }) => !carried).map(({ task }) => task.id),
  );
  const place = new Map(order.map((id, at) => [id, at]));
  const inPlan = new Set(of.steps.flatMap(({ tasks }) => tasks.map(({ id }) => id)));
  return order.flatMap((id, at) =>
    (curriculum.unit(id)?.after ?? [])
      .filter((first) => inPlan.has(first) && (place.get(first) ?? -1) > at)
      .map((first) => `${id} before ${first}`),
  );
}

describe.each(planned.map((one) => [one.id, one] as const))('given a plan of %s', (id, roadmap) => {
  describe.each(HOURS)('when it is laid out at %d hours a week', (hours) => {
    const weeks = livedThrough(roadmap, follower(hours));

    it('then every week has work of its own, as long as the hours, give or take a quarter', () => {
      const off = weeks.filter((one) => Math.abs(minutesOf(one) / (hours * 60) - 1) > 0.25);
      expect(off.map((one) => `week ${one.number}: ${minutesOf(one)} min`)).toEqual([]);
      expect(weeks.flatMap(({ tasks }) => tasks).filter(({ task }) => task.minutes === undefined)).toEqual(
        [],
      );
    });

    it('then no task comes twice, and none is left out', () => {
      const keys = weeks.flatMap(({ tasks }) => tasks.map(({ key }) => key));
      expect(keys.length).toBe(new Set(keys).size);
      const own = roadmap.steps.flatMap((step) => step.tasks.map((task) => `${step.id}/${task.id}`));
      expect(own.filter((key) => !keys.includes(key))).toEqual([]);
    });

    it('then none comes before what is to be done first', () => {
      expect(before(weeks, roadmap)).toEqual([]);
    });

    it('then there is a project at least every fifth week, and time to catch up every eighth', () => {
      const rows = weeks.map((one) => (isWork(one) || one.catchesUp ? '+' : '-')).join('');
      expect(rows).not.toContain('-----');
      for (const { number, catchesUp } of weeks)
        if (number % 8 === 0) expect(catchesUp, `week ${number}`).toBe(true);
    });

    it('then no part of a project is looked back at', () => {
      const lookedAt = weeks.flatMap(({ tasks }) =>
        tasks.filter(({ unit, task }) => unit !== undefined && unit !== task.id),
      );
      expect(lookedAt.filter(({ unit }) => curriculum.unit(unit ?? '')?.kind === 'project')).toEqual([]);
    });

    it('then the first week says how many there will be', () => {
      expect(weeks[0]?.of).toBe(weeks.length);
    });
  });

  it('when it is shown, then it is the guide’s alone: its own steps, durations and tasks', () => {
    const own = roadmap.steps.map((step) => ({
      ...step,
      tasks: step.tasks.filter((task) => curriculum.unit(task.id) === undefined),
    }));
    expect(own).toEqual(roadmaps.get(id)?.steps);
  });

  it('when its steps are filled, then each has what its durations ask for, and not more', () => {
    const weeks = livedThrough(roadmap, follower(roadmap.hours));
    for (const step of roadmap.steps) {
      if (!step.duration) continue;
      const count = weeks.filter((one) => one.step === step).length;
      const most = step.duration.max * (step.duration.unit === 'month' ? 52 / 12 : 1);
      expect(count, step.id).toBeLessThanOrEqual(Math.ceil(most) + 1);
    }
  });
});

const someGrades = fc.dictionary(
  fc.constantFrom(...skills.all.map(({ id }) => id)),
  fc.constantFrom<Grade>(0, 1, 2, 3),
  { maxKeys: 12 },
);

describe('given anybody who follows any roadmap', () => {
  it('when they finish some weeks and carry over others, then every task comes once, in order, and the plan ends', () => {
    fc.assert(
      fc.property(
        ...[fc.constantFrom(...planned), fc.integer({ min: 2, max: 40 }), someGrades],
        fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
        (roadmap, hours, grades, rhythm) => {
          const who = follower(hours, grades);
          // They finish at least one week in the rhythm, or they would never be done.
          const weeks = livedThrough(
            roadmap,
            who,
            (week) => week % (rhythm.length + 1) === 0 || rhythm[week % rhythm.length] === true,
          );
          // A look back that was not made is not carried: another week may ask for it again.
          const fresh = weeks.flatMap(({ tasks }) =>
            tasks
              .filter(({ carried, key }) => !carried && !/\/(?:look-back|catch-up)-/u.test(key))
              .map(({ key }) => key),
          );
          expect(fresh.length).toBe(new Set(fresh).size);
          expect(before(weeks, roadmap)).toEqual([]);
          const known = weeks
            .flatMap(({ tasks }) => tasks)
            .filter(({ unit, task }) => {
              const found = unit === task.id ? curriculum.unit(unit) : undefined;
              return found && (grades[found.skill] ?? 0) >= found.grade;
            });
          expect(known).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('when their hours change in the middle, then the rest is laid out anew, and nothing ticked comes again or is lost', () => {
    fc.assert(
      fc.property(
        ...[fc.constantFrom(...planned), fc.constantFrom(...HOURS), fc.constantFrom(...HOURS), fc.nat(20)],
        (roadmap, from, to, weeksBefore) => {
          const lived = livedThrough(roadmap, follower(from)).slice(0, weeksBefore + 1);
          const last = lived.at(-1);
          if (!last) return;
          const anew = laidOutAnew(last.plan, roadmap, follower(to));
          const done = new Set(last.plan.done.map(({ step, task }) => `${step}/${task}`));
          const kept = anew.filter(({ carried, done: isDone }) => !carried && !isDone);
          expect(kept.filter(({ key }) => done.has(key))).toEqual([]);
          const plan = { ...last.plan, thisWeek: stored(anew) };
          const next = advanced(plan, roadmap, { ...follower(to), all: true, at: 1 });
          expect(next.done.length).toBe(last.plan.done.length + anew.filter((one) => !one.done).length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('given somebody who knows a skill, when they follow a roadmap, then its units are left out, said, and come if they wish', () => {
  const roadmap = roadmaps.planned('software-engineer');
  if (!roadmap) throw new Error('no roadmap');
  const who = follower(8, { prompting: 2 });
  const week = weekOfPlan(begun(roadmap), roadmap, who);
  const skipped = week?.skipped.map(({ task }) => curriculum.unit(task.id)?.skill) ?? [];
  expect(new Set(skipped)).toEqual(new Set(['prompting']));
  const all = weekOfPlan(begun(roadmap, { takesAll: true }), roadmap, who);
  expect(all?.skipped).toEqual([]);
  expect(all?.of).toBeGreaterThan(week?.of ?? 0);
});

it('given a roadmap that names no grades, when it is planned, then it stays as it is', () => {
  const month = roadmaps.get('30-days');
  if (!month) throw new Error('no roadmap');
  const plain = { ...month, grades: undefined };
  expect(withUnits(plain, curriculum)).toBe(plain);
});
