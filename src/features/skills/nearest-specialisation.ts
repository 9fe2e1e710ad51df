import type { Dataset } from '../../dataset/dataset.ts';
import type { Specialisation } from '../../dataset/pay/records.ts';
import type { Target } from '../../dataset/skills/records.ts';
import type { Requirement } from '../../dataset/skills/skills.ts';
import type { Grades } from './grades.ts';

/** The specialisation that a person's grades come nearest to, and by which role or track. */
export interface Nearest {
  readonly specialisation: Specialisation;
  /** The role or track that carries its premium. */
  readonly target: Target;
  /** How many of the skills that it asks for the person has at the grade asked for. */
  readonly met: number;
  readonly asked: number;
}

/**
 * The specialisation that grades come nearest to, among the roles and tracks that carry its premium. Skills that all of
 * those ask for say nothing of which it is, so they do not count towards it. Undefined where no other skill has a grade
 * above 0.
 */
export function nearestSpecialisation(grades: Grades, { skills, pay }: Dataset): Nearest | undefined {
  const carrying = skills.targets.flatMap((target) => {
    const specialisation = pay.specialisations.find(({ id }) => id === target.premium);
    return specialisation ? [{ specialisation, target, asked: skills.asked(target) }] : [];
  });
  const isTelling = ({ skill }: Requirement): boolean =>
    carrying.some(({ target }) => target.requirements[skill.id] === undefined);
  const [best] = carrying
    .map(({ asked, ...one }) => ({
      ...one,
      asked: asked.length,
      met: asked.filter(({ skill, grade }) => (grades[skill.id] ?? 0) >= grade).length,
      near: reached(asked.filter(isTelling), grades),
    }))
    .filter(({ near }) => near > 0)
    .sort((one, other) => other.near - one.near || other.met - one.met);
  if (!best) return undefined;
  const { specialisation, target, met, asked } = best;
  return { specialisation, target, met, asked };
}

/** How much of what is asked is reached, from 0 to 1; a grade above the one asked for counts as that one. */
function reached(asked: readonly Requirement[], grades: Grades): number {
  const wanted = asked.reduce((sum, { grade }) => sum + grade, 0);
  const own = asked.reduce((sum, { skill, grade }) => sum + Math.min(grade, grades[skill.id] ?? 0), 0);
  return wanted === 0 ? 0 : own / wanted;
}
