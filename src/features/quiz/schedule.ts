import { createEmptyCard, fsrs, Rating, State } from 'ts-fsrs';
import type { Answered } from '../../store/store.ts';
import { DAY_MS, type EpochMs } from '../../time.ts';

/** After a wrong answer a question comes back in 1 week, then in 3 more and in 7 more for as long as it is answered right. */
const STEPS = ['7d', '21d', '49d'] as const;
const scheduler = fsrs({ learning_steps: STEPS, enable_fuzz: false });

/** Half of the week between two weekly messages: what comes back sooner belongs to the earlier of them. */
const NEAR = 3.5 * DAY_MS;

/** The time before which questions come back that are asked at `now`. */
export const dueBefore = (now: EpochMs): EpochMs => now + NEAR;

/**
 * When a question comes back that is answered at `at`; undefined where it is done with: known at once, or right at each
 * of its steps. A right answer before its time changes nothing.
 */
export function comesBackAfter(
  before: Pick<Answered, 'comesBack'> | undefined,
  isRight: boolean,
  at: EpochMs,
): Answered['comesBack'] {
  const waiting = before?.comesBack;
  if (isRight && (!waiting || waiting.at >= dueBefore(at))) return waiting;
  const now = new Date(at);
  const { card: missed } = scheduler.next(createEmptyCard(now), now, Rating.Again);
  // The library keeps a card in its steps while they are minutes apart; weeks apart, it has to be told where it stands.
  const step = Math.min(waiting?.step ?? 0, STEPS.length - 1);
  const card = { ...missed, state: State.Learning, learning_steps: step };
  const { card: next } = scheduler.next(card, now, isRight ? Rating.Good : Rating.Again);
  const isThrough = isRight && next.learning_steps === 0;
  return isThrough ? undefined : { step: next.learning_steps, at: next.due.getTime() };
}
