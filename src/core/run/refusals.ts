import type { Invocation } from '../declare/invocation.ts';
import { UserError } from '../declare/user-error.ts';
import { LONGEST_INPUT } from '../parse/words.ts';

/** @throws UserError for more text than people type at a command */
export function refuseTooLong({ input }: Invocation): void {
  if (input.kind !== 'text' || input.text.length <= LONGEST_INPUT) return;
  throw new UserError(
    'too-long',
    'That’s too long for me to read',
    `Keep it under ${LONGEST_INPUT.toLocaleString('en')} characters, such as “senior london”.`,
  );
}

/** For an answer that was to be posted and is its asker's alone. */
export const notShareable = (): UserError =>
  new UserError('not-shareable', 'That answer is just for you', 'It can’t be shared in a channel.');

/** For an answer that was to be posted and depends on what only its asker knows. */
export const notSaidInFull = (): UserError =>
  new UserError(
    'not-complete',
    'I need the whole question to share it',
    'Add what’s missing, then “share here”.',
  );
