import type { Dataset } from '../../dataset/dataset.ts';
import type { PersonKey, Plan, ReadOnlyRepositories, Schedule } from '../../store/store.ts';
import type { EpochMs } from '../../time.ts';
import { dueBefore } from '../quiz/schedule.ts';
import { gradesIn, type Grades } from '../skills/grades.ts';
import { activePlans, type ActivePlan } from './active-plans.ts';
import { WEEKLY_PLAN } from './schedule-of.ts';

/** A person's plans and schedule, and the plans under way as they are shown. */
export interface MyPlans {
  readonly schedule: Schedule | undefined;
  readonly plans: readonly Plan[];
  readonly grades: Grades;
  readonly active: readonly ActivePlan[];
  /** The ids of the questions that come back. */
  readonly due: readonly string[];
}

/** Reads a person's plans, with the grades by which units are left out. */
export async function myPlans(
  person: PersonKey,
  store: Pick<ReadOnlyRepositories, 'schedules' | 'plans' | 'people' | 'quiz'>,
  dataset: Dataset,
  now: EpochMs,
): Promise<MyPlans> {
  const [schedule, plans, remembered] = [
    await store.schedules.get(person, WEEKLY_PLAN),
    await store.plans.list(person),
    await store.people.defaults(person),
  ];
  const due = await store.quiz.due(person, dueBefore(now));
  const grades = gradesIn(remembered);
  return {
    schedule,
    plans,
    grades,
    active: activePlans(plans, { hours: schedule?.hours, grades }, dataset, now),
    due,
  };
}
