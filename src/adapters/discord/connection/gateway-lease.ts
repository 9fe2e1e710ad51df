import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import type { Leases } from '../../shared/store/leases.ts';

/** A lease that this process holds. `lost` is aborted when another process has taken it. */
export interface HeldLease {
  readonly lost: AbortSignal;
  /** How long this process stood by for it, in milliseconds. */
  readonly stoodBy: number;
  /** Tells the process that held it before that this one listens. Never rejects. */
  listening(): Promise<void>;
  /**
   * Lets a process that stands by have it, and resolves once that one listens, which takes a second or two, or after
   * eight seconds; at once where none stands by. Never rejects.
   */
  handOver(): Promise<void>;
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

/** How often a lease is renewed, in milliseconds. */
const RENEWAL = 5_000;
/** How long a lease outlives a holder that died, in milliseconds. */
const LIFE = 15_000;
/** How often a process that stands by asks for it, in milliseconds: so soon it takes over from one that stops. */
const ASKING = 1_000;
/** How long a process that stops goes on listening for another to listen, and how often it looks, in milliseconds. */
const HANDOVER = 8_000;
const LOOKING = 100;
/** Discord starts no two sessions of a shard within this time, in milliseconds: of that, so much is left to the next. */
const BETWEEN_SESSIONS = 5_000;

/** Beside a lease: who stands by for it, and who listens by it. */
const standbyOf = (name: string): string => `${name} standby`;
const listenerOf = (name: string): string => `${name} listener`;

/**
 * Waits for a lease and keeps it renewed until it is released or lost. `onStandby` is called each time that it cannot
 * be had yet. Undefined once `stopping`.
 */
export async function acquireLease(
  parts: LeaseParts,
  stopping: AbortSignal,
  onStandby: () => void,
): Promise<HeldLease | undefined> {
  const { leases, name, holder, wait } = parts;
  const began = performance.now();
  const lost = new AbortController();
  if (!leases) return UNSHARED;
  const shared: Shared = { ...parts, leases };
  const take = takerOf(shared);
  const outlived = deadHolders(shared);
  for (let taken = await take(); taken !== true; taken = await take(await outlived())) {
    if (taken === false) await standBy(shared);
    onStandby();
    await wait(ASKING, stopping).catch(() => undefined);
    if (!stopping.aborted) continue;
    await leases.release(standbyOf(name), holder).catch(() => undefined);
    return undefined;
  }
  const released = new AbortController();
  void renew(take, wait, released.signal).then((isLost) => {
    if (isLost) lost.abort(new Error('another process holds the gateway'));
  });
  return heldLease(shared, { lost: lost.signal, stoodBy: performance.now() - began, released });
}

type Shared = LeaseParts & { readonly leases: Leases };

/** The lease of the only process there is. */
const UNSHARED: HeldLease = {
  lost: new AbortController().signal,
  stoodBy: 0,
  listening: () => Promise.resolve(),
  handOver: () => Promise.resolve(),
  release: () => Promise.resolve(),
};

interface Held extends Pick<HeldLease, 'lost' | 'stoodBy'> {
  readonly released: AbortController;
}

function heldLease(shared: Shared, { lost, stoodBy, released }: Held): HeldLease {
  const { leases, name, holder, telemetry, now } = shared;
  const tell = (error: unknown): void => telemetry.error(error);
  let since = -Infinity;
  return {
    ...{ lost, stoodBy },
    async listening() {
      since = performance.now();
      await leases.release(standbyOf(name), holder).catch(tell);
      await leases.take(listenerOf(name), holder, now(), now() + LIFE).catch(tell);
    },
    handOver: () => handOver(shared, { released, since }).catch(tell),
    async release() {
      released.abort();
      await leases.release(name, holder).catch(tell);
    },
  };
}

/** Lets be known that this process stands by; while the database is away, nobody is told. */
const standBy = async ({ leases, name, holder, now }: Shared): Promise<void> => {
  await leases.take(standbyOf(name), holder, now(), now() + LIFE).catch(() => undefined);
};

interface Leaving {
  readonly released: AbortController;
  /** When this process began to listen. */
  readonly since: number;
}

async function handOver(shared: Shared, { released, since }: Leaving): Promise<void> {
  const { leases, name, holder, wait, now } = shared;
  const { signal } = new AbortController();
  const isWanted = await leases.read(standbyOf(name)).then((standby) => (standby?.until ?? 0) > now());
  const early = isWanted ? Math.max(0, since + BETWEEN_SESSIONS - performance.now()) : 0;
  if (early > 0) await wait(early, signal).catch(() => undefined);
  released.abort();
  const before = await leases.read(listenerOf(name));
  await leases.release(listenerOf(name), holder);
  await leases.release(name, holder);
  for (let waited = early; isWanted && waited < HANDOVER; waited += LOOKING) {
    const listener = await leases.read(listenerOf(name));
    if (listener && listener.holder !== before?.holder) return;
    await wait(LOOKING, signal).catch(() => undefined);
  }
}

/** Resolves to whether this process holds the lease; undefined while the database is away, when nobody can take it. */
type Take = (at?: EpochMs) => Promise<boolean | undefined>;

/**
 * Gives the end of a lease that its holder has not renewed for longer than it lives, and undefined of any other. So a
 * holder that died holds it no longer where the clock was set back meanwhile. To be asked each time that it is not had.
 */
function deadHolders({ leases, name }: Shared): () => Promise<EpochMs | undefined> {
  let [until, times] = [0, 0];
  return async () => {
    const lease = await leases.read(name).catch(() => undefined);
    times = lease?.until === until ? times + 1 : 0;
    until = lease?.until ?? 0;
    return times * ASKING > LIFE ? until : undefined;
  };
}

/** Takes or renews the lease, at `at` where that is given; of errors in a row, the first is reported. */
function takerOf({ leases, name, holder, telemetry, now }: Shared): Take {
  let isFailing = false;
  return async (at = now()) => {
    try {
      const taken = (await leases.take(name, holder, at, now() + LIFE)) !== undefined;
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
