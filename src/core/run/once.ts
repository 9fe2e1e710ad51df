import type { EventKey, Repositories } from '../../store/store.ts';
import type { Invocation } from '../declare/invocation.ts';
import type { Answer, Parts } from './run.ts';
import { incidentId } from './incident.ts';

/** The ways to answer one invocation. */
export interface OnceHandlers {
  /** Whether its command changes what is remembered. */
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
 * Answers a delivery the first time it is seen. A change is made in one transaction with the mark; where nothing
 * changes, the mark is written while the answer is worked out, and a database that is away keeps nobody from a lookup.
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
    // Undone, and the mark with it: marked on its own, so that the apology too is made once.
    return (await isFirst()) ? apologise(error) : undefined;
  }
}
