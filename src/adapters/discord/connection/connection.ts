import { Events, GatewayDispatchEvents, type Client } from 'discord.js';
import type { Telemetry } from '../../shared/adapter.ts';
import { atMost, type Wait } from '../../shared/backoff.ts';
import { createClient } from './client.ts';
import type { Unreadable } from './sharding.ts';

/** Why a connection ended. */
export type Ending =
  | { readonly why: 'closed'; readonly code: number }
  /** Discord wants a new session, which may be started only after asking for the session limit. */
  | { readonly why: 'new session' }
  | { readonly why: 'stuck' | 'stopped' }
  | { readonly why: 'failed'; readonly error: unknown };

/** Called with what happens on a connection. */
export interface ConnectionListener {
  onEvent(event: string, data: unknown): void;
  /** The session began or was resumed. */
  onConnected(): void;
  /** The connection was lost; it may come back. */
  onLost(): void;
}

/** The shard that is connected to, and the parts that it is done with. */
export interface ConnectionParts {
  readonly apiUrl: string;
  readonly token: string;
  readonly shard: number;
  /** How many shards there are. */
  readonly count: number;
  /** Resolves when the session may be started, of which Discord takes few at once. */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  readonly listener: ConnectionListener;
  readonly unreadable: Unreadable;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
}

/** A connection to the gateway. */
export interface Connection {
  /** Resolves once the session has ended and its socket is closed. Never rejects. */
  readonly ended: Promise<Ending>;
  /** Ends the connection; the listener is called with no event after that. */
  close(): void;
}

/** The events that are listened to. */
const EVENTS = [
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.InteractionCreate,
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildDelete,
  GatewayDispatchEvents.GuildRoleCreate,
  GatewayDispatchEvents.GuildRoleUpdate,
];
/**
 * How long a lost connection may take to come back before it is given up, in milliseconds; a session lives for some
 * minutes.
 */
const STUCK = 150_000;
/** How long closing the socket may take, in milliseconds: a dead one never answers. */
const CLOSE_TIMEOUT = 2_000;

/** Starts one session of a shard, and resumes it for as long as Discord lets it. */
export function connect(parts: ConnectionParts): Connection {
  const { apiUrl, token, shard, count, turn, listener, unreadable, telemetry, wait } = parts;
  const { promise: ended, resolve } = Promise.withResolvers<Ending>();
  const over = new AbortController();
  const stuck = createTimeout(wait, STUCK, () => end({ why: 'stuck' }));
  const client = createClient({
    ...{ apiUrl, shard, count },
    guard: {
      unreadable,
      broken: (error) => end({ why: 'failed', error }),
      isOver: () => over.signal.aborted,
    },
    mayIdentify: onlyOnce(
      async (signal) => {
        // Others' turns may take long, and nothing is stuck meanwhile.
        stuck.clear();
        await turn(AbortSignal.any([signal, over.signal]));
        stuck.set();
      },
      () => end({ why: 'new session' }),
    ),
  });

  function end(ending: Ending): void {
    if (over.signal.aborted) return;
    over.abort();
    stuck.clear();
    listener.onLost();
    const closed = client.destroy().catch(() => undefined);
    void atMost(CLOSE_TIMEOUT, closed, wait).then(() => resolve(ending));
  }

  listenTo(client, {
    isOver: () => over.signal.aborted,
    onEvent: (event, data) => listener.onEvent(event, data),
    onConnected: () => {
      stuck.clear();
      listener.onConnected();
    },
    onReconnecting: () => {
      listener.onLost();
      telemetry.count('retried');
      stuck.set();
    },
    onEnd: end,
    onError: (error) => telemetry.error(error),
  });
  stuck.set();
  client.login(token).catch((error: unknown) => end({ why: 'failed', error }));
  return { ended, close: () => end({ why: 'stopped' }) };
}

/** Calls `act` when it was set and not cleared for `ms` milliseconds; setting it again changes nothing. */
function createTimeout(wait: Wait, ms: number, act: () => void) {
  let pending: AbortController | undefined;
  return {
    set(): void {
      if (pending) return;
      pending = new AbortController();
      wait(ms, pending.signal).then(act, () => undefined);
    },
    clear(): void {
      pending?.abort();
      pending = undefined;
    },
  };
}

/**
 * Lets the client identify once, in its turn. The second time `onAgain` is called instead, and the client waits until it
 * is ended.
 */
function onlyOnce(
  turn: (signal: AbortSignal) => Promise<void>,
  onAgain: () => void,
): (signal: AbortSignal) => Promise<void> {
  let isIdentified = false;
  return (signal) => {
    if (!isIdentified) {
      isIdentified = true;
      return turn(signal);
    }
    onAgain();
    return new Promise<never>((_, reject) => {
      const giveUp = (): void => reject(new Error('a new session is asked for first'));
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
    });
  };
}

interface ClientListener {
  readonly isOver: () => boolean;
  readonly onEvent: (event: string, data: unknown) => void;
  readonly onConnected: () => void;
  readonly onReconnecting: () => void;
  readonly onEnd: (ending: Ending) => void;
  readonly onError: (error: unknown) => void;
}

/** Passes on what a client says, until the connection is over. */
function listenTo(client: Client, listener: ClientListener): void {
  const { isOver, onEvent, onConnected, onReconnecting, onEnd, onError } = listener;
  for (const event of EVENTS) {
    client.ws.on(event, (data: unknown) => {
      if (isOver()) return;
      try {
        onEvent(event, data);
        if (event === GatewayDispatchEvents.Ready) onConnected();
      } catch (error) {
        onError(error);
      }
    });
  }
  client.ws.on(GatewayDispatchEvents.Resumed, () => {
    if (!isOver()) onConnected();
  });
  client.on(Events.ShardReconnecting, () => {
    if (!isOver()) onReconnecting();
  });
  client.on(Events.ShardDisconnect, ({ code }) => onEnd({ why: 'closed', code }));
  client.on(Events.Invalidated, () => onEnd({ why: 'new session' }));
}
