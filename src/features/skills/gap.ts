import type { Dataset } from '../../dataset/dataset.ts';
import { gapRoadmapId } from '../../dataset/roadmaps/gap-roadmap.ts';
import type { Target } from '../../dataset/skills/records.ts';
import type { Requirement } from '../../dataset/skills/skills.ts';
import type { Grades } from './grades.ts';

const AN_HOUR = 60;

/** What a person lacks for a target. */
export interface Gap {
  /** How many skills the target asks for. */
  readonly asked: number;
  /** How many of those the person rated at all. */
  readonly rated: number;
  /** The skills short of the grade asked for, those not rated among them, in learning order. */
  readonly short: readonly Requirement[];
  /** The plan of just what is missing; undefined where no unit is. */
  readonly plan: GapPlan | undefined;
}

/** A plan of the units that a gap is made of: how many, and about how many hours they take. */
export interface GapPlan {
  readonly roadmap: string;
  readonly units: number;
  readonly hours: number;
}

/** The gap from a person's grades to a target. */
export function gapTo(target: Target, grades: Grades, dataset: Dataset): Gap {
  const asked = dataset.skills.asked(target);
  return {
    asked: asked.length,
    rated: asked.filter(({ skill }) => grades[skill.id] !== undefined).length,
    short: asked.filter(({ skill, grade }) => (grades[skill.id] ?? 0) < grade),
    plan: planFor(target, grades, dataset),
  };
}

function planFor(target: Target, grades: Grades, { curriculum, roadmaps }: Dataset): GapPlan | undefined {
  const roadmap = roadmaps.planned(gapRoadmapId(target));
  const units = (roadmap?.steps ?? [])
    .flatMap(({ tasks }) => tasks.flatMap(({ id }) => curriculum.unit(id) ?? []))
    .filter(({ skill, grade }) => (grades[skill] ?? 0) < grade);
  if (!roadmap || units.length === 0) return undefined;
  const minutes = units.reduce((sum, one) => sum + one.minutes, 0);
  return { roadmap: roadmap.id, units: units.length, hours: Math.round(minutes / AN_HOUR) };
}
