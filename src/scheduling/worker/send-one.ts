import { createHash } from 'node:crypto';
import type { LookupResult, SendResult } from '../../adapters/shared/adapter.ts';
import type { Reply } from '../../reply/reply.ts';
import { isChannelRecipient } from '../../store/store.ts';
import type { Due, Next, Outcome, Repositories, ScheduleChange } from '../../store/store.ts';
import { insteadOf, isDayOff, type DaysOff } from '../calendar/days-off.ts';
import { dateAt, weekOf } from '../calendar/week.ts';
import { isTooLate, MAX_LATENESS, lateness } from '../calendar/lateness.ts';
import type { Composed, MessageKind } from '../kinds/message-kind.ts';
import { retryAfter, SOONEST_RETRY } from './retry.ts';
import type { EpochMs } from '../../time.ts';

/** The events that are counted while messages are sent. */
export type DeliveryEvent =
  | 'sent'
  | 'late'
  | 'resent'
  | 'skipped'
  | 'failed'
  | 'unknown'
  | 'dropped'
  | 'suspended'
  | 'fenced';

/** The dependencies of sending. */
export interface Sending {
  readonly ledger: Pick<
    Repositories['ledger'],
    'claimDue' | 'mostAtOnce' | 'record' | 'holds' | 'renew' | 'release' | 'markResent'
  >;
  readonly kinds: readonly MessageKind[];
  readonly now: () => EpochMs;
  /**
   * One attempt. `key` is the same for every attempt of one occurrence; `holds` is to be asked right before the request
   * goes out, since another process may have taken it over while it waited.
   */
  readonly send: (due: Due, reply: Reply, key: string, holds: () => boolean) => Promise<SendResult>;
  /** Whether an attempt whose outcome is unknown did arrive, where the platform can tell. */
  readonly lookup: (due: Due, key: string) => Promise<LookupResult>;
  /** The days on which the workspace of a due message wants none; undefined where there are none. */
  readonly daysOff?: (due: Due) => Promise<DaysOff | undefined>;
  readonly count: (event: DeliveryEvent) => void;
  /** Does the work of one message, where that is measured. */
  readonly each?: (due: Due, work: () => Promise<void>) => Promise<void>;
  readonly report: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** How long a claim holds, in milliseconds. */
export const LEASE = 60_000;
/** Later than this is said to be late, in milliseconds. */
const SAID_LATE = 15 * 60_000;

type Message = Extract<Composed, { reply: Reply }>;

/** A message of a claim, with what it takes to send it and to go on. */
interface Attempt {
  readonly due: Due;
  readonly message: Message;
  readonly key: string;
  readonly next: Next;
  readonly late: boolean;
}

/** The key of one occurrence of one recipient, the same for every attempt. A hash: it goes to the platform. */
const keyOf = ({ recipient, kind, occurrence }: Due): string => {
  const ref = isChannelRecipient(recipient) ? recipient.channel : recipient.person;
  return createHash('sha256')
    .update([recipient.platform, recipient.workspace, kind, ref, occurrence].join('\0'))
    .digest('base64url')
    .slice(0, 24);
};

/** Composes, sends and records one claimed message. Rejects where the database is away; the claim then runs out. */
export async function sendOne(due: Due, sending: Sending): Promise<void> {
  const { now, count } = sending;
  const kind = sending.kinds.find((one) => one.name === due.kind);
  if (!kind) return putOff(due, sending);
  const next = kind.following(due, now());
  if (due.before === 'sent' || due.before === 'skipped' || due.before === 'dropped')
    return record(due, { state: due.before }, { next }, sending);
  if (isTooLate(due.dueAt, now())) {
    count('skipped');
    const error = `more than ${MAX_LATENESS / 3_600_000} hours late`;
    return record(due, { state: 'skipped', error }, { next }, sending);
  }
  const off = await sending.daysOff?.(due);
  const instead = off && onDayOff(due, kind, off, now());
  if (instead) return record(due, { state: 'skipped', error: 'a day off there' }, { next: instead }, sending);
  const late = lateness(due.dueAt, now()) > SAID_LATE;
  const composed = await kind.compose(due, { next, late, off, now: now() });
  if ('nothing' in composed)
    return record(due, { state: 'skipped', error: composed.nothing }, composed.change, sending);
  const attempt = { due, message: composed, key: keyOf(due), next, late };
  const inDoubt = due.before === 'claimed' || due.before === 'unknown';
  return inDoubt ? settleDoubt(attempt, kind, sending) : sendOnce(attempt, sending);
}

/**
 * The send in place of one that would go out on a day off of its workspace: on the next working day of its week, or else the
 * regular one after it. Undefined where it may go out, or may have gone out already.
 */
function onDayOff(due: Due, kind: MessageKind, off: DaysOff, now: EpochMs): Next | undefined {
  if (due.before === 'claimed' || due.before === 'unknown') return undefined;
  const today = dateAt(now, due.schedule.zone);
  if (!isDayOff(off, due.occurrence) && !isDayOff(off, today)) return undefined;
  // Of a week that is over nothing is made up for.
  const isOver = weekOf(today) > weekOf(due.occurrence);
  const date = isOver ? undefined : insteadOf(off, today > due.occurrence ? today : due.occurrence);
  return date === undefined ? kind.following(due, now) : kind.on(due, date);
}

/** A kind that this process does not know is another version's to send: it is due again in a while. */
function putOff(due: Due, sending: Sending): Promise<void> {
  const at = sending.now() + retryAfter(due.attempts, keyOf(due));
  const error = `this version of Rung knows no message of the kind ${due.kind}`;
  return record(due, { state: 'failed', error }, { next: { at, occurrence: due.occurrence } }, sending);
}

/** Looks for a message that may have arrived, and sends it once more where that can never be told and it may repeat. */
async function settleDoubt(attempt: Attempt, kind: MessageKind, sending: Sending): Promise<void> {
  const { due, key, next } = attempt;
  const found = await sending.lookup(due, key);
  if (found === undefined) return sendOnce(attempt, sending);
  if (found !== 'unknown') return settle(attempt, { kind: 'sent', message: found }, sending);
  if (sending.signal.aborted) return sending.ledger.release([due]);
  if (!kind.mayRepeat)
    return settle(attempt, { kind: 'unknown', what: 'it cannot be told whether it arrived' }, sending);
  if (await sending.ledger.markResent(due)) {
    sending.count('resent');
    return sendOnce(attempt, sending);
  }
  sending.count('dropped');
  const error = 'whether it arrived is not known, nor of its second';
  return record(due, { state: 'dropped', error }, { next }, sending);
}

/** Sends where the claim still holds; a worker that slept past its lease sends nothing. */
async function sendOnce(attempt: Attempt, sending: Sending): Promise<void> {
  const { due, message, key } = attempt;
  const { ledger, now, send, signal } = sending;
  // A claim that has most of its time left is only looked at: that writes nothing.
  const isFresh = due.until - now() > LEASE / 2;
  const until = isFresh ? due.until : now() + LEASE;
  const result: SendResult = (await (isFresh ? ledger.holds(due) : ledger.renew(due, until)))
    ? await send(due, message.reply, key, () => now() < until)
    : { kind: 'retryable', what: 'the claim ran out', after: 0 };
  // At a stop, whoever takes up a message that did not go out finds it as it was.
  if (signal.aborted && result.kind === 'retryable' && result.after === 0) return ledger.release([due]);
  return settle(attempt, result, sending);
}

/** Records what came of an attempt, and how its schedule goes on. */
function settle(attempt: Attempt, result: SendResult, sending: Sending): Promise<void> {
  const { due, message, next, late } = attempt;
  const { count } = sending;
  switch (result.kind) {
    case 'sent':
      count(late ? 'late' : 'sent');
      return record(due, { state: 'sent', message: result.message }, message.change, sending);
    case 'retryable':
    case 'unknown':
      return tryAgain(attempt, result, sending);
    case 'unreachable':
    case 'revoked': {
      count('suspended');
      const reason = result.kind === 'unreachable' ? message.whenUnreachable : 'Rung was removed';
      const change = { next: undefined, state: 'suspended', reason } as const;
      return record(due, { state: 'dropped', error: result.what }, change, sending);
    }
    case 'rejected':
      count('dropped');
      return record(due, { state: 'dropped', error: result.what }, { next }, sending);
  }
}

/** Puts a message off to its next try, or gives it up where that would come too late. */
function tryAgain(
  { due, key, next }: Attempt,
  result: Extract<SendResult, { kind: 'retryable' | 'unknown' }>,
  sending: Sending,
): Promise<void> {
  const after = result.kind === 'retryable' ? result.after : undefined;
  const at = sending.now() + Math.max(SOONEST_RETRY, after ?? retryAfter(due.attempts, key));
  const isOver = isTooLate(due.dueAt, at);
  const state = isOver ? 'dropped' : result.kind === 'retryable' ? 'failed' : 'unknown';
  sending.count(state);
  const change = { next: isOver ? next : { at, occurrence: due.occurrence } };
  return record(due, { state, error: result.what }, change, sending);
}

async function record(
  due: Due,
  outcome: Outcome,
  change: ScheduleChange,
  { ledger, now, count }: Sending,
): Promise<void> {
  if (!(await ledger.record(due, outcome, change, now()))) count('fenced');
}
