import { causeOf } from './causes.ts';
import type { LogFields, LogLine } from './log.ts';

export type { LogLine } from './log.ts';

/** Logs errors: a bug with its stack, a known cause in one line, at most once a minute. */
export interface ErrorReporter {
  /** `id` is the one that a person was shown with the apology. */
  report(error: unknown, id?: string): void;
  /** Called while work succeeds: logs the end of causes that have not recurred for a minute. */
  settle(): void;
}

/** A known cause is logged at most once in this time, in milliseconds. */
const ONCE_IN = 60_000;
/** A cause is over once it has not recurred for this long: as above, so that one that comes and goes is limited too. */
const OVER_AFTER = ONCE_IN;
/** The most ids that one line lists. */
const IDS = 20;

interface Trouble {
  readonly since: number;
  loggedAt: number;
  lastAt: number;
  count: number;
  /** Ids of errors that no line of the log has named yet. */
  ids: string[];
}

/** The parts that an error reporter is built from. */
export interface ErrorReporterParts {
  readonly log: LogLine;
  /** Milliseconds since some moment, whatever becomes of the wall clock. */
  readonly elapsed: () => number;
  /** The id of an error that no person was given one for. */
  readonly newId: () => string;
}

/** Builds an error reporter; it remembers known causes in memory until they are over. */
export function createErrorReporter({ log, elapsed, newId }: ErrorReporterParts): ErrorReporter {
  const troubles = new Map<string, Trouble>();
  const others = (ids: readonly string[]): string =>
    ids.length === 0
      ? ''
      : ` (${ids.length} more since the last line: ${ids.slice(0, IDS).join(', ')}${ids.length > IDS ? ', …' : ''})`;

  return {
    report(error, id = newId()) {
      const cause = causeOf(error);
      if (!cause) {
        log(bugLine(id, error), { level: 'error', event: 'bug', id });
        return;
      }
      const at = elapsed();
      const known = troubles.get(cause.key);
      if (!known) {
        troubles.set(cause.key, { since: at, loggedAt: at, lastAt: at, count: 1, ids: [] });
        log(`error ${id}: ${cause.line}`, told(id));
        return;
      }
      known.count += 1;
      known.lastAt = at;
      if (at - known.loggedAt < ONCE_IN) {
        known.ids.push(id);
        return;
      }
      log(`error ${id}: ${cause.line}${others(known.ids)}`, told(id));
      known.loggedAt = at;
      known.ids = [];
    },
    settle() {
      const at = elapsed();
      for (const [key, { since, lastAt, count, ids }] of troubles) {
        if (at - lastAt < OVER_AFTER) continue;
        troubles.delete(key);
        const lasted = Math.max(1, Math.round((lastAt - since) / 1000));
        log(
          `over: ${key} It lasted ${lasted} s, with ${count} ${count === 1 ? 'error' : 'errors'}.${others(ids)}`,
          { level: 'info', event: 'cause-over' },
        );
      }
    },
  };
}

/** The fields of a line about a known cause. */
const told = (id: string): LogFields => ({ level: 'error', event: 'cause', id });

/** The line for a bug: its id and its stack. */
const bugLine = (id: string, error: unknown): string =>
  `error ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
