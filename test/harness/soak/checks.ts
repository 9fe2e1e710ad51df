import type { Sending } from './messages.ts';
import type { Subscriber } from './people.ts';
import type { Notebook } from './report.ts';
import { weekOfMessage } from './week-of.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** A Monday, from which weeks are counted. */
const FIRST = Date.UTC(2024, 0, 1);
/**
 * Who changed nothing for so long is written to in each week, and once. A message that was put off into the next week takes
 * the place of that week's.
 */
export const SETTLED = 23 * DAY;
/** The nearest that two messages of a week may come to anybody: a day's snooze, on the night an hour is left out. */
const NEAREST = 22 * HOUR;

const who = (one: Subscriber): string =>
  `${one.id} (${one.platform} ${one.workspace}, ${one.weekday} ${one.time} ${one.zone}, ${one.state})`;
const day = (at: number): string => new Date(at).toISOString().slice(0, 16);

/** Whether a message asks whether to go on at all; none follows it unless that is answered. */
export const isQuestion = ({ title }: Sending): boolean => /keep going/iu.test(title);

/** Checks that a message is of its reader's own workspace, and names no other. */
export function checkNames(one: Subscriber, message: Sending, now: number, notes: Notebook): void {
  const foreign = [message.workspace, ...message.names].find((name) => name !== one.workspace);
  if (foreign !== undefined) notes.violation(`${day(now)} ${who(one)} read of ${foreign}: ${message.title}`);
}

/** Checks a message on its arrival: that it was asked for, that it is the only one of its week, that it names no other team. */
export function checkArrival(one: Subscriber, message: Sending, now: number, notes: Notebook): void {
  checkNames(one, message, now, notes);
  if (one.state !== 'active') notes.violation(`${day(now)} ${who(one)} did not ask for “${message.title}”`);
  const week = weekOfMessage(one, now);
  const isSettled = now - one.settled > SETTLED;
  if (week <= one.lastWeek && (isSettled || now - one.lastAt < NEAREST))
    notes.violation(`${day(now)} ${who(one)} got “${message.title}” after ${day(one.lastAt)}`);
  one.lastWeek = week;
  one.lastAt = now;
}

/** Those who should have had a message in the week before `now` and had none. */
export function missing<One extends Subscriber>(people: readonly One[], now: number): readonly One[] {
  const ended = Math.floor((now - FIRST) / WEEK) - 1;
  return people.filter(
    ({ state, settled, lastWeek }) => state === 'active' && now - settled > SETTLED && lastWeek < ended,
  );
}

/** Takes down who was forgotten: their schedule says they are to be written to, or gives no reason that they know. */
export function checkMissing(one: Subscriber, state: string, now: number, notes: Notebook): void {
  if (state !== 'paused: no plan is under way')
    notes.violation(
      `${day(now)} ${who(one)} had no message in the week before: ${state}; ${one.talk.join('; ')}`,
    );
  one.state = 'stopped';
  notes.count('plans finished');
}
