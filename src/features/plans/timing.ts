import {
  firstAfterChange,
  following,
  isRegular,
  nextOccurrence,
  occurrenceOn,
  occurrences,
  type Occurrence,
  type Weekly,
} from '../../scheduling/calendar/occurrence.ts';
import { dateAt, weekOf } from '../../scheduling/calendar/week.ts';
import { spreadOf } from '../../scheduling/calendar/spread.ts';
import { isChannelRecipient, type Due, type Next, type Recipient, type Schedule } from '../../store/store.ts';
import { DAY_MS, type EpochMs } from '../../time.ts';

/** The weekly series of a schedule. */
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

/** What of a due send says when others are. */
type DueTime = Pick<Due, 'recipient' | 'schedule' | 'occurrence' | 'dueAt'>;

/** The regular send after a due one. */
export const followingOf = ({ recipient, schedule, occurrence, dueAt }: DueTime, now: EpochMs): Next =>
  nextOf(firstAfterChange(weeklyOf(schedule), Math.max(now, dueAt), occurrence), recipient);

/** The send of a due one on another date, at the same hour. */
export const onDate = (
  { recipient, schedule }: Pick<DueTime, 'recipient' | 'schedule'>,
  date: string,
): Next => nextOf(occurrenceOn(weeklyOf(schedule), date), recipient);

const LOOK_BACK = 8 * DAY_MS;

/**
 * The send of a schedule that was due while nothing was sent: at once where it belongs to the week that it is now, or where
 * another of this week was due since. Of weeks that are over nothing is made up for. Undefined where none was due.
 */
export function afterHold(recipient: Recipient, schedule: Schedule, now: EpochMs): Next | undefined {
  const { next, zone } = schedule;
  if (!next || next.at > now) return undefined;
  const weekly = weeklyOf(schedule);
  const week = weekOf(dateAt(now, zone));
  if (weekOf(next.occurrence) >= week) return { at: now, occurrence: next.occurrence };
  const missed = occurrences(weekly, now - LOOK_BACK, 3).find(
    ({ at, date }) => at <= now && weekOf(date) === week,
  );
  return missed
    ? { at: now, occurrence: missed.date }
    : nextOf(firstAfterChange(weekly, now, next.occurrence), recipient);
}

/**
 * The next send after a schedule was changed or resumed. The last regular send before `now` counts as sent, so that no
 * week has two: a change may delay a message by days, and never adds one. None was sent before `since`, where nothing had
 * begun yet.
 */
export function nextAfter(
  recipient: Recipient,
  weekly: Weekly,
  before: Weekly | undefined,
  now: EpochMs,
  since = -Infinity,
): Next {
  const past = before
    ? occurrences(before, now - LOOK_BACK, 3).findLast(({ at }) => at <= now && at >= since)
    : undefined;
  return nextOf(firstAfterChange(weekly, now, past?.date), recipient);
}

/**
 * The next send of a changed time where the one before was put off: the day that was chosen stays, another weekday comes
 * after it. A day of the series itself may have been put off or merely be the next after a change: it keeps its week.
 * `regular` where nothing was put off.
 */
export function keepingSnooze(
  recipient: Recipient,
  before: Schedule,
  weekly: Weekly,
  regular: Next,
  now: EpochMs,
): Next {
  const old = weeklyOf(before);
  const { occurrence: date, at } = before.next ?? regular;
  const isOwnDay = isRegular(old, { date, at });
  if (!before.next || (isOwnDay && date <= nextOccurrence(old, now).date)) return regular;
  const from = occurrenceOn(weekly, isOwnDay ? weekOf(date) : date);
  const kept =
    weekly.weekday === old.weekday ? occurrenceOn(weekly, date) : nextOccurrence(weekly, from.at - 1);
  if (kept.at <= now || (isOwnDay && kept.date < regular.occurrence)) return regular;
  return nextOf(kept, recipient);
}

/** A schedule as it was before it was paused, with the send that it held back. */
export function beforePause(schedule: Schedule, recipient: Recipient): Schedule {
  const { next, held } = schedule;
  if (next || held === undefined) return schedule;
  return { ...schedule, next: nextOf(occurrenceOn(weeklyOf(schedule), held), recipient) };
}

/** Whether the next send was put off to a day that is not its own. */
export const isPutOff = (schedule: Schedule): boolean =>
  schedule.next !== undefined &&
  !isRegular(weeklyOf(schedule), { date: schedule.next.occurrence, at: schedule.next.at });

/** The send after another one; after a snoozed one it is the first of a later week, so that no week has two. */
const after = (weekly: Weekly, last: Occurrence): Occurrence =>
  isRegular(weekly, last) ? following(weekly, last) : firstAfterChange(weekly, last.at, last.date);

/** The next sends of a schedule as it stands, the first of them possibly put off. */
export function nextSends(schedule: Schedule, count: number): readonly EpochMs[] {
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
