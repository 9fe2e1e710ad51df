import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { LookupResult, SendResult } from '../../adapters/shared/adapter.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Due, Next, Outcome, Store, Then } from '../../store/store.ts';
import { SPREAD, spreadOf } from '../calendar/spread.ts';
import { isMisfire, LATEST, lateness } from '../calendar/misfire.ts';

/**
 * What is said when a send is due, and how its schedule goes on once it is: `closed` is why it is suspended where whoever
 * is written to takes nothing. Where nothing is to be said, why not.
 */
export type Composed =
  | { readonly reply: Reply; readonly closed: string; readonly then: Then }
  | { readonly why: string; readonly then: Then };

/** What is known of a send when it is composed. */
export interface Moment {
  /** The regular send after it. */
  readonly next: Next;
  /** Whether it comes after its time. */
  readonly late: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What sending needs, handed in. */
export interface Sending {
  readonly store: Pick<Store, 'claimDue' | 'recordNudge' | 'renew' | 'releaseDue' | 'resend'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** What is said now. */
  readonly compose: (due: Due, moment: Moment) => Promise<Composed>;
  /**
   * One attempt. `key` is the same for every attempt of one occurrence; `holds` is to be asked right before the request
   * goes out, since another process may have taken it over while it waited.
   */
  readonly send: (due: Due, reply: Reply, key: string, holds: () => boolean) => Promise<SendResult>;
  /** Whether an attempt whose outcome is unknown did arrive, where the platform can tell. */
  readonly find: (due: Due, key: string) => Promise<LookupResult>;
  /** Whether it is sent once more where it can never be told whether it arrived. */
  readonly resends: (due: Due) => boolean;
  /** The regular send after this one. */
  readonly following: (due: Due, now: number) => Next;
  readonly count: (
    what: 'sent' | 'late' | 'resent' | 'skipped' | 'failed' | 'unknown' | 'dropped' | 'suspended' | 'fenced',
  ) => void;
  readonly report: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Claimed at once, when no more than a few are in flight: together far less than can be sent in half a lease. */
const BATCH = 40;
const FEW = 10;
/** How long nothing more is asked for while the last ones take their time, in milliseconds. */
const PAUSE = 10_000;
/** How long a claim holds, in milliseconds. */
const LEASE = 60_000;
/** How long after a failure it is tried again, in milliseconds, doubled each time. */
const FIRST_RETRY = 30_000;
const LONGEST_RETRY = 30 * 60_000;
/** What asks to be tried again at once waits so long, in milliseconds: nothing goes round in a circle. */
const SOONEST_RETRY = 1_000;
/** Later than this is said to be late, in milliseconds. */
const SAID_LATE = 15 * 60_000;

/**
 * Sends what is due until nothing is, or until it is told to stop; returns how many were claimed. A few sends that take
 * long hold up no other: the next are claimed when most are done.
 */
export async function deliverDue(sending: Sending): Promise<number> {
  const { store, now, signal, report } = sending;
  const isStopping = (): boolean => signal.aborted;
  const inFlight = new Set<Promise<void>>();
  let claimed = 0;
  try {
    while (!isStopping()) {
      const wasIdle = inFlight.size === 0;
      const dues = await store.claimDue(now(), BATCH, LEASE);
      if (dues.length === 0 && wasIdle) break;
      claimed += dues.length;
      if (isStopping()) {
        if (dues.length > 0) await store.releaseDue(dues);
        break;
      }
      for (const due of dues) {
        const done: Promise<void> = deliverOne(due, sending)
          .catch(report)
          .finally(() => inFlight.delete(done));
        inFlight.add(done);
      }
      // With nothing more due the last ones are waited for, but not at the cost of what becomes due meanwhile.
      if (dues.length === 0)
        await Promise.race([Promise.all(inFlight), wait(PAUSE, undefined, { ref: false })]);
      while (inFlight.size > FEW) await Promise.race(inFlight);
    }
  } finally {
    await Promise.all(inFlight);
  }
  return claimed;
}

/** The key of one occurrence of one recipient, the same for every attempt. A hash: it goes to the platform. */
const keyOf = ({ person, occurrence }: Due): string =>
  createHash('sha256')
    .update([person.platform, person.workspace, person.person, occurrence].join('\0'))
    .digest('base64url')
    .slice(0, 24);

async function deliverOne(due: Due, sending: Sending): Promise<void> {
  const { store, now, count, signal } = sending;
  const record = async (outcome: Outcome, then: Then): Promise<void> => {
    if (!(await store.recordNudge(due, outcome, then, now()))) count('fenced');
  };
  const next = sending.following(due, now());
  if (due.before === 'sent' || due.before === 'skipped' || due.before === 'dropped') {
    return record({ state: due.before }, { next });
  }
  if (isMisfire(due.dueAt, now())) {
    count('skipped');
    return record({ state: 'skipped', error: `more than ${LATEST / 3_600_000} hours late` }, { next });
  }
  const late = lateness(due.dueAt, now()) > SAID_LATE;
  const composed = await sending.compose(due, { next, late, now: now() });
  if ('why' in composed) return record({ state: 'skipped', error: composed.why }, composed.then);
  const key = keyOf(due);
  const inDoubt = due.before === 'claimed' || due.before === 'unknown';
  const found = inDoubt ? await sending.find(due, key) : undefined;
  const again = found === 'unknown' && !signal.aborted && sending.resends(due);
  if (again && !(await store.resend(due))) {
    count('dropped');
    return record(
      { state: 'dropped', error: 'whether it arrived is not known, nor of its second' },
      { next },
    );
  }
  if (again) count('resent');
  const sent: SendResult =
    found === undefined || again
      ? await attempt(due, composed.reply, key, sending)
      : found === 'unknown'
        ? { kind: 'unknown', what: 'it cannot be told whether it arrived' }
        : { kind: 'sent', message: found };
  if (signal.aborted && isUntouched(sent, !again && found === 'unknown')) return store.releaseDue([due]);
  switch (sent.kind) {
    case 'sent':
      count(late ? 'late' : 'sent');
      return record({ state: 'sent', message: sent.message }, composed.then);
    case 'retryable':
    case 'unknown': {
      const after = sent.kind === 'retryable' ? sent.after : undefined;
      const at = now() + Math.max(SOONEST_RETRY, after ?? retryAfter(due.attempts, key));
      const isOver = isMisfire(due.dueAt, at);
      count(isOver ? 'dropped' : sent.kind === 'retryable' ? 'failed' : 'unknown');
      return record(
        { state: isOver ? 'dropped' : sent.kind === 'retryable' ? 'failed' : 'unknown', error: sent.what },
        { next: isOver ? next : { at, occurrence: due.occurrence } },
      );
    }
    case 'unreachable':
    case 'revoked':
      count('suspended');
      return record(
        { state: 'dropped', error: sent.what },
        {
          next: undefined,
          state: 'suspended',
          reason: sent.kind === 'unreachable' ? composed.closed : 'Rung was removed',
        },
      );
    case 'rejected':
      count('dropped');
      return record({ state: 'dropped', error: sent.what }, { next });
  }
}

/** Sends where the claim still holds; a worker that slept past its lease sends nothing. */
async function attempt(
  due: Due,
  reply: Reply,
  key: string,
  { store, now, send }: Sending,
): Promise<SendResult> {
  const until = now() + LEASE;
  if (!(await store.renew(due, until))) return { kind: 'retryable', what: 'the claim ran out', after: 0 };
  return send(due, reply, key, () => now() < until);
}

/** Whether nothing went out and nothing was learnt: at a stop, whoever takes it up next finds it as it was. */
const isUntouched = (sent: SendResult, lookedInVain: boolean): boolean =>
  lookedInVain || (sent.kind === 'retryable' && sent.after === 0);

/** Doubled each time, and then a part of its upper half: what failed together does not come back together. */
function retryAfter(attempts: number, key: string): number {
  const whole = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.max(0, attempts - 1));
  return Math.round((whole / 2) * (1 + spreadOf(`${key} ${attempts}`) / SPREAD));
}
