import type { PlatformStatus, Telemetry } from '../../shared/adapter.ts';
import { delayBefore, type Wait } from '../../shared/backoff.ts';
import { whyUnreachable } from '../../shared/network-errors.ts';
import type { DiscordSettings } from '../settings.ts';
import type { AccessMonitor } from './access-monitor.ts';
import { connect, type Ending } from './connection.ts';
import { NEW_TOKEN } from './failure.ts';
import type { IdentifyTurns } from './identify-turns.ts';
import { BACKOFF, REVOKED_BACKOFF, type SessionStarts } from './session-start.ts';
import type { Unreadable } from './sharding.ts';
import type { DiscordStatus } from './status.ts';

/** The parts that the sessions of all shards share. */
export interface SessionParts {
  readonly settings: DiscordSettings;
  readonly access: AccessMonitor;
  readonly telemetry: Telemetry;
  readonly status: DiscordStatus;
  readonly starts: SessionStarts;
  readonly turns: IdentifyTurns;
  readonly wait: Wait;
  /** The shards that are connected now. */
  readonly connected: Set<number>;
  /** Called with each event of the gateway: its name and its data. */
  readonly onEvent: (event: string, data: unknown) => void;
  readonly unreadable: Unreadable;
}

/** One session of a shard. */
export interface SessionRequest {
  readonly shard: number;
  /** How many shards there are. */
  readonly count: number;
  /** How many sessions in a row have not lasted, from 1. */
  readonly attempt: number;
  /** Ends the session: the gateway stops, or another process holds the shard. */
  readonly ends: AbortSignal;
  /** Called once the shard listens, or it is known why it does not yet. */
  readonly onSettled: () => void;
  /** Called whenever the shard listens. */
  readonly onListening: () => void;
  /** How long this process has stood by for the shard, in milliseconds: so much less it waits before the session. */
  readonly stoodBy: number;
}

/** A connection that ends sooner counts as one that failed, in milliseconds. */
const SHORT_LIFE = 5_000;

/** Discord's close codes that call for the operator: what each means, and what to do about it. */
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

/**
 * Runs one session from asking whether it may be started to its end. Returns the milliseconds to wait before the next.
 */
export async function runSession(parts: SessionParts, request: SessionRequest): Promise<number> {
  const { status, starts, wait } = parts;
  const { shard, count, attempt, ends, onSettled, stoodBy } = request;
  const report = (cause: PlatformStatus): void => status.shard(shard, cause);
  const limit = await starts.ask(attempt, report);
  if (typeof limit === 'number') return limit;
  const refusal = starts.refusal(limit, report);
  if (refusal !== undefined) return refusal;
  const delay = starts.delay(limit, count) - stoodBy;
  if (delay > 0) {
    onSettled();
    await wait(delay, ends).catch(() => undefined);
  }
  if (ends.aborted) return 0;
  const began = performance.now();
  const turn = (signal: AbortSignal): Promise<void> => parts.turns.take(shard, limit.atOnce, signal);
  const ending = await connectUntilEnd(parts, request, turn);
  return delayAfter(parts, ending, { shard, attempt, lasted: performance.now() - began });
}

/** Connects a shard, and resolves with how the connection ended. */
async function connectUntilEnd(
  { settings, access, telemetry, status, wait, connected, onEvent, unreadable }: SessionParts,
  { shard, count, ends, onSettled, onListening }: SessionRequest,
  turn: (signal: AbortSignal) => Promise<void>,
): Promise<Ending> {
  const listener = {
    onEvent,
    onConnected: () => {
      access.restored();
      connected.add(shard);
      telemetry.connected(connected.size);
      status.shard(shard, { kind: 'joined' });
      onListening();
      onSettled();
    },
    onLost: () => {
      connected.delete(shard);
      status.shard(shard, { kind: 'unreachable', cause: 'the connection was lost' });
      telemetry.connected(connected.size);
    },
  };
  const { token, apiUrl } = settings;
  const connection = connect({
    ...{ apiUrl, token, shard, count, turn },
    ...{ listener, unreadable, telemetry, wait },
  });
  const close = (): void => connection.close();
  ends.addEventListener('abort', close, { once: true });
  if (ends.aborted) close();
  const ending = await connection.ended;
  ends.removeEventListener('abort', close);
  return ending;
}

interface Ended {
  readonly shard: number;
  readonly attempt: number;
  /** How long the connection was there, in milliseconds. */
  readonly lasted: number;
}

/** How long to wait after a session ended, in milliseconds; says why it ended where that concerns the operator. */
function delayAfter(
  { access, telemetry, status }: SessionParts,
  ending: Ending,
  { shard, attempt, lasted }: Ended,
): number {
  if (ending.why === 'stopped') return 0;
  if (ending.why === 'closed') {
    const [what, fix] = CLOSES[ending.code] ?? [`the gateway closed with ${ending.code}`, ''];
    access.refused(what, fix);
    status.shard(shard, { kind: 'refused', cause: what });
    return delayBefore(attempt, REVOKED_BACKOFF);
  }
  telemetry.count('retried');
  if (ending.why === 'failed') {
    const cause = whyUnreachable(ending.error) ?? 'the gateway cannot be reached';
    status.shard(shard, { kind: 'unreachable', cause });
  }
  return lasted > SHORT_LIFE ? 0 : delayBefore(attempt, BACKOFF);
}
