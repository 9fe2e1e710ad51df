import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import type { Unit } from '../../dataset/curriculum/records.ts';
import type { Answered, Plan } from '../../store/store.ts';
import type { EpochMs } from '../../time.ts';
import type { ActivePlan } from '../plans/active-plans.ts';
import { questionIds, questionOf, type QuizQuestion } from './questions.ts';
import { dueBefore } from './schedule.ts';

/** Questions in a round: two minutes. */
export const IN_A_ROUND = 5;

/** The ids of the questions that come back by now, the longest due first; those the curriculum dropped are left out. */
export const dueOf = (answered: readonly Answered[], curriculum: Curriculum, now: EpochMs): string[] =>
  answered
    .flatMap(({ question, comesBack }) => (comesBack ? [{ question, at: comesBack.at }] : []))
    .filter(({ question, at }) => at < dueBefore(now) && questionOf(question, curriculum) !== undefined)
    .sort((one, other) => one.at - other.at)
    .map(({ question }) => question);

/** What is known of a person's questions when a round is made. */
export interface Met {
  readonly answered: readonly Answered[];
  /** The ids of those that come back. */
  readonly due: readonly string[];
  /** The ids of those that they reported as wrong, which are not asked. */
  readonly reported?: ReadonlySet<string>;
}

/**
 * The ids of a round's questions: those that come back, then those of `units` that were never asked, in that order, then
 * the others, the longest ago first.
 */
export function roundOf(units: readonly Unit[], { answered, due, reported }: Met): string[] {
  const at = new Map(answered.map((one) => [one.question, one.at]));
  const all = units.flatMap(questionIds).filter((id) => !due.includes(id) && !reported?.has(id));
  const asked = all
    .filter((id) => at.has(id))
    .sort((one, other) => (at.get(one) ?? 0) - (at.get(other) ?? 0));
  return [...due, ...all.filter((id) => !at.has(id)), ...asked].slice(0, IN_A_ROUND);
}

/** The units that a person finished in any plan, the latest first, and then those of this week. */
export function unitsOfPlans(
  plans: readonly Plan[],
  active: readonly ActivePlan[],
  curriculum: Curriculum,
): readonly Unit[] {
  const done = plans
    .flatMap((plan) => plan.done)
    .sort((one, other) => other.at - one.at)
    .map(({ task }) => task);
  const open = active.flatMap(({ week }) => week.tasks.map(({ task }) => task.id));
  return [...new Set([...done, ...open])].flatMap((id) => curriculum.unit(id) ?? []);
}

/** A round as far as it was answered. */
export interface Round {
  readonly questions: readonly QuizQuestion[];
  /** What was answered since it began, by the id of the question. */
  readonly answered: ReadonlyMap<string, Answered>;
  /** The first question without an answer; undefined at the end. */
  readonly next: QuizQuestion | undefined;
}

/** The state of a round of these questions that began at `since`. */
export function roundAt(
  ids: readonly string[],
  since: EpochMs,
  answers: readonly Answered[],
  curriculum: Curriculum,
): Round {
  const questions = ids.flatMap((id) => questionOf(id, curriculum) ?? []);
  const answered = new Map(answers.filter(({ at }) => at >= since).map((one) => [one.question, one]));
  return { questions, answered, next: questions.find(({ id }) => !answered.has(id)) };
}
