import type { Action } from '../../reply/reply.ts';

/** An error that a person may see, in words for them. Any other error is a bug, and shown as an apology. */
export class UserError extends Error {
  /** For logs and tests; never shown. */
  readonly code: string;
  /** Says what the person can do about it. */
  readonly hint: string;
  readonly actions: readonly Action[];
  constructor(code: string, message: string, hint: string, actions: readonly Action[] = []) {
    super(message);
    this.name = 'UserError';
    this.code = code;
    this.hint = hint;
    this.actions = actions;
  }
}
