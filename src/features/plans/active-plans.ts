import type { Dataset } from '../../dataset/dataset.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import type { Plan } from '../../store/store.ts';
import { DAY_MS, type EpochMs } from '../../time.ts';
import { weekOfPlan } from './progress.ts';
import type { PlanWeek } from './week.ts';

/** A plan as it is shown: with its roadmap and the week it is in. */
export interface ActivePlan {
  readonly plan: Plan;
  readonly roadmap: Roadmap;
  readonly week: PlanWeek;
  /** Recent changes of the roadmap by its makers, each a sentence. */
  readonly news: readonly string[];
}

/** How long changes of a roadmap are shown, in milliseconds: over a week, so that every follower gets a message. */
const NEWS = 8 * DAY_MS;

/**
 * The active plans of somebody that have begun and have something to do; one of a deleted roadmap has not. Until they say
 * how many `hours` a week they have, a roadmap's own count.
 */
export function activePlans(
  plans: readonly Plan[],
  hours: number | undefined,
  { roadmaps }: Dataset,
  now: EpochMs,
): readonly ActivePlan[] {
  return plans
    .filter(({ state, startedAt }) => state === 'active' && startedAt <= now)
    .flatMap((plan) => {
      const roadmap = roadmaps.planned(plan.roadmap);
      const week = roadmap && weekOfPlan(plan, roadmap, hours ?? roadmap.hours);
      const news = (roadmaps.teamRoadmap(plan.roadmap)?.changes ?? [])
        .filter(({ at }) => at > plan.startedAt && at > now - NEWS && at <= now)
        .flatMap(({ sentences }) => sentences);
      return roadmap && week ? [{ plan, roadmap, week, news }] : [];
    });
}

/** Whether some plan begins only after `now`, with others on one day. */
export const beginsLater = (plans: readonly Plan[], now: EpochMs): boolean =>
  plans.some(({ state, startedAt }) => state === 'active' && startedAt > now);
