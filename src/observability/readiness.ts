import type { PlatformStatus } from '../adapters/shared/adapter.ts';
import type { Wait } from '../adapters/shared/backoff.ts';
import type { Repositories } from '../store/store.ts';
import { causeOf } from './causes.ts';
import type { EpochMs } from '../time.ts';

/** Whether the process can do its work, and each part of that. */
export interface Readiness {
  readonly ready: boolean;
  /** By platform: joined, standby, joining, or what keeps it out in words. */
  readonly platforms: Readonly<Record<string, string>>;
  /** `ok`, or what is wrong in words. */
  readonly database: string;
  /** Seconds since the last round of sending that went through; null before the first. */
  readonly lastTick: number | null;
  /** For how many seconds the oldest send has been due; 0 where none is, null where the database does not say. */
  readonly oldestDue: number | null;
}

/** The parts that readiness is told from. */
export interface ReadinessParts {
  readonly statuses: ReadonlyMap<string, PlatformStatus>;
  readonly ledger: Pick<Repositories['ledger'], 'oldestDue'>;
  /** When the last round of sending went through, by `elapsed`; undefined before the first. */
  readonly ticked: () => number | undefined;
  /** Milliseconds since some moment, whatever becomes of the wall clock. */
  readonly elapsed: () => number;
  readonly now: () => EpochMs;
  readonly wait: Wait;
}

/** How long the database may take to say something, in milliseconds. */
const PATIENCE = 2_000;
/** Sending counts as stopped when its last round is older, in milliseconds; a round begins every ten seconds. */
const STALE = 60_000;

const wordsOf = (status: PlatformStatus): string =>
  status.kind === 'unreachable' || status.kind === 'refused'
    ? `${status.kind}: ${status.cause}`
    : status.kind;

/** Tells whether the process is ready, as often as it is asked: however many ask at once, the database is asked once. */
export function createReadiness(parts: ReadinessParts): () => Promise<Readiness> {
  const { statuses, ledger, ticked, elapsed, now, wait } = parts;
  let asking: Promise<Pick<Readiness, 'database' | 'oldestDue'>> | undefined;

  async function askDatabase(): Promise<Pick<Readiness, 'database' | 'oldestDue'>> {
    const answered = new AbortController();
    const late = wait(PATIENCE, answered.signal).then(
      () => ({ database: `no answer in ${PATIENCE / 1000} s`, oldestDue: null }),
      () => undefined,
    );
    const found = ledger.oldestDue(now()).then(
      (due) => ({
        database: 'ok',
        oldestDue: due === undefined ? 0 : Math.max(0, Math.round((now() - due) / 1000)),
      }),
      (error: unknown) => ({ database: causeOf(error)?.line ?? 'does not answer', oldestDue: null }),
    );
    const first = await Promise.race([found, late]);
    answered.abort();
    return first ?? found;
  }

  return async () => {
    asking ??= askDatabase().finally(() => (asking = undefined));
    const { database, oldestDue } = await asking;
    const tick = ticked();
    const age = tick === undefined ? undefined : elapsed() - tick;
    const joined = [...statuses.values()].every(({ kind }) => kind === 'joined' || kind === 'standby');
    return {
      ready: joined && database === 'ok' && age !== undefined && age < STALE,
      platforms: Object.fromEntries([...statuses].map(([name, status]) => [name, wordsOf(status)])),
      database,
      lastTick: age === undefined ? null : Math.round(age / 1000),
      oldestDue,
    };
  };
}
