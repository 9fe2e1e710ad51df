import { hash } from 'node:crypto';
import { rememberedFor } from '../../dataset/result-cache.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import type { Plan } from '../../store/store.ts';
import { weekOfPlan, type Follower, type PlanWeek } from './week.ts';

/** Weeks that are held, of all roadmaps together: one is up to some thirty kilobytes, all of a plan being in it. */
const MOST = 100;

/** What was laid out before: many follow the same roadmap and stand at the same place in it. */
const known = rememberedFor<{ readonly week: PlanWeek | undefined }>(MOST);

/** The same as `weekOfPlan`, laid out once for all who stand at the same place of the same roadmap. */
export const knownWeekOf = (plan: Plan, roadmap: Roadmap, follower: Follower): PlanWeek | undefined =>
  known(roadmap, placeOf(plan, follower), () => ({ week: weekOfPlan(plan, roadmap, follower) })).week;

/**
 * Stands for all that a week is laid out by beside its roadmap, whose units are those of one curriculum. A hash: late in a
 * plan, all that was ticked is as long as the week itself.
 */
const placeOf = ({ week, takesAll, thisWeek, done }: Plan, { hours, grades }: Follower): string =>
  hash(
    'sha256',
    JSON.stringify([week, takesAll, hours, grades, thisWeek, done.map(({ step, task }) => [step, task])]),
    'base64url',
  );
