import type { CommandTree } from '../declare/command.ts';
import type { Invocation } from '../declare/invocation.ts';
import { understand, type Understood } from '../parse/understand.ts';

/** Reads an invocation: which command, and how it is to be answered. */
export type Understand = (invocation: Invocation) => Understood;

/**
 * Reads each invocation once, however often it is asked about: whether it opens a form, who sees the answer, and the
 * answer itself all begin with the same reading. An invocation is known by the object it is, and forgotten with it.
 */
export function understandOnce(tree: CommandTree): Understand {
  const known = new WeakMap<Invocation, Understood>();
  return (invocation) => {
    const before = known.get(invocation);
    if (before) return before;
    const understood = understand(tree, invocation);
    known.set(invocation, understood);
    return understood;
  };
}
