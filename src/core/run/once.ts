import type { EventKey, Repositories } from '../../store/store.ts';
import type { Invocation } from '../declare/invocation.ts';
import type { Answer, Parts } from './run.ts';
import { incidentId } from './incident.ts';

/** How one invocation is answered, inside a transaction and outside. */
export interface OnceHandlers {
  /** Whether its command changes the store. */
  readonly changes: boolean;
  /** The platform lets nobody else answer it. */
  readonly alone: boolean;
  /** Answers, whatever goes wrong. */
  readonly plainly: () => Promise<Answer>;
  /** Answers within a transaction. Rejects where it is to be undone. */
  readonly within: (store: Repositories) => Promise<Answer>;
  readonly apologise: (error: unknown) => Answer;
}

const keyOf = ({ id, actor, venue }: Invocation): EventKey => ({
  platform: actor.platform,
  workspace: actor.workspace ?? venue.workspace ?? '',
  id,
});

/**
 * Answers an inbound event the first time it is seen. A change is made in one transaction with the idempotency key. For
 * a lookup the key is written while the answer is worked out, and a database that is away keeps nobody from the answer.
 */
export async function answerOnce(
  { store, clock, report }: Parts,
  invocation: Invocation,
  { changes, alone, plainly, within, apologise }: OnceHandlers,
): Promise<Answer | undefined> {
  const event = keyOf(invocation);
  const isFirst = async (): Promise<boolean> => {
    try {
      return await store.inbox.mark(event, clock.now());
    } catch (error) {
      report(incidentId(), error);
      return true;
    }
  };
  if (!changes && alone) return plainly();
  if (!changes) {
    const [first, answer] = await Promise.all([isFirst(), plainly()]);
    return first ? answer : undefined;
  }
  try {
    return (await store.inbox.handleOnce(event, clock.now(), within))?.done;
  } catch (error) {
    // The key was undone with the change; it is written by itself, so that the apology too is made once.
    return (await isFirst()) ? apologise(error) : undefined;
  }
}
