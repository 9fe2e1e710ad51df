import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Unit } from '../curriculum/records.ts';
import type { Target } from '../skills/records.ts';
import type { Skills } from '../skills/skills.ts';
import { taskOf } from './planned.ts';
import { LAST, type Roadmap, type Step } from './records.ts';

/** Prefix of the id of every roadmap of a gap; no shipped roadmap and no team's has it. */
const GAP = 'gap-';
/** The weekly hours that such a roadmap assumes. */
const HOURS = 5;
const AN_HOUR = 60;

/** The id of the roadmap to a target. */
export const gapRoadmapId = (target: Pick<Target, 'id'>): string => GAP + target.id;

/**
 * The roadmap to a target: a step for each skill that it asks for, in learning order, with the units up to the grade it
 * asks for. What its follower has rated already is skipped by their plan, so that just the gap is left.
 */
export function gapRoadmap(
  target: Target,
  skills: Pick<Skills, 'asked'>,
  curriculum: Pick<Curriculum, 'of'>,
): Roadmap {
  const steps = skills.asked(target).flatMap(({ skill, grade }): Step[] => {
    const units = curriculum.of(skill.id).filter((unit) => unit.project === undefined && unit.grade <= grade);
    if (units.length === 0) return [];
    const weeks = weeksOf(units);
    const duration = { min: weeks, max: weeks, unit: 'week', editorial: true } as const;
    return [
      {
        ...{ id: skill.id, name: skill.name, duration, tasks: units.map(taskOf), skills: [skill.id] },
        ...{ resources: [], links: [], formerIds: [], source: 'rung' },
      },
    ];
  });
  return {
    id: gapRoadmapId(target),
    name: `Gap: ${target.name}`,
    summary: `The units that ${target.name} asks for, without those you know.`,
    ...{ aliases: [], order: LAST, hours: HOURS, grades: [1, 2, 3], steps, retiredIds: [], source: 'rung' },
  };
}

/** Whole weeks at the hours that are assumed. */
const weeksOf = (units: readonly Unit[]): number =>
  Math.max(1, Math.round(units.reduce((sum, unit) => sum + unit.minutes, 0) / (HOURS * AN_HOUR)));
