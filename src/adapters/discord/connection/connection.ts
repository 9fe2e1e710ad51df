import { Events, GatewayDispatchEvents } from 'discord.js';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import { createClient } from './client.ts';
import type { Unreadable } from './sessions.ts';

/** Why a connection is over. */
export type Ending =
  | { readonly why: 'closed'; readonly code: number }
  /** Discord wants a new session, which is asked for first. */
  | { readonly why: 'new session' }
  | { readonly why: 'stuck' | 'stopped' }
  | { readonly why: 'failed'; readonly error: unknown };

/** Listens to a shard. */
export interface Ears {
  hear(event: string, data: unknown): void;
  up(): void;
  down(): void;
}

export interface ConnectionParts {
  readonly apiUrl: string;
  readonly token: string;
  readonly shard: number;
  readonly count: number;
  readonly ears: Ears;
  readonly unreadable: Unreadable;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
}

export interface Connection {
  /** Resolves once the session is over and said goodbye to. Never rejects. */
  readonly ended: Promise<Ending>;
  /** Nothing is heard after the call. */
  close(): void;
}

/** All that is listened to. */
const HEARD = [
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.InteractionCreate,
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildDelete,
  GatewayDispatchEvents.GuildRoleCreate,
  GatewayDispatchEvents.GuildRoleUpdate,
];
/** How long a lost connection is sought before it is begun anew: a session can be resumed for some minutes. */
const STUCK = 150_000;
/** How long Discord may take to say goodbye. */
const GOODBYE = 2_000;

/** Starts one session of a shard: exactly one, and resumes it as long as Discord lets it. */
export function connect(parts: ConnectionParts): Connection {
  const { apiUrl, token, shard, count, ears, unreadable, telemetry, wait } = parts;
  const { promise: ended, resolve } = Promise.withResolvers<Ending>();
  const over = new AbortController();
  let watching: AbortController | undefined;
  let started = false;
  const client = createClient({
    ...{ apiUrl, shard, count },
    guard: {
      unreadable,
      broken: (error) => end({ why: 'failed', error }),
      isOver: () => over.signal.aborted,
    },
    mayIdentify: (signal) => {
      if (!started) {
        started = true;
        return Promise.resolve();
      }
      end({ why: 'new session' });
      return new Promise<never>((_, reject) => {
        const give = (): void => reject(new Error('a new session is asked for first'));
        if (signal.aborted) give();
        else signal.addEventListener('abort', give, { once: true });
      });
    },
  });

  function end(ending: Ending): void {
    if (over.signal.aborted) return;
    over.abort();
    watching?.abort();
    ears.down();
    // A line that is dead says no goodbye.
    const gone = client.destroy().catch(() => undefined);
    const said = new AbortController();
    const late = wait(GOODBYE, said.signal).catch(() => undefined);
    void Promise.race([gone, late]).then(() => {
      said.abort();
      resolve(ending);
    });
  }
  /** Begins anew when nothing is heard of the shard for too long. */
  function look(): void {
    if (over.signal.aborted || watching) return;
    watching = new AbortController();
    wait(STUCK, watching.signal).then(
      () => end({ why: 'stuck' }),
      () => undefined,
    );
  }
  function up(): void {
    watching?.abort();
    watching = undefined;
    ears.up();
  }

  for (const event of HEARD) {
    client.ws.on(event, (data: unknown) => {
      if (over.signal.aborted) return;
      try {
        ears.hear(event, data);
        if (event === GatewayDispatchEvents.Ready) up();
      } catch (error) {
        telemetry.error(error);
      }
    });
  }
  client.ws.on(GatewayDispatchEvents.Resumed, () => !over.signal.aborted && up());
  client.on(Events.ShardReconnecting, () => {
    if (over.signal.aborted) return;
    ears.down();
    telemetry.count('retried');
    look();
  });
  client.on(Events.ShardDisconnect, ({ code }) => end({ why: 'closed', code }));
  client.on(Events.Invalidated, () => end({ why: 'new session' }));
  look();
  client.login(token).catch((error: unknown) => end({ why: 'failed', error }));
  return { ended, close: () => end({ why: 'stopped' }) };
}
