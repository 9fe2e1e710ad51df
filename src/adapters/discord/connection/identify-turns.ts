import { randomUUID } from 'node:crypto';
import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import type { Leases } from '../../shared/store/leases.ts';

/** The parts that turns are given with. */
export interface TurnParts {
  /** Undefined where there is one process. */
  readonly leases: Leases | undefined;
  /** The app, as leases name it. */
  readonly app: string;
  readonly telemetry: Pick<Telemetry, 'error'>;
  readonly wait: Wait;
  readonly now: () => EpochMs;
}

/** Whose turn it is to start a session. */
export interface IdentifyTurns {
  /**
   * Resolves when a shard may start one. `atOnce` is Discord's `max_concurrency`: shards whose ids leave the same
   * remainder take turns.
   * @throws where it is aborted meanwhile
   */
  take(shard: number, atOnce: number, signal: AbortSignal): Promise<void>;
}

/**
 * How far apart the sessions of a group are started, in milliseconds. Discord's limit is one in 5 s, and a session that is
 * started sooner is lost from the day's 1000.
 */
const APART = 5_250;
/** How often it is asked whether another process has had its turn, in milliseconds. */
const ASKING = 250;

/** The turns of an app's shards, in all processes that share a database. */
export function createIdentifyTurns({ leases, app, telemetry, wait, now }: TurnParts): IdentifyTurns {
  const before = new Map<number, Promise<void>>();
  const last = new Map<number, number>();

  /** Waits until the last start in this process is long enough ago. */
  async function inThisProcess(group: number, signal: AbortSignal): Promise<void> {
    const since = performance.now() - (last.get(group) ?? -Infinity);
    if (since < APART) await wait(APART - since, signal);
  }

  /** Waits for the turns of other processes; where the database is away, nobody's are known. */
  async function amongAll(group: number, signal: AbortSignal): Promise<void> {
    if (!leases) return;
    const name = `discord identify ${app} ${group}`;
    try {
      // Nobody gives a turn back: it runs out, and then the next is due.
      let holder: string | undefined;
      let seen = 0;
      while (!(await leases.take(name, randomUUID(), now(), now() + APART))) {
        const other = (await leases.read(name))?.holder;
        seen = other === holder ? seen + 1 : 0;
        holder = other;
        // It has had its turn by any clock: its own is another than this one.
        if (seen * ASKING > APART) return;
        await wait(ASKING, signal);
      }
    } catch (error) {
      signal.throwIfAborted();
      telemetry.error(error);
    }
  }

  return {
    take(shard, atOnce, signal) {
      const group = shard % Math.max(1, atOnce);
      const mine = (before.get(group) ?? Promise.resolve()).then(async () => {
        signal.throwIfAborted();
        await inThisProcess(group, signal);
        await amongAll(group, signal);
        last.set(group, performance.now());
      });
      before.set(
        group,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}
