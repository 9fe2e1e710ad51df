import type { Dataset } from '../../dataset/dataset.ts';
import type { Grade, Skill, Target } from '../../dataset/skills/records.ts';

/** A remembered grade's name begins so. */
export const GRADE = 'grade.';
/** Skills that matter first for a target. */
const FIRST = 10;
/** The target of a person who named none. */
const USUAL_TARGET = 'senior';

/** A person's grades, by the skill's id. */
export type Grades = Readonly<Record<string, Grade>>;

/** The grades among what is remembered of a person. */
export function gradesIn(remembered: Readonly<Record<string, string>>): Grades {
  return Object.fromEntries(
    Object.entries(remembered)
      .filter(([name]) => name.startsWith(GRADE))
      .map(([name, grade]) => [name.slice(GRADE.length), Number(grade) as Grade]),
  );
}

/** The target that a person set, else the usual one. */
export function targetOf(remembered: Readonly<Record<string, string>>, { skills }: Dataset): Target {
  const own = skills.target((remembered['target'] ?? '').replace(/^target:/u, ''));
  const target = own ?? skills.target(USUAL_TARGET);
  if (!target) throw new Error(`no target ${USUAL_TARGET}`);
  return target;
}

/** The skills that come first for a target, in learning order: those still short of it, or of it at all. */
export function firstSkills(target: Target, grades: Grades, { skills }: Dataset): readonly Skill[] {
  const asked = skills.asked(target);
  const short = asked.filter(({ skill, grade }) => (grades[skill.id] ?? 0) < grade);
  return (short.length > 0 ? short : asked).slice(0, FIRST).map(({ skill }) => skill);
}
