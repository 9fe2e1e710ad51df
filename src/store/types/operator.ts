import type { Owner, Recipient } from '../schema/keys.ts';
import type { EpochMs } from '../../time.ts';
import type { LedgerEntry } from './ledger.ts';
import type { ScheduleState } from './schedule.ts';

/** A message that was due while nothing was sent. */
export interface Overdue {
  readonly recipient: Recipient;
  readonly kind: string;
}

/** A workspace in figures; one whose name is empty stands for the people of a platform who belong to none. */
export interface WorkspaceFigures extends Owner {
  /** What it is called, where it added Rung by itself. */
  readonly name: string | undefined;
  /** Everybody anything is held of under it, and who follows a channel's roadmap there. */
  readonly people: number;
  /** Channels that follow a roadmap. */
  readonly channels: number;
  /** Plans under way. */
  readonly plans: number;
  /** Weekly messages and digests that go out. */
  readonly schedules: number;
  /** Messages that were given up. */
  readonly letters: number;
  /** Since when it is paused; undefined where it is not. */
  readonly pausedAt: EpochMs | undefined;
  /** When Rung was removed from it; undefined where it was not. */
  readonly removedAt: EpochMs | undefined;
  /** When Rung was added, where that is known. */
  readonly installedAt: EpochMs | undefined;
}

/** What tells a message that was given up from others: the key of its recipient, its kind and its occurrence. */
export interface LetterKey {
  readonly recipientId: number;
  readonly kind: string;
  readonly occurrence: string;
}

/** A message that was given up. */
export interface Letter extends LedgerEntry, LetterKey {
  /** How its schedule stands; undefined where there is none any more. */
  readonly schedule: { readonly state: ScheduleState; readonly nextAt: EpochMs | undefined } | undefined;
  /** Whether a later message of its kind was due since. */
  readonly hasLater: boolean;
}

/** A row as the database has it, without what is secret. */
export type HeldRow = Readonly<Record<string, unknown>>;
