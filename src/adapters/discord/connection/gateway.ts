import { hash, randomUUID } from 'node:crypto';
import type { PlatformStatus, Telemetry } from '../../shared/adapter.ts';
import { delayBefore, type Wait } from '../../shared/backoff.ts';
import { whyUnreachable } from '../../shared/unreachable.ts';
import { connect, type Ending } from './connection.ts';
import type { Gate } from './gate.ts';
import { floorOf, startLimit, waitBefore } from './guard.ts';
import type { Leases } from '../../shared/leases.ts';
import { hold, type Tenure } from './lease.ts';
import type { Rest } from './rest.ts';
import type { Unreadable } from './sessions.ts';
import type { DiscordSettings } from '../settings.ts';
import { createStatus } from './status.ts';
import { NEW_TOKEN, failureFrom } from './failure.ts';

export interface GatewayParts {
  readonly settings: DiscordSettings;
  readonly rest: Rest;
  readonly gate: Gate;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly leases: Leases | undefined;
  readonly hear: (event: string, data: unknown) => void;
  /** Told of what nobody can read. */
  readonly unreadable: Unreadable;
}

/** Listens to Discord, shard by shard, each held by one process at a time. */
export interface Gateway {
  /** Resolves once each shard listens, or it is known why it does not yet. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const BACKOFF = { first: 500, ceiling: 15_000 };
/** A refused request is repeated less often: refusals are counted against the address. */
const REVOKED = { first: 5_000, ceiling: 120_000 };
/** How often it is looked whether sessions may be started again. */
const BELOW_FLOOR = 10 * 60_000;
/** A connection that ends sooner counts as one that failed. */
const SHORT_LIFE = 5_000;

/** Discord's close codes that call for the operator: their meaning, and the remedy. */
const CLOSES: Readonly<Record<number, readonly [string, string]>> = {
  4004: ['4004 Authentication failed: Discord does not accept DISCORD_TOKEN', NEW_TOKEN],
  4010: ['4010 Invalid shard', 'Check DISCORD_SHARDS.'],
  4011: ['4011 Sharding required', 'Set DISCORD_SHARDS to a higher number, or unset it.'],
  4012: ['4012 Invalid API version', 'Run a newer Rung.'],
  4013: ['4013 Invalid intents', 'Run a newer Rung.'],
  4014: [
    '4014 Disallowed intents: Discord does not let the app hear what it asks for',
    'Rung asks for Guilds, Guild Messages and Direct Messages alone, none of them privileged: look on the app’s page on discord.com/developers for a notice that restricts it.',
  ],
};

export function createGateway({
  settings,
  rest,
  gate,
  telemetry,
  wait,
  now,
  leases,
  hear,
  unreadable,
}: GatewayParts): Gateway {
  const { token, apiUrl, shards } = settings;
  const stopping = new AbortController();
  const holder = randomUUID();
  const app = hash('sha256', token, 'hex').slice(0, 16);
  const open = new Set<number>();
  const status = createStatus(telemetry);
  const isStopping = (): boolean => stopping.signal.aborted;
  let below = false;
  let lines: Promise<void>[] = [];
  const rested = (ms: number, lost?: AbortSignal): Promise<void> =>
    wait(ms, lost ? AbortSignal.any([stopping.signal, lost]) : stopping.signal).catch(() => undefined);

  /** The limits of the gateway as Discord gives them, or the milliseconds until it is asked again. */
  async function ask(
    attempt: number,
    tell: (status: PlatformStatus) => void,
  ): Promise<Awaited<ReturnType<typeof startLimit>> | number> {
    try {
      return await startLimit(rest);
    } catch (error) {
      const failure = failureFrom(error);
      if (failure.kind === 'revoked') {
        const cause = '401 Unauthorized: Discord does not accept DISCORD_TOKEN';
        gate.shut(cause, failure.fix);
        tell({ kind: 'refused', cause });
        return delayBefore(attempt, REVOKED);
      }
      if (attempt === 1)
        telemetry.log(`discord: the gateway could not be asked for (${failure.what}); trying again.`);
      telemetry.count('retried');
      tell({ kind: 'unreachable', cause: failure.what });
      return failure.kind === 'retryable' && failure.after !== undefined
        ? failure.after
        : delayBefore(attempt, BACKOFF);
    }
  }

  /** One session of a shard, from asking whether it may be started to its end; returns how long to wait before the next. */
  async function session(
    shard: number,
    count: number,
    tenure: Tenure,
    attempt: number,
    settled: () => void,
  ): Promise<number> {
    const limit = await ask(attempt, (said) => status.shard(shard, said));
    if (typeof limit === 'number') return limit;
    if (limit.remaining < floorOf(limit.total)) {
      const hours = (limit.resetAfter / 3_600_000).toFixed(1);
      if (!below)
        telemetry.log(
          `discord: ${limit.remaining} of ${limit.total} sessions are left to start, so none is started: with none left, Discord would reset the token. They are whole again in ${hours} hours; Rung joins then by itself. Find out what restarts it so often.`,
        );
      below = true;
      status.shard(shard, {
        kind: 'refused',
        cause: `${limit.remaining} of ${limit.total} sessions are left to start`,
      });
      return Math.min(BELOW_FLOOR, Math.max(1_000, limit.resetAfter));
    }
    below = false;
    const pause = waitBefore(limit, count);
    if (pause > 0) {
      if (pause >= 30_000)
        telemetry.log(
          `discord: ${limit.total - limit.remaining} sessions were started in a day; the next in ${Math.round(pause / 1000)} s. Find out what restarts it so often.`,
        );
      settled();
      await rested(pause, tenure.lost);
    }
    if (stopping.signal.aborted || tenure.lost.aborted) return 0;
    const ears = {
      hear,
      up: () => {
        gate.open();
        open.add(shard);
        telemetry.connected(open.size);
        status.shard(shard, { kind: 'joined' });
        settled();
      },
      down: () => {
        open.delete(shard);
        status.shard(shard, { kind: 'unreachable', cause: 'the connection was lost' });
        telemetry.connected(open.size);
      },
    };
    const began = performance.now();
    const connection = connect({ apiUrl, token, shard, count, ears, unreadable, telemetry, wait });
    const over = (): void => connection.close();
    const ends = AbortSignal.any([stopping.signal, tenure.lost]);
    ends.addEventListener('abort', over, { once: true });
    if (ends.aborted) over();
    const ending = await connection.ended;
    ends.removeEventListener('abort', over);
    return afterEnding(ending, performance.now() - began, { shard, attempt });
  }

  function afterEnding(
    ending: Ending,
    lived: number,
    { shard, attempt }: { readonly shard: number; readonly attempt: number },
  ): number {
    if (ending.why === 'closed') {
      const [what, fix] = CLOSES[ending.code] ?? [`the gateway closed with ${ending.code}`, ''];
      gate.shut(what, fix);
      status.shard(shard, { kind: 'refused', cause: what });
      return delayBefore(attempt, REVOKED);
    }
    if (ending.why === 'stopped') return 0;
    telemetry.count('retried');
    if (ending.why === 'failed')
      status.shard(shard, {
        kind: 'unreachable',
        cause: whyUnreachable(ending.error) ?? 'the gateway cannot be reached',
      });
    return lived > SHORT_LIFE ? 0 : delayBefore(attempt, BACKOFF);
  }

  async function keep(shard: number, count: number, settled: () => void): Promise<void> {
    const name = `discord gateway ${app} ${shard}`;
    const parts = { leases, name, holder, telemetry, wait, now };
    for (let attempt = 1; !isStopping();) {
      let told = false;
      const tenure = await hold(parts, stopping.signal, () => {
        if (!told) telemetry.log('discord: another process listens; this one stands by to take over.');
        told = true;
        status.shard(shard, { kind: 'standby' });
        settled();
      });
      if (!tenure) return;
      while (!isStopping() && !tenure.lost.aborted) {
        const pause = await session(shard, count, tenure, attempt, settled).catch((error: unknown) => {
          telemetry.error(error);
          return delayBefore(attempt, BACKOFF);
        });
        attempt = pause === 0 ? 1 : attempt + 1;
        settled();
        if (pause > 0) await rested(pause, tenure.lost);
      }
      await tenure.release();
    }
  }

  async function begin(settled: () => void): Promise<void> {
    let count = shards?.count;
    for (let attempt = 1; count === undefined && !stopping.signal.aborted; attempt += 1) {
      const limit = await ask(attempt, (said) => status.asking(said));
      if (typeof limit !== 'number') count = limit.shards;
      else {
        settled();
        await rested(limit);
      }
    }
    if (count === undefined) return;
    const ids = shards?.ids ?? Array.from({ length: count }, (_, id) => id);
    const first = ids.map(() => Promise.withResolvers<undefined>());
    lines = ids.map((id, at) => keep(id, count, () => first[at]?.resolve(undefined)));
    await Promise.all(first.map((one) => one.promise));
  }

  return {
    start() {
      return new Promise((resolve, reject) => {
        begin(resolve).then(resolve, reject);
      });
    },
    async stop() {
      stopping.abort(new Error('stopping'));
      await Promise.all(lines);
    },
  };
}
