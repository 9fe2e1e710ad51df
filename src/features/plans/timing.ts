import {
  firstAfterChange,
  following,
  isRegular,
  occurrences,
  type Occurrence,
  type Weekly,
} from '../../scheduling/calendar/occurrence.ts';
import { spreadOf } from '../../scheduling/calendar/spread.ts';
import { isChannelRecipient, type Due, type Next, type Recipient, type Schedule } from '../../store/store.ts';

/** The series a schedule stands for. */
export const weeklyOf = ({ weekday, time, zone }: Pick<Schedule, 'weekday' | 'time' | 'zone'>): Weekly => ({
  weekday: weekday as Weekly['weekday'],
  time,
  zone,
});

/** An occurrence as a recipient's next send: in the minute of its time, each at a second of their own. */
export const nextOf = ({ at, date }: Occurrence, recipient: Recipient): Next => {
  const ref = isChannelRecipient(recipient) ? recipient.channel : recipient.person;
  return { at: at + spreadOf([recipient.platform, recipient.workspace, ref].join('\0')), occurrence: date };
};

/** The regular send after a due one. */
export const followingOf = ({ recipient, schedule, occurrence, dueAt }: Due, now: number): Next =>
  nextOf(firstAfterChange(weeklyOf(schedule), Math.max(now, dueAt), occurrence), recipient);

const LOOK_BACK = 8 * 86_400_000;

/**
 * The next send after a change of the schedule or a rest. The last regular one that is past counts as sent, so that no
 * week has two; a change may cost days, never add a message.
 */
export function nextAfter(
  recipient: Recipient,
  weekly: Weekly,
  before: Weekly | undefined,
  now: number,
): Next {
  const past = before ? occurrences(before, now - LOOK_BACK, 3).findLast((one) => one.at <= now) : undefined;
  return nextOf(firstAfterChange(weekly, now, past?.date), recipient);
}

/** What comes after a send; one that was put off is followed by the first of a later week. */
const after = (weekly: Weekly, last: Occurrence): Occurrence =>
  isRegular(weekly, last) ? following(weekly, last) : firstAfterChange(weekly, last.at, last.date);

/** The next sends of a schedule as it stands, the first of them possibly put off. Epoch milliseconds. */
export function nextSends(schedule: Schedule, count: number): readonly number[] {
  if (!schedule.next) return [];
  const weekly = weeklyOf(schedule);
  const sends = [schedule.next.at];
  let last = { date: schedule.next.occurrence, at: schedule.next.at };
  while (sends.length < count) {
    last = after(weekly, last);
    sends.push(last.at);
  }
  return sends;
}
