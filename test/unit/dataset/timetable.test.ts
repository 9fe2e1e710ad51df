import { fc } from '../../harness/property.ts';
import { describe, expect, it } from 'vitest';
import { timetableOf } from '../../../src/dataset/roadmaps/timetable.ts';
import { roadmapRecord, type Roadmap } from '../../../src/dataset/roadmaps/records.ts';

const step = (id: string, duration?: object) => ({
  id,
  name: id,
  ...(duration && { duration }),
  tasks: [{ id: 't', text: 'Do it' }],
  source: 'rung',
});
const roadmap = (hours: number, ...durations: (object | undefined)[]): Roadmap =>
  roadmapRecord.parse({
    id: 'r',
    name: 'R',
    summary: 'R.',
    hours,
    steps: durations.map((one, at) => step(`s${at}`, one)),
    source: 'rung',
  });
const weeks = (min: number, max: number) => ({ min, max, unit: 'week' });

describe('given a roadmap of 8 hours a week', () => {
  const two = roadmap(8, weeks(2, 4), weeks(3, 6), undefined);

  it('when half the hours are there, then it takes twice the weeks', () => {
    expect(timetableOf(two, { hours: 4 }).total).toEqual({ min: 10, max: 20 });
  });

  it('when hours do not divide evenly, then a week begun counts', () => {
    expect(timetableOf(two, { hours: 5 }).steps.map((one) => one.weeks)).toEqual([
      { min: 4, max: 7 },
      { min: 5, max: 10 },
      undefined,
    ]);
  });

  it('when it starts on a day, then each step follows the one before, and the ongoing one has no end', () => {
    const { steps, end } = timetableOf(two, { start: 100 });
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [100, 127],
      [128, 169],
      [170, undefined],
    ]);
    expect(end).toBe(169);
  });

  it('when there is time to spare, then it takes its longest and says so', () => {
    expect(timetableOf(two, { start: 0, by: 12 * 7 - 1 }).fit).toEqual({ kind: 'fits', spare: 2 });
  });

  it('when there is less, then it is stretched to end in time', () => {
    const plan = timetableOf(two, { start: 0, by: 8 * 7 - 1 });
    expect(plan.fit).toEqual({ kind: 'quick', available: 8 });
    expect(plan.end).toBe(8 * 7 - 1);
  });

  it('when there is too little, then it says with how many hours it would fit', () => {
    expect(timetableOf(two, { start: 0, by: 3 * 7 - 1 }).fit).toEqual({
      kind: 'late',
      available: 3,
      hours: 16,
    });
    expect(timetableOf(two, { start: 0, by: 5 }).fit).toEqual({
      kind: 'late',
      available: 0,
      hours: undefined,
    });
  });

  it('when months are counted, then a year has 52 weeks', () => {
    expect(timetableOf(roadmap(8, { min: 2, max: 3, unit: 'month' }), {}).total).toEqual({ min: 9, max: 13 });
    expect(timetableOf(roadmap(8, { min: 12, max: 12, unit: 'month' }), {}).total).toEqual({
      min: 52,
      max: 52,
    });
  });
});

describe('given any roadmap, hours and dates', () => {
  const lasting = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 10 }), fc.boolean())
    .map(([min, more, ongoing]) => (ongoing ? undefined : weeks(min, Math.min(60, min + more))));

  it('when it is laid out, then no day belongs to two steps or to none, and what fits ends in time', () => {
    fc.assert(
      fc.property(
        fc.array(lasting, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 3000 }),
        (steps, assumed, hours, span) => {
          const plan = timetableOf(roadmap(assumed, ...steps), { hours, start: 10_000, by: 10_000 + span });
          let next = 10_000;
          for (const { from, to, weeks: own } of plan.steps) {
            expect(from).toBe(next);
            if (to === undefined) continue;
            const length = (to + 1 - next) / 7;
            expect(length).toBeGreaterThanOrEqual(own?.min ?? 0);
            expect(length).toBeLessThanOrEqual(own?.max ?? 0);
            next = to + 1;
          }
          if (plan.fit.kind !== 'late') expect(next - 1).toBeLessThanOrEqual(10_000 + span);
        },
      ),
    );
  });
});
