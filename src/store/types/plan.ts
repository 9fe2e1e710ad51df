import type { EpochMs } from '../../time.ts';

/** A ticked task. */
export interface DoneTask {
  readonly step: string;
  readonly task: string;
  readonly at: EpochMs;
}

/** One person's way through one roadmap. */
export interface Plan {
  /** A UUID, made by whoever starts the plan. */
  readonly id: string;
  /** The roadmap's id. */
  readonly roadmap: string;
  readonly state: 'active' | 'done' | 'stopped';
  /** Weeks advanced, from 0. */
  readonly week: number;
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs | undefined;
  /** The ticked tasks, in no particular order. */
  readonly done: readonly DoneTask[];
}
