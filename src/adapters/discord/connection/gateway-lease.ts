import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import type { Leases } from '../../shared/store/leases.ts';

/** A lease that this process holds. `lost` is aborted when another process has taken it. */
export interface HeldLease {
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** The lease that is wanted, and the parts that it is held with. */
export interface LeaseParts {
  /** Undefined where there is one process. */
  readonly leases: Leases | undefined;
  readonly name: string;
  /** This process. */
  readonly holder: string;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly now: () => EpochMs;
}

/** How often a lease is renewed or asked for again, in milliseconds. */
const RENEWAL = 5_000;
/** How long a lease outlives a holder that died, in milliseconds. */
const LIFE = 15_000;

/**
 * Waits for a lease and keeps it renewed until it is released or lost. `onStandby` is called each time that it cannot
 * be had yet. Undefined once `stopping`.
 */
export async function acquireLease(
  parts: LeaseParts,
  stopping: AbortSignal,
  onStandby: () => void,
): Promise<HeldLease | undefined> {
  const { leases, name, holder, telemetry, wait } = parts;
  const lost = new AbortController();
  if (!leases) return { lost: lost.signal, release: () => Promise.resolve() };
  const take = takerOf({ ...parts, leases });
  for (let taken = await take(); taken !== true; taken = await take()) {
    onStandby();
    await wait(RENEWAL, stopping).catch(() => undefined);
    if (stopping.aborted) return undefined;
  }
  const released = new AbortController();
  void renew(take, wait, released.signal).then((isLost) => {
    if (isLost) lost.abort(new Error('another process holds the gateway'));
  });
  return {
    lost: lost.signal,
    async release() {
      released.abort();
      await leases.release(name, holder).catch((error: unknown) => telemetry.error(error));
    },
  };
}

/** Resolves to whether this process holds the lease; undefined while the database is away, when nobody can take it. */
type Take = () => Promise<boolean | undefined>;

/** Takes or renews the lease; of errors in a row, the first is reported. */
function takerOf({ leases, name, holder, telemetry, now }: LeaseParts & { readonly leases: Leases }): Take {
  let isFailing = false;
  return async () => {
    try {
      const taken = (await leases.take(name, holder, now(), now() + LIFE)) !== undefined;
      isFailing = false;
      return taken;
    } catch (error) {
      if (!isFailing) telemetry.error(error);
      isFailing = true;
      return undefined;
    }
  };
}

/** Renews a lease until it is released (false) or lost to another process (true). */
async function renew(take: Take, wait: Wait, released: AbortSignal): Promise<boolean> {
  for (;;) {
    await wait(RENEWAL, released).catch(() => undefined);
    if (released.aborted) return false;
    if ((await take()) === false) return true;
  }
}
