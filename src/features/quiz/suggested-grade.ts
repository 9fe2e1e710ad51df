import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import type { Grade } from '../../dataset/skills/records.ts';
import type { Answered } from '../../store/store.ts';
import { questionIds } from './questions.ts';

/** Fewer answers at a grade say nothing of it. */
const FEWEST = 3;
/** The share of them that has to be right. */
const ENOUGH = 0.75;

/**
 * The highest grade of a skill whose questions a person answers well, by their latest answers; undefined where there are
 * too few. It is a suggestion: grades are set by people themselves.
 */
export function suggestedGrade(
  skill: string,
  answers: readonly Answered[],
  curriculum: Pick<Curriculum, 'of'>,
): Grade | undefined {
  const byId = new Map(answers.map((one) => [one.question, one]));
  return ([3, 2, 1] as const).find((grade) => {
    const own = curriculum
      .of(skill)
      .filter((unit) => unit.grade === grade)
      .flatMap(questionIds)
      .flatMap((id) => byId.get(id) ?? []);
    return own.length >= FEWEST && own.filter(({ isRight }) => isRight).length >= ENOUGH * own.length;
  });
}
