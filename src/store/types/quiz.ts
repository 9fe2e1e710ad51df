import type { EpochMs } from '../../time.ts';

/** A question that a person answered, as they answered it last. */
export interface Answered {
  /** The question's id. */
  readonly question: string;
  readonly at: EpochMs;
  readonly isRight: boolean;
  /** When it is asked again, and which of the times that is, from 0; undefined where it is done with. */
  readonly comesBack: { readonly step: number; readonly at: EpochMs } | undefined;
}

/** A question that was reported as wrong: by how many people, and when last. */
export interface ReportedQuestion {
  readonly question: string;
  readonly reports: number;
  readonly at: EpochMs;
}
