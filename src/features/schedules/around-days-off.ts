import { insteadOf, isDayOff, type DaysOff } from '../../scheduling/calendar/days-off.ts';
import {
  isChannelRecipient,
  type Next,
  type ReadOnlyRepositories,
  type Recipient,
  type Schedule,
} from '../../store/store.ts';
import { followingOf, onDate } from '../plans/timing.ts';
import { daysOffOf } from '../settings/workspace-choices.ts';

/** The most sends that are looked through: a year of weeks, each put off once. */
const MOST = 106;

/**
 * A schedule as it will go out, to be shown and not to be kept: where its next send falls on a day off of the workspace,
 * the one that the scheduler puts in its place.
 */
export async function aroundDaysOff<S extends Schedule | undefined>(
  schedule: S,
  recipient: Recipient,
  { workspaceSettings, schedules }: Pick<ReadOnlyRepositories, 'workspaceSettings' | 'schedules'>,
  kind: string,
): Promise<S> {
  if (!schedule?.next || recipient.workspace === '') return schedule;
  // Of a person who linked two accounts, that of the account that is written to.
  const account = isChannelRecipient(recipient) ? recipient : await schedules.accountOf(recipient, kind);
  const to = account ?? recipient;
  const { platform, workspace } = to;
  const off = workspace === '' ? undefined : daysOffOf(await workspaceSettings.list({ platform, workspace }));
  return off ? { ...schedule, next: workingSend(schedule, to, schedule.next, off) } : schedule;
}

/** The first send from one on that falls on no day off; undefined where a year has none. */
function workingSend(schedule: Schedule, recipient: Recipient, from: Next, off: DaysOff): Next | undefined {
  let next = from;
  for (let turn = 0; turn < MOST; turn += 1) {
    if (!isDayOff(off, next.occurrence)) return next;
    const due = { recipient, schedule, occurrence: next.occurrence, dueAt: next.at };
    const instead = insteadOf(off, next.occurrence);
    next = instead === undefined ? followingOf(due, next.at) : onDate(due, instead);
  }
  return undefined;
}
