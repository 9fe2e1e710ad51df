import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import type { Plan } from '../../store/store.ts';
import { DAY_MS, type EpochMs } from '../../time.ts';
import type { Grades } from '../skills/grades.ts';
import { planTasks } from './plan-tasks.ts';
import { knownWeekOf } from './known-weeks.ts';
import { stored, type Follower, type PlanWeek } from './week.ts';

/** A plan as it is shown: with its roadmap and the week it is in. */
export interface ActivePlan {
  readonly plan: Plan;
  readonly roadmap: Roadmap;
  readonly week: PlanWeek;
  readonly follower: Follower;
  /** Recent changes of the roadmap by its makers, each a sentence. */
  readonly news: readonly string[];
}

/** How long changes of a roadmap are shown, in milliseconds: over a week, so that every follower gets a message. */
const NEWS = 8 * DAY_MS;

/** Whose plans are shown: their hours a week for all of them, undefined until they say how many, and their grades. */
export interface Person {
  readonly hours: number | undefined;
  readonly grades: Grades;
}

/**
 * The active plans of somebody that have begun and have something to do; one of a deleted roadmap has not. Each has its
 * week's tasks; several share the hours. Until there are any, a roadmap's own count.
 */
export function activePlans(
  plans: readonly Plan[],
  person: Person,
  data: Dataset,
  now: EpochMs,
): readonly ActivePlan[] {
  const { roadmaps } = data;
  const begun = plans.filter(({ state, startedAt }) => state === 'active' && startedAt <= now);
  return begun.flatMap((plan) => {
    const roadmap = roadmaps.planned(plan.roadmap);
    if (!roadmap) return [];
    const follower = followerOf(person, roadmap, begun.length, data);
    const week = knownWeekOf(plan, roadmap, follower);
    const news = (roadmaps.teamRoadmap(plan.roadmap)?.changes ?? [])
      .filter(({ at }) => at > plan.startedAt && at > now - NEWS && at <= now)
      .flatMap(({ sentences }) => sentences);
    return week ? [{ plan: { ...plan, thisWeek: stored(week.tasks) }, roadmap, week, news, follower }] : [];
  });
}

/** How long what is open this week takes, in minutes. */
export function openMinutes({ roadmap, week, follower }: ActivePlan): number {
  const all = new Map(planTasks(roadmap, follower.unitOf).map(({ key, minutes }) => [key, minutes]));
  return week.tasks
    .filter(({ done }) => !done)
    .reduce((sum, { key, task }) => sum + (task.minutes ?? all.get(key) ?? 0), 0);
}

/** The units of each curriculum, by one function for all: what is made of it is held by that. */
const units = new WeakMap<Curriculum, Follower['unitOf']>();

function unitsOf(curriculum: Curriculum): Follower['unitOf'] {
  const unitOf = units.get(curriculum) ?? ((id) => curriculum.unit(id));
  units.set(curriculum, unitOf);
  return unitOf;
}

/** What one of so many plans of a person is laid out for. */
const followerOf = (
  { hours, grades }: Person,
  roadmap: Roadmap,
  plans: number,
  { curriculum }: Dataset,
): Follower => ({
  hours: Math.max(1, Math.floor((hours ?? roadmap.hours) / plans)),
  grades,
  unitOf: unitsOf(curriculum),
});

/** Whether some plan begins only after `now`, with others on one day. */
export const beginsLater = (plans: readonly Plan[], now: EpochMs): boolean =>
  plans.some(({ state, startedAt }) => state === 'active' && startedAt > now);
