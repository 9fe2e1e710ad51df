import { insteadOf, isDayOff, type DaysOff } from '../../scheduling/calendar/days-off.ts';
import {
  isChannelRecipient,
  type Next,
  type ReadOnlyRepositories,
  type Recipient,
  type Schedule,
} from '../../store/store.ts';
import { followingOf, nextSends, onDate } from '../plans/timing.ts';
import type { EpochMs } from '../../time.ts';
import { daysOffOf } from '../settings/workspace-choices.ts';

/** The most sends that are looked through: a year of weeks, each put off once. */
const MOST = 106;

type Known = Pick<ReadOnlyRepositories, 'workspaceSettings' | 'schedules'>;

/**
 * A schedule as it will go out, to be shown and not to be kept: where its next send falls on a day off of the workspace,
 * the one that the scheduler puts in its place.
 */
export async function aroundDaysOff<S extends Schedule | undefined>(
  schedule: S,
  recipient: Recipient,
  store: Known,
  kind: string,
): Promise<S> {
  if (!schedule?.next) return schedule;
  const { to, off } = await keptFree(recipient, store, kind);
  return off ? { ...schedule, next: workingSend(schedule, to, schedule.next, off) } : schedule;
}

/** When the next messages of a schedule go out, past the days off of the workspace: `count` at most. */
export async function sendsToCome(
  schedule: Schedule,
  recipient: Recipient,
  store: Known,
  { kind, count }: { readonly kind: string; readonly count: number },
): Promise<readonly EpochMs[]> {
  if (!schedule.next) return [];
  const { to, off } = await keptFree(recipient, store, kind);
  if (!off) return nextSends(schedule, count);
  const sends: EpochMs[] = [];
  let next = workingSend(schedule, to, schedule.next, off);
  while (next && sends.length < count) {
    sends.push(next.at);
    const sent = { recipient: to, schedule, occurrence: next.occurrence, dueAt: next.at };
    next = workingSend(schedule, to, followingOf(sent, next.at), off);
  }
  return sends;
}

/** Who is written to, and the days off of their workspace. */
async function keptFree(
  recipient: Recipient,
  { workspaceSettings, schedules }: Known,
  kind: string,
): Promise<{ readonly to: Recipient; readonly off: DaysOff | undefined }> {
  if (recipient.workspace === '') return { to: recipient, off: undefined };
  // Of a person who linked two accounts, that of the account that is written to.
  const account = isChannelRecipient(recipient) ? recipient : await schedules.accountOf(recipient, kind);
  const to = account ?? recipient;
  const { platform, workspace } = to;
  return {
    to,
    off: workspace === '' ? undefined : daysOffOf(await workspaceSettings.list({ platform, workspace })),
  };
}

/** The first send from one on that falls on no day off; undefined where a year has none. */
export function workingSend(
  schedule: Schedule,
  recipient: Recipient,
  from: Next,
  off: DaysOff,
): Next | undefined {
  let next = from;
  for (let turn = 0; turn < MOST; turn += 1) {
    if (!isDayOff(off, next.occurrence)) return next;
    const due = { recipient, schedule, occurrence: next.occurrence, dueAt: next.at };
    const instead = insteadOf(off, next.occurrence);
    next = instead === undefined ? followingOf(due, next.at) : onDate(due, instead);
  }
  return undefined;
}
