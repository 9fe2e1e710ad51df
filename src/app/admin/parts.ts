import type { Owner, Store } from '../../store/store.ts';
import type { EpochMs } from '../../time.ts';

/** Writes one line of the log about what the operator did: what, in words that name nobody, and where. */
export type Audit = (
  act: 'pause' | 'resume' | 'resend' | 'drop' | 'export' | 'delete',
  words: string,
  owner?: Owner,
) => void;

/** The parts that the operator's commands are carried out with. */
export interface AdminParts {
  readonly store: Store;
  readonly now: () => EpochMs;
  /** Prints a line. */
  readonly say: (line: string) => void;
  readonly audit: Audit;
}

/** What follows the name of a command. */
export interface Given {
  readonly words: readonly string[];
  readonly options: { readonly json: boolean; readonly all: boolean; readonly yes: boolean };
}

/** One of the operator's commands; whether all of it was done. */
export type Act = (given: Given, parts: AdminParts) => Promise<boolean>;
