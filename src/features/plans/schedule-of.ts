import { command } from '../../reply/build.ts';
import type { PersonKey, ReadOnlyRepositories, Schedule } from '../../store/store.ts';
import { UserError } from '../../core/declare/user-error.ts';

/** The kind of the schedules by which people get their weekly message. */
export const WEEKLY_PLAN = 'weekly-plan';

/**
 * The schedule that a command is about to change.
 * @throws UserError where the person has none: `nothing` says what there is not, such as "nothing to pause"
 */
export async function scheduleOf(
  { schedules }: Pick<ReadOnlyRepositories, 'schedules'>,
  person: PersonKey,
  nothing: string,
): Promise<Schedule> {
  const schedule = await schedules.get(person, WEEKLY_PLAN);
  if (schedule) return schedule;
  throw new UserError('no-schedule', `There is ${nothing}`, [
    'Start a plan with ',
    command('/plan start 30 days'),
  ]);
}
