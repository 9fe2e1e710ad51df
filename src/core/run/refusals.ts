import type { Invocation } from '../declare/invocation.ts';
import { UserError } from '../declare/user-error.ts';
import { LONGEST_INPUT } from '../parse/words.ts';

/** @throws UserError for more text than anybody types at a command */
export function refuseTooLong({ input }: Invocation): void {
  if (input.kind !== 'text' || input.text.length <= LONGEST_INPUT) return;
  throw new UserError(
    'too-long',
    `That is ${input.text.length.toLocaleString('en')} characters, more than I read`,
    `Keep it under ${LONGEST_INPUT.toLocaleString('en')}, such as “senior london”.`,
  );
}

/** For an answer that was to be posted and is its asker's alone. */
export const notShareable = (): UserError =>
  new UserError('not-shareable', 'That answer is for you alone', 'It cannot be shared in the channel.');

/** For an answer that was to be posted and depends on what only its asker knows. */
export const notSaidInFull = (): UserError =>
  new UserError('not-complete', 'That is not said in full', 'Say all of it to share the answer.');
