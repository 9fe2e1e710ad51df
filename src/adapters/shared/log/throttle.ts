import type { LogLine } from './fields.ts';

/** Logs a line that may come up by the thousand; `kind` is one of few, and lines of one kind are throttled together. */
export type LogThrottled = (kind: string, line: string) => void;

/** How long after a line of a kind no other is logged, in milliseconds. */
const PAUSE = 60_000;

/**
 * Logs the first line of a kind at once, and after that one a minute at most, with how many were left out. `now` is
 * milliseconds of a clock that only runs forward.
 */
export function createLogThrottle(log: LogLine, now: () => number): LogThrottled {
  const kinds = new Map<string, { readonly loggedAt: number; omitted: number }>();
  return (kind, line) => {
    const last = kinds.get(kind);
    if (last && now() - last.loggedAt < PAUSE) {
      last.omitted += 1;
      return;
    }
    kinds.set(kind, { loggedAt: now(), omitted: 0 });
    const omitted = last?.omitted ?? 0;
    log(omitted === 0 ? line : `${line} (${omitted} more since it was last said)`, { event: kind });
  };
}
