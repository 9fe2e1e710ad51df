import type { Recipient } from '../../schema/keys.ts';
import type { Next, Schedule, ScheduleState } from '../schedules.ts';

/**
 * What became of an occurrence. `claimed`: somebody is at it, or died at it. `unknown`: it may have arrived. `failed`:
 * it did not, and is tried again. `sent`, `skipped` (too late, or nothing to say) and `dropped` (given up: the dead
 * letter) are settled.
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
  readonly dueAt: number;
  /** Proves that the claim still holds. */
  readonly token: string;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
  /**
   * What the ledger said of the occurrence before. `claimed` and `unknown`: it may have been sent, look it up first.
   * `sent`, `skipped`, `dropped`: settled, send nothing and go on to the next. `failed` or undefined: send.
   */
  readonly before: LedgerState | undefined;
}

/** What came of a claim. */
export interface Outcome {
  readonly state: Exclude<LedgerState, 'claimed'>;
  /** What the platform returned, such as the message's id: anything JSON can say. */
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
  readonly dueAt: number;
  readonly at: number;
  readonly attempts: number;
  readonly message: unknown;
  readonly error: string | undefined;
}
