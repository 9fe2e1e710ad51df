import type { EpochMs } from '../../time.ts';

/** A ticked task. */
export interface DoneTask {
  readonly step: string;
  readonly task: string;
  readonly at: EpochMs;
}

/** A task of a plan's week. */
export interface TaskOfWeek {
  readonly step: string;
  readonly task: string;
  /** Whether it was begun in an earlier week. */
  readonly carried: boolean;
  /** How long it takes, for a task that no roadmap has. */
  readonly minutes?: number;
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
  /** The tasks of the week it is in; undefined where they are still to be laid out. */
  readonly thisWeek: readonly TaskOfWeek[] | undefined;
  /** Whether units of skills that the person has rated come all the same. */
  readonly takesAll: boolean;
}
