import type { Reply } from '../../reply/reply.ts';
import type { Due, Next, ScheduleChange } from '../../store/store.ts';
import type { EpochMs } from '../../time.ts';
import type { DaysOff } from '../calendar/days-off.ts';

/** A kind of scheduled message: what it says, when the next comes, and whether it may come twice. */
export interface MessageKind {
  /** The kind of the schedules it belongs to; one recipient has at most one schedule of a kind. */
  readonly name: string;
  /** Composes the message of a recipient whose schedule is due, or says why there is none. Rejects where the database is away. */
  compose(due: Due, moment: Moment): Promise<Composed>;
  /** The regular send after a due one. */
  following(due: Due, now: EpochMs): Next;
  /** The send of a due one on another date of the wall, as “2026-11-30”, at its hour. */
  on(due: Due, date: string): Next;
  /**
   * Whether it is sent once more where it can never be told whether it arrived: better twice, once, than not at all.
   */
  readonly mayRepeat: boolean;
}

/** The circumstances in which a message is composed. */
export interface Moment {
  /** The regular send after it. */
  readonly next: Next;
  /** Whether it comes after its time. */
  readonly late: boolean;
  /** The days on which its workspace wants none; undefined where there are none. */
  readonly off: DaysOff | undefined;
  readonly now: EpochMs;
}

/** A composed message, or why there is none; and how the schedule goes on. */
export type Composed =
  | {
      readonly reply: Reply;
      /** Why the schedule is suspended where the recipient takes nothing, in words for them. */
      readonly whenUnreachable: string;
      readonly change: ScheduleChange;
    }
  | { readonly nothing: string; readonly change: ScheduleChange };
