import { mayHaveArrived, whyUnreachable } from './network-errors.ts';

/**
 * Worth another try, after `after` milliseconds where the platform named a time. `unanswered`: it may have been done all
 * the same.
 */
export interface Retryable {
  readonly kind: 'retryable';
  readonly after?: number;
  readonly what: string;
  readonly unanswered?: boolean;
}
/** Not to be done this way, ever: another way may be open. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly what: string;
}
/** The request breaks a rule of the platform's: a bug of ours. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly what: string;
}
/** The app itself is not let in; `fix` is for the operator. */
export interface Revoked {
  readonly kind: 'revoked';
  readonly what: string;
  readonly fix: string;
}

/** Why a request to a platform failed, by what can be done about it. `what` is for operators: never what was sent. */
export type ApiFailure = Retryable | Unreachable | Rejected | Revoked;

/** A request to a platform failed; `failure` says what can be done. Each platform has a class of its own. */
export class ApiError<Failure extends ApiFailure> extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.what);
    this.name = new.target.name;
    this.failure = failure;
  }
}

/** For how many milliseconds the platform wants nothing more, where an error of its own says so. */
export function retryAfter(error: unknown): number | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { failure } = error as ApiError<ApiFailure>;
  return failure.kind === 'retryable' ? failure.after : undefined;
}

/** A reply that is none of the platform's own: what is in front of it answered, perhaps in its place. */
export function failureOfStatus(status: number): Retryable | Rejected {
  const what = `HTTP ${status}`;
  if (status < 500 && status !== 429) return { kind: 'rejected', what };
  // A gateway that had no reply from the platform, which may have done it all the same.
  return { kind: 'retryable', what, ...(status === 504 && { unanswered: true }) };
}

/** An error that the platform did not name is passing: a broken connection, a time-out. */
export const failureOfConnection = (error: unknown): Retryable => ({
  kind: 'retryable',
  what: whyUnreachable(error) ?? (error instanceof Error ? error.name : 'unknown'),
  ...(mayHaveArrived(error) && { unanswered: true }),
});
