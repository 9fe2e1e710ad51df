import { randomUUID } from 'node:crypto';
import { causeOf } from './causes.ts';

/** A line for whoever runs Rung. */
export type Tell = (line: string) => void;

/** Tells the operator of errors: a bug with its stack, a known cause in one line, once a minute however often it recurs. */
export interface Faults {
  /** `id` is the number a person was given for it. */
  report(error: unknown, id?: string): void;
  /** Nothing failed just now: what has not recurred for a while is told to be over. */
  settle(): void;
}

/** Milliseconds. */
const ONCE_IN = 60_000;
/** How long a cause has to stay away to be over, in milliseconds: so one that comes and goes is told once a minute too. */
const OVER_AFTER = ONCE_IN;
/** The most ids that one line lists. */
const IDS = 20;

interface Trouble {
  readonly since: number;
  told: number;
  last: number;
  count: number;
  /** Those that no line has named. */
  ids: string[];
}

export interface FaultsParts {
  readonly tell: Tell;
  /** Milliseconds since some moment, whatever becomes of the wall clock. */
  readonly elapsed: () => number;
}

export function createFaults({ tell, elapsed }: FaultsParts): Faults {
  const troubles = new Map<string, Trouble>();
  const others = (ids: readonly string[]): string =>
    ids.length === 0
      ? ''
      : ` (${ids.length} more since the last line: ${ids.slice(0, IDS).join(', ')}${ids.length > IDS ? ', …' : ''})`;

  return {
    report(error, id = randomUUID().slice(0, 8)) {
      const cause = causeOf(error);
      if (!cause) {
        tell(bugLine(id, error));
        return;
      }
      const at = elapsed();
      const known = troubles.get(cause.key);
      if (!known) {
        troubles.set(cause.key, { since: at, told: at, last: at, count: 1, ids: [] });
        tell(`error ${id}: ${cause.line}`);
        return;
      }
      known.count += 1;
      known.last = at;
      if (at - known.told < ONCE_IN) {
        known.ids.push(id);
        return;
      }
      tell(`error ${id}: ${cause.line}${others(known.ids)}`);
      known.told = at;
      known.ids = [];
    },
    settle() {
      const at = elapsed();
      for (const [key, { since, last, count, ids }] of troubles) {
        if (at - last < OVER_AFTER) continue;
        troubles.delete(key);
        const lasted = Math.max(1, Math.round((last - since) / 1000));
        tell(
          `over: ${key} It lasted ${lasted} s, with ${count} ${count === 1 ? 'error' : 'errors'}.${others(ids)}`,
        );
      }
    },
  };
}

/** What a bug is told as: its id, and where it happened. */
const bugLine = (id: string, error: unknown): string =>
  `error ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
