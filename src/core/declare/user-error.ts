import type { Action } from '../../reply/reply.ts';

/** What a person may see of something that did not work: anything else thrown is a bug. */
export class UserError extends Error {
  /** For logs and tests; never shown. */
  readonly code: string;
  /** What to do about it. */
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
