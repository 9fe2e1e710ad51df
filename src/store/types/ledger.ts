import type { Recipient } from '../schema/keys.ts';
import type { EpochMs } from '../../time.ts';
import type { Next, Schedule, ScheduleState } from './schedule.ts';

/**
 * The state of an occurrence. `claimed`: a claim of it ended without an outcome, so it may have arrived; a first claim is
 * not in the ledger. `unknown`: it may have arrived. `failed`: it did not, and is tried again.
 * `sent`, `skipped` (too late, or nothing to say) and `dropped` (given up: the dead letter) are settled.
 */
export type LedgerState = 'claimed' | 'sent' | 'unknown' | 'failed' | 'skipped' | 'dropped';

/** A due send that one process alone may make, until its lease runs out. */
export interface Due {
  readonly recipient: Recipient;
  /** The integer key of the recipient, by which schedules and ledger know it. */
  readonly recipientId: number;
  /** The kind of scheduled message. */
  readonly kind: string;
  /** As it was when claimed. Whoever writes it meanwhile fences this claim off. */
  readonly schedule: Schedule;
  readonly occurrence: string;
  /** When the occurrence was first due, however often it was put off by failures. */
  readonly dueAt: EpochMs;
  /** Proves that the claim still holds. */
  readonly token: string;
  /** When the claim runs out, unless it is prolonged. */
  readonly until: EpochMs;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
  /**
   * The state of the occurrence before this claim; undefined for the first. `claimed` and `unknown`: it may have been
   * sent, look it up first. `sent`, `skipped`, `dropped`: settled, send nothing and go on to the next. `failed` or undefined: send.
   */
  readonly before: LedgerState | undefined;
}

/** The result of a claim. */
export interface Outcome {
  readonly state: Exclude<LedgerState, 'claimed'>;
  /** The platform's answer, such as the message's id: any JSON value. */
  readonly message?: unknown;
  /** Why it did not arrive, in words for the operator. Never what was sent. */
  readonly error?: string;
}

/** How the schedule goes on after an outcome; what is left out stays as it is. */
export interface ScheduleChange {
  /** The same occurrence at a later time tries it again; undefined sends nothing more. */
  readonly next: Next | undefined;
  /** Becoming suspended makes the person one who has to be told. */
  readonly state?: ScheduleState;
  readonly reason?: string | undefined;
  readonly silent?: number;
}

/** A row of the delivery ledger: one an occurrence of a recipient's kind of message. */
export interface LedgerEntry {
  readonly recipient: Recipient;
  readonly kind: string;
  readonly occurrence: string;
  readonly state: LedgerState;
  /** When it was first due, and when it last changed. */
  readonly dueAt: EpochMs;
  readonly at: EpochMs;
  readonly attempts: number;
  readonly message: unknown;
  readonly error: string | undefined;
}
