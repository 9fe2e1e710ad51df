import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import type { Leases } from '../../shared/leases.ts';

/** A lease that is held. `lost` is aborted when another has it. */
export interface Tenure {
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface LeaseParts {
  /** Undefined where there is one process. */
  readonly leases: Leases | undefined;
  readonly name: string;
  readonly holder: string;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const RENEW = 5_000;
/** How long after its holder died a lease is free, in milliseconds. */
const LIFE = 15_000;

/** Waits for a lease and keeps it renewed; `standby` is told when another holds it. Undefined once `stopping`. */
export async function hold(
  { leases, name, holder, telemetry, wait, now }: LeaseParts,
  stopping: AbortSignal,
  standby: () => void,
): Promise<Tenure | undefined> {
  const lost = new AbortController();
  if (!leases) return { lost: lost.signal, release: () => Promise.resolve() };
  let failing = false;
  /** Whether it is ours; undefined while the database is away, when nobody can take it either. */
  const take = async (): Promise<boolean | undefined> => {
    try {
      const taken = (await leases.take(name, holder, now(), now() + LIFE)) !== undefined;
      failing = false;
      return taken;
    } catch (error) {
      if (!failing) telemetry.error(error);
      failing = true;
      return undefined;
    }
  };
  for (let taken = await take(); taken !== true; taken = await take()) {
    standby();
    await wait(RENEW, stopping).catch(() => undefined);
    if (stopping.aborted) return undefined;
  }
  const done = new AbortController();
  const renew = async (): Promise<void> => {
    for (;;) {
      await wait(RENEW, done.signal).catch(() => undefined);
      if (done.signal.aborted) return;
      if ((await take()) !== false) continue;
      lost.abort(new Error('another process holds the gateway'));
      return;
    }
  };
  void renew();
  return {
    lost: lost.signal,
    async release() {
      done.abort();
      await leases.release(name, holder).catch((error: unknown) => telemetry.error(error));
    },
  };
}
