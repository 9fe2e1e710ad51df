import type { PlatformStatus, Telemetry } from '../../shared/adapter.ts';
import { delayBefore } from '../../shared/backoff.ts';
import type { AccessMonitor } from './access-monitor.ts';
import { failureFrom } from './failure.ts';
import type { Rest } from './rest.ts';
import { fetchSessionLimit, reserveOf, waitBeforeStart, type SessionLimit } from './session-limit.ts';

/** The parts that sessions are started with. */
export interface SessionStartParts {
  readonly rest: Rest;
  readonly access: AccessMonitor;
  readonly telemetry: Telemetry;
}

type Report = (status: PlatformStatus) => void;

/** Decides when a session may be started, by what Discord says is left of the day's starts. */
export interface SessionStarts {
  /**
   * The app's session limit. Where Discord does not give it, the milliseconds until it is asked again, and `report` is
   * called with the cause.
   */
  ask(attempt: number, report: Report): Promise<SessionLimit | number>;
  /**
   * Where so few starts are left that none may be made, the milliseconds until it is asked again; `report` is called
   * with the cause, and it is logged once. Undefined where one may be made.
   */
  refusal(limit: SessionLimit, report: Report): number | undefined;
  /** How long to wait before one is made, in milliseconds; a long wait is logged. */
  delay(limit: SessionLimit, shards: number): number;
}

/** Waits between tries, in milliseconds. */
export const BACKOFF = { first: 500, ceiling: 15_000 };
/** Waits after Discord refused the token: refusals are counted against this machine's address. */
export const REVOKED_BACKOFF = { first: 5_000, ceiling: 120_000 };
/** How often it is asked again while no session may be started, in milliseconds. */
const BELOW_RESERVE = 10 * 60_000;
/** A wait from this on is logged, in milliseconds. */
const LONG_WAIT = 30_000;

/** The starts of all shards, which share one limit. */
export function createSessionStarts(parts: SessionStartParts): SessionStarts {
  const { telemetry } = parts;
  let isBelow = false;
  return {
    ask: (attempt, report) => askLimit(parts, attempt, report),
    refusal(limit, report) {
      const wasBelow = isBelow;
      isBelow = limit.remaining < reserveOf(limit.total);
      if (!isBelow) return undefined;
      const cause = `${limit.remaining} of ${limit.total} sessions are left to start`;
      const hours = (limit.resetAfter / 3_600_000).toFixed(1);
      if (!wasBelow)
        telemetry.log(
          `discord: ${cause}, so none is started: with none left, Discord would reset the token. They are whole again in ${hours} hours; Rung joins then by itself. Find out what restarts it so often.`,
          { level: 'error', event: 'sessions-used-up' },
        );
      report({ kind: 'refused', cause });
      return Math.min(BELOW_RESERVE, Math.max(1_000, limit.resetAfter));
    },
    delay(limit, shards) {
      const ms = waitBeforeStart(limit, shards);
      if (ms >= LONG_WAIT)
        telemetry.log(
          `discord: ${limit.total - limit.remaining} sessions were started in a day; the next in ${Math.round(ms / 1000)} s. Find out what restarts it so often.`,
          { event: 'sessions-many' },
        );
      return ms;
    },
  };
}

async function askLimit(
  { rest, access, telemetry }: SessionStartParts,
  attempt: number,
  report: Report,
): Promise<SessionLimit | number> {
  try {
    return await fetchSessionLimit(rest);
  } catch (error) {
    const failure = failureFrom(error);
    if (failure.kind === 'revoked') {
      const cause = '401 Unauthorized: Discord does not accept DISCORD_TOKEN';
      access.refused(cause, failure.fix);
      report({ kind: 'refused', cause });
      return delayBefore(attempt, REVOKED_BACKOFF);
    }
    if (attempt === 1)
      telemetry.log(`discord: the gateway could not be asked for (${failure.what}); trying again.`, {
        event: 'gateway-unknown',
      });
    telemetry.count('retried');
    report({ kind: 'unreachable', cause: failure.what });
    return failure.kind === 'retryable' && failure.after !== undefined
      ? failure.after
      : delayBefore(attempt, BACKOFF);
  }
}
