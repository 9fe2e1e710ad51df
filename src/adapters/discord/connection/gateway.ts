import { hash, randomUUID } from 'node:crypto';
import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { delayBefore, type Wait } from '../../shared/backoff.ts';
import type { Leases } from '../../shared/store/leases.ts';
import type { DiscordSettings } from '../settings.ts';
import type { AccessMonitor } from './access-monitor.ts';
import { acquireLease, type HeldLease } from './gateway-lease.ts';
import type { Rest } from './rest.ts';
import { BACKOFF, createSessionStarts } from './session-start.ts';
import { createIdentifyTurns } from './identify-turns.ts';
import { runSession, type SessionParts } from './shard-session.ts';
import type { Unreadable } from './sharding.ts';
import { createStatus } from './status.ts';

/** The parts that the gateway is listened to with. */
export interface GatewayParts {
  readonly settings: DiscordSettings;
  readonly rest: Rest;
  readonly access: AccessMonitor;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly now: () => EpochMs;
  /** Undefined where there is one process. */
  readonly leases: Leases | undefined;
  /** Called with each event of the gateway: its name and its data. */
  readonly onEvent: (event: string, data: unknown) => void;
  readonly unreadable: Unreadable;
}

/** Listens to Discord, shard by shard, each held by one process at a time. */
export interface Gateway {
  /** Resolves once each shard listens, or it is known why it does not yet. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Parts that the shards share. */
interface Shards extends GatewayParts, SessionParts {
  readonly stopping: AbortSignal;
  /** This process, as leases name it. */
  readonly holder: string;
  /** The app, as leases name it: every process with its token makes the same of it, and nobody the token from that. */
  readonly app: string;
}

/** The gateway of the app whose token the settings hold; nothing is connected before it is started. */
export function createGateway(parts: GatewayParts): Gateway {
  const { settings } = parts;
  const stopping = new AbortController();
  const app = hash('sha256', settings.token, 'hex').slice(0, 16);
  const shards: Shards = {
    ...parts,
    turns: createIdentifyTurns({ ...parts, app }),
    status: createStatus(parts.telemetry),
    starts: createSessionStarts(parts),
    connected: new Set(),
    stopping: stopping.signal,
    holder: randomUUID(),
    app,
  };
  let listening: Promise<void>[] = [];

  async function start(onSettled: () => void): Promise<void> {
    const count = settings.shards?.count ?? (await recommendedShards(shards, onSettled));
    if (count === undefined) return;
    const ids = settings.shards?.ids ?? Array.from({ length: count }, (_, id) => id);
    const settled = ids.map(() => Promise.withResolvers<undefined>());
    listening = ids.map((shard, at) =>
      listenToShard(shards, { shard, count, onSettled: () => settled[at]?.resolve(undefined) }),
    );
    await Promise.all(settled.map((one) => one.promise));
  }

  return {
    start() {
      return new Promise((resolve, reject) => {
        start(resolve).then(resolve, reject);
      });
    },
    async stop() {
      stopping.abort(new Error('stopping'));
      await Promise.all(listening);
    },
  };
}

/** How many shards Discord recommends, asked until it says so; undefined once stopping. */
async function recommendedShards(
  { starts, status, wait, stopping }: Shards,
  onSettled: () => void,
): Promise<number | undefined> {
  for (let attempt = 1; !stopping.aborted; attempt += 1) {
    const limit = await starts.ask(attempt, (cause) => status.asking(cause));
    if (typeof limit !== 'number') return limit.shards;
    onSettled();
    await wait(limit, stopping).catch(() => undefined);
  }
  return undefined;
}

interface ShardRequest {
  readonly shard: number;
  /** How many shards there are. */
  readonly count: number;
  /** Called once the shard listens, or it is known why it does not yet; and perhaps again after that. */
  readonly onSettled: () => void;
}

/** Holds a shard's lease and runs one session after the other, until the gateway stops. */
async function listenToShard(shards: Shards, { shard, count, onSettled }: ShardRequest): Promise<void> {
  const { stopping, telemetry, status, wait, app } = shards;
  const name = `discord gateway ${app} ${shard}`;
  for (let attempt = 1; !stopping.aborted;) {
    let isLogged = false;
    const lease = await acquireLease({ ...shards, name }, stopping, () => {
      if (!isLogged)
        telemetry.log('discord: another process listens; this one stands by to take over.', {
          ...{ level: 'info', event: 'standby' },
        });
      isLogged = true;
      status.shard(shard, { kind: 'standby' });
      onSettled();
    });
    if (!lease) return;
    const ends = AbortSignal.any([handedOver(shards, lease, shard), lease.lost]);
    const onListening = (): void => void lease.listening();
    for (let { stoodBy } = lease; !ends.aborted; stoodBy = 0) {
      const request = { shard, count, attempt, ends, onSettled, onListening, stoodBy };
      const pause = await runSession(shards, request).catch((error: unknown) => {
        telemetry.error(error);
        return delayBefore(attempt, BACKOFF);
      });
      attempt = pause === 0 ? 1 : attempt + 1;
      onSettled();
      if (pause > 0) await wait(pause, ends).catch(() => undefined);
    }
    await lease.release();
  }
}

/** Aborted once the gateway stops and another process listens to the shard in its place, where one stands by for it. */
function handedOver({ stopping, connected }: Shards, lease: HeldLease, shard: number): AbortSignal {
  const over = new AbortController();
  const stop = (): void => {
    const isListening = connected.has(shard);
    void (isListening ? lease.handOver() : Promise.resolve()).then(() => over.abort(stopping.reason));
  };
  if (stopping.aborted) stop();
  else stopping.addEventListener('abort', stop, { once: true });
  return over.signal;
}
