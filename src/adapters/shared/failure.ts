import { mayHaveArrived, whyUnreachable } from './network-errors.ts';

/**
 * The request may succeed later: after `after` milliseconds where the platform named a time. `unanswered`: no response
 * came, so that it may have succeeded all the same.
 */
export interface Retryable {
  readonly kind: 'retryable';
  readonly after?: number;
  readonly what: string;
  readonly unanswered?: boolean;
}
/** The request never succeeds, though another one may reach the same person. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly what: string;
}
/** The request breaks a rule of the platform's: a bug in Rung. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly what: string;
}
/** The platform does not accept the app itself; `fix` says what the operator does about it. */
export interface Revoked {
  readonly kind: 'revoked';
  readonly what: string;
  readonly fix: string;
}

/**
 * Why a request to a platform failed, by what can be done about it. `what` is for operators and holds nothing that was
 * sent.
 */
export type ApiFailure = Retryable | Unreachable | Rejected | Revoked;

/** A request to a platform failed. Each platform extends it by a class of its own. */
export class ApiError<Failure extends ApiFailure> extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.what);
    this.name = new.target.name;
    this.failure = failure;
  }
}

/** How many milliseconds to wait before another request, where the platform's error says so. */
export function retryAfter(error: unknown): number | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { failure } = error as ApiError<ApiFailure>;
  return failure.kind === 'retryable' ? failure.after : undefined;
}

/** The failure for an HTTP status without the platform's own error, as a proxy in between may send. */
export function failureOfStatus(status: number): Retryable | Rejected {
  const what = `HTTP ${status}`;
  if (status < 500 && status !== 429) return { kind: 'rejected', what };
  // A proxy had no response from the platform, which may have handled the request all the same.
  return { kind: 'retryable', what, ...(status === 504 && { unanswered: true }) };
}

/** The failure for an error that came from no response, such as a broken connection or a time-out. */
export const failureOfConnection = (error: unknown): Retryable => ({
  kind: 'retryable',
  what: whyUnreachable(error) ?? (error instanceof Error ? error.name : 'unknown'),
  ...(mayHaveArrived(error) && { unanswered: true }),
});
