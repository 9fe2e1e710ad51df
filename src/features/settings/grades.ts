import type { Grade } from '../../dataset/skills/records.ts';

/** A remembered grade's name begins so. */
export const GRADE = 'grade.';

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
