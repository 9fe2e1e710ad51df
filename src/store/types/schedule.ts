import type { EpochMs } from '../../time.ts';

/** The next send of a schedule. */
export interface Next {
  /** When it is due. */
  readonly at: EpochMs;
  /** The wall date it belongs to, such as `2026-03-02`: one occurrence is sent at most once. */
  readonly occurrence: string;
}

/** `paused` by the person or after silence, `suspended` because the platform takes nothing for them. */
export type ScheduleState = 'active' | 'paused' | 'suspended';

/** When one kind of message goes to a recipient. */
export interface Schedule {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Wall time, `HH:MM`. */
  readonly time: string;
  /** IANA zone of that time. */
  readonly zone: string;
  /** Whole hours a week. */
  readonly hours: number;
  readonly state: ScheduleState;
  /** Why it is paused or suspended. */
  readonly reason: string | undefined;
  /** Undefined unless active. */
  readonly next: Next | undefined;
  /** The wall date of the message that was to come when it was paused; undefined while active. */
  readonly held?: string | undefined;
  /** Nudges in a row without a sign of life. */
  readonly silent: number;
  /** Weeks in a row with an advance, and the most there ever were. */
  readonly streak: number;
  readonly bestStreak: number;
  /** ISO week of the last advance, such as `2026-W10`. */
  readonly lastWeek: string | undefined;
  /** Whether the one missed week of this streak is used up. */
  readonly forgiven: boolean;
  /** Whether the person was told that their schedule is suspended. */
  readonly notified: boolean;
}
