import {
  firstAfterChange,
  nextOccurrence,
  occurrenceOn,
  type Occurrence,
  type Weekly,
} from './occurrence.ts';
import { dateAt, isDate, plusDays, weekOf, type WallDate } from './week.ts';
import type { EpochMs } from '../../time.ts';

/** How far a send is put off: to the next day, to the next Monday, or until a date ("2026-12-10"). */
export type SnoozeKind = 'day' | 'monday' | { readonly until: WallDate };

/** A send put off. Only it moves: the series stays where it is. */
export interface Snoozed {
  /** When it comes, under the date it comes on: that date is its id and decides its week. */
  readonly send: Occurrence;
  /**
   * The regular occurrences that it stands for, earliest first: those passed on the way and the one of its own ISO
   * week, so that no week has two. Mostly none.
   */
  readonly dropped: readonly Occurrence[];
  /** Where the series goes on once it is sent. */
  readonly next: Occurrence;
}

/** Why a send is not put off, for whoever words the answer. */
export interface NotSnoozed {
  readonly refused: 'no-date' | 'not-later' | 'too-far';
}

/** Days from today that a send may be put off by; a longer rest is a pause. */
export const LONGEST_SNOOZE = 366;

/**
 * Puts one send off: `standing`, the one to come or else the last that came, as it stands (snoozed again, it counts
 * from where it was put). It comes at the series' wall time, by the same rule for clock changes:
 *
 * - `day`: the day after its own date, or after today where that is later;
 * - `monday`: the first Monday after the same;
 * - until a date: that date, where it is later than the send's own and still to come at `now`.
 *
 * Throws RangeError where the series' time or zone is none.
 */
export function snoozedTo(
  kind: SnoozeKind,
  weekly: Weekly,
  standing: Occurrence,
  now: EpochMs,
): Snoozed | NotSnoozed {
  const today = dateAt(now, weekly.zone);
  const floor = Math.max(now, standing.at);
  const isLater = ({ date, at }: Occurrence): boolean => at > floor && date > standing.date;
  const send = target(kind, weekly, today, isLater);
  if (send === undefined) return { refused: 'no-date' };
  if (!isLater(send)) return { refused: 'not-later' };
  if (send.date > plusDays(today, LONGEST_SNOOZE)) return { refused: 'too-far' };
  const next = firstAfterChange(weekly, send.at, send.date);
  const dropped: Occurrence[] = [];
  for (let one = nextOccurrence(weekly, floor); one.at < next.at; one = nextOccurrence(weekly, one.at))
    dropped.push(one);
  return { send, dropped, next };
}

/** Where a send is put. A day that a place leaves out may be no later than where it stood, so that is asked of each. */
function target(
  kind: SnoozeKind,
  weekly: Weekly,
  today: WallDate,
  isLater: (one: Occurrence) => boolean,
): Occurrence | undefined {
  if (typeof kind === 'object') return isDate(kind.until) ? occurrenceOn(weekly, kind.until) : undefined;
  const step = kind === 'day' ? 1 : 7;
  let date = plusDays(kind === 'day' ? today : weekOf(today), step);
  while (!isLater(occurrenceOn(weekly, date))) date = plusDays(date, step);
  return occurrenceOn(weekly, date);
}
