import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import type { Unit } from '../../dataset/curriculum/records.ts';
import { keyNow, taskKey } from '../../dataset/roadmaps/keys.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { unitOf } from '../../dataset/roadmaps/unit-tasks.ts';
import type { LoadedTeamRoadmap } from '../../dataset/roadmaps/roadmaps.ts';
import type { ChannelProgress } from '../../store/store.ts';
import type { EpochMs } from '../../time.ts';

/** A unit, and how many people of a channel finished it. */
export interface FinishedUnit {
  readonly unit: Unit;
  readonly people: number;
}

/** How a channel's followers of one roadmap get on, all together. `recent…` is what was since a moment. */
export interface RoadmapProgress {
  readonly roadmap: Roadmap;
  readonly followers: number;
  readonly recentFollowers: number;
  readonly finished: number;
  readonly recentlyFinished: number;
  /** Tasks ticked by all, of all there are for all. */
  readonly ticked: number;
  readonly tasks: number;
  readonly recentlyTicked: number;
  /** The units that were finished recently, each with how many finished it; they are of those ticked. */
  readonly recentUnits: readonly FinishedUnit[];
  /** Whether there are units among its tasks. */
  readonly hasUnits: boolean;
  /** How many moved on, and of them those who let their name be seen, by the alphabet: nobody is ranked. */
  readonly movers: number;
  readonly names: readonly string[];
  /** Recent changes of the roadmap by its makers, each a sentence. */
  readonly news: readonly string[];
}

/** Sums the followers' progress up. Ticks of tasks that the roadmap no longer has are not counted. */
export function roadmapProgress(
  { followers, tasks }: ChannelProgress,
  { roadmap, changes = [] }: Pick<LoadedTeamRoadmap, 'roadmap'> & Partial<Pick<LoadedTeamRoadmap, 'changes'>>,
  since: EpochMs,
  curriculum: Pick<Curriculum, 'unit'>,
): RoadmapProgress {
  const keys = new Map(
    roadmap.steps.flatMap((step) => step.tasks.map((task) => [taskKey(step, task), task] as const)),
  );
  const counted = tasks.filter(({ step, task }) => keys.has(keyNow(roadmap, step, task)));
  const sum = (of: 'all' | 'recent'): number => counted.reduce((all, one) => all + one[of], 0);
  const done = followers.filter(({ plan }) => plan?.state === 'done');
  const justDone = new Set(done.filter(({ plan }) => (plan?.endedAt ?? 0) > since));
  const movers = followers.filter((one) => one.recent > 0 || justDone.has(one));
  return {
    roadmap,
    followers: followers.length,
    recentFollowers: followers.filter(({ joinedAt }) => joinedAt > since).length,
    finished: done.length,
    recentlyFinished: justDone.size,
    ticked: sum('all'),
    tasks: followers.filter(({ plan }) => plan !== undefined).length * keys.size,
    recentlyTicked: sum('recent'),
    hasUnits: [...keys.values()].some((task) => unitOf(task, curriculum) !== undefined),
    recentUnits: counted.flatMap(({ step, task, recent }): FinishedUnit[] => {
      const now = keys.get(keyNow(roadmap, step, task));
      const unit = now && unitOf(now, curriculum);
      return unit && recent > 0 ? [{ unit, people: recent }] : [];
    }),
    movers: movers.length,
    news: changes.filter(({ at }) => at > since).flatMap(({ sentences }) => sentences),
    names: movers.flatMap(({ name }) => name ?? []).sort((a, b) => a.localeCompare(b, 'en')),
  };
}

/** Whether anything changed in the recent period. */
export const hasMoved = (one: RoadmapProgress): boolean =>
  one.recentlyTicked > 0 || one.recentFollowers > 0 || one.recentlyFinished > 0 || one.news.length > 0;
