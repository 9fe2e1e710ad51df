import type { Words } from '../../reply/build.ts';
import type { Action, CommandName } from '../../reply/reply.ts';

/** An error that a person may see, in words for them. Any other error is a bug, and shown as an apology. */
export class UserError extends Error {
  /** For logs and tests; never shown. */
  readonly code: string;
  /** Says what the person can do about it. */
  readonly hint: Words;
  readonly actions: readonly Action[];
  /** The command that the message names, where it names one. */
  readonly names: CommandName | undefined;
  constructor(
    code: string,
    message: string,
    hint: Words,
    actions: readonly Action[] = [],
    names?: CommandName,
  ) {
    super(message);
    this.name = 'UserError';
    this.code = code;
    this.hint = hint;
    this.actions = actions;
    this.names = names;
  }
}
