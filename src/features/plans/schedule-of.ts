import type { Memory, PersonKey, Schedule } from '../../store/store.ts';
import { UserError } from '../../core/declare/user-error.ts';

/**
 * The schedule that a command is about to change.
 * @throws UserError where the person has none: `nothing` says what there is not, such as "nothing to pause"
 */
export async function scheduleOf(
  store: Pick<Memory, 'schedule'>,
  person: PersonKey,
  nothing: string,
): Promise<Schedule> {
  const schedule = await store.schedule(person);
  if (schedule) return schedule;
  throw new UserError('no-schedule', `There is ${nothing}`, 'Start a plan with “/plan start 30 days”.');
}
