import type { Receiver } from '@slack/bolt';
import type { Telemetry } from '../../shared/adapter.ts';
import { isSafeAddress } from '../../shared/address.ts';
import { createTasks } from '../../shared/background-tasks.ts';
import { delayBefore, type Wait } from '../../shared/backoff.ts';
import type { Revoked } from '../../shared/failure.ts';
import type { LogThrottled } from '../../shared/log/throttle.ts';
import { createIntake, type Intake } from '../inbound/intake.ts';
import { failureFrom } from './failure.ts';
import { GuardedClient, type FrameListener } from './frames.ts';
import { silentLogger } from './silent-logger.ts';
import type { SlackStatus } from './status.ts';
import { clientOptions } from './web.ts';

/** The parts that sockets are opened with. */
export interface SocketParts {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly telemetry: Telemetry;
  readonly logThrottled: LogThrottled;
  readonly wait: Wait;
  /** Called whenever Slack accepted the app's token (undefined) or refused it. */
  readonly onAccess: (refusal: Revoked | undefined) => void;
  readonly status: Pick<SlackStatus, 'sockets' | 'socketFailed'>;
}

/** Two, so that one listens while Slack replaces the other, which it does every few hours. */
const CONNECTIONS = 2;
const OPEN_TIMEOUT = 10_000;
const BACKOFF = { first: 500, ceiling: 15_000 };
/**
 * A connection that ends sooner counts as one that failed, so that it is not opened again in a tight loop.
 * Milliseconds.
 */
const SHORT_LIFE = 5_000;
/** A socket whose other end answers no ping for so long is given up, in milliseconds. */
const PONG_TIMEOUT = 5_000;

/** Slack gave an address for the socket that is not encrypted. */
class UnsafeAddress extends Error {}
const UNSAFE =
  'slack: the address that Slack gave for its socket is not encrypted, and is not used. Check SLACK_API_URL. Rung keeps trying.';

/**
 * Socket Mode over two connections. The SDK's own reconnecting is off: it ends the process on some errors, hears
 * nothing for seconds whenever Slack replaces a connection, and waits ever longer after an outage.
 */
export function createSocketReceiver(parts: SocketParts): Receiver {
  const { telemetry, logThrottled } = parts;
  const stopping = new AbortController();
  const open = new Set<GuardedClient>();
  const taken = createTasks();
  let intake: Intake | undefined;
  let connections: Promise<void>[] = [];

  const listener: FrameListener = {
    onEnvelope: ({ payload, retryNum, retryReason }, ack) =>
      void (intake && taken.track(intake({ body: payload, ack, retryNum, retryReason }))),
    onUnreadable: () => {
      telemetry.count('unreadable');
      logThrottled('noise', 'slack: a frame on the socket could not be read; it was passed over.');
    },
    report: (error) => telemetry.error(error),
  };
  const sockets: Sockets = { ...parts, listener, open, stopping: stopping.signal };

  return {
    init(bolt) {
      intake = createIntake({ bolt, telemetry, logThrottled });
    },
    async start() {
      const settled = Array.from({ length: CONNECTIONS }, () => Promise.withResolvers<undefined>());
      connections = settled.map(({ resolve }) => keepConnected(sockets, () => resolve(undefined)));
      await Promise.all(settled.map((one) => one.promise));
    },
    async stop() {
      stopping.abort();
      for (const client of open) client.leave();
      await Promise.all(connections);
      await taken.settled();
    },
  };
}

interface Sockets extends SocketParts {
  readonly listener: FrameListener;
  /** The clients that are connected now. */
  readonly open: Set<GuardedClient>;
  readonly stopping: AbortSignal;
}

/**
 * Opens one connection after the other until the receiver stops. `onSettled` is called once the first is open, or it is
 * known why it is not.
 */
async function keepConnected(sockets: Sockets, onSettled: () => void): Promise<void> {
  const { stopping, wait, onAccess } = sockets;
  for (let attempt = 0; !stopping.aborted;) {
    const began = performance.now();
    try {
      const { ended } = await openConnection(sockets);
      onAccess(undefined);
      onSettled();
      await ended;
      attempt = performance.now() - began < SHORT_LIFE ? attempt + 1 : 0;
    } catch (error) {
      attempt += 1;
      reportNotOpened(sockets, error);
      onSettled();
    }
    if (attempt > 0) await wait(delayBefore(attempt, BACKOFF), stopping).catch(() => undefined);
  }
}

/** Opens a connection; `ended` resolves when it has ended. @throws what kept it from opening */
async function openConnection(sockets: Sockets): Promise<{ readonly ended: Promise<void> }> {
  const { open, stopping } = sockets;
  const client = createClient(sockets);
  const ended = new Promise<void>((resolve) => client.once('disconnected', resolve));
  const late = AbortSignal.any([AbortSignal.timeout(OPEN_TIMEOUT), stopping]);
  const tooLate = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(late.reason as Error), { once: true });
  });
  tooLate.catch(() => undefined);
  const opening = client.start();
  try {
    await Promise.race([opening, tooLate]);
  } catch (error) {
    opening.catch(() => undefined);
    client.disconnect().catch(() => undefined);
    // The SDK rejects with undefined where the socket was closed before Slack's hello.
    throw error instanceof Error ? error : new Error('Slack closed the socket before greeting');
  }
  open.add(client);
  countOpen(sockets);
  return {
    ended: ended.then(() => {
      open.delete(client);
      countOpen(sockets);
    }),
  };
}

function createClient({ appToken, apiUrl, listener }: Sockets): GuardedClient {
  const client = new GuardedClient(
    {
      appToken,
      autoReconnectEnabled: false,
      clientPingTimeout: PONG_TIMEOUT,
      logger: silentLogger,
      clientOptions: clientOptions(apiUrl),
    },
    listener,
  );
  client.on('authenticated', ({ url }: { readonly url: unknown }) => {
    if (typeof url !== 'string' || !isSafeAddress(url)) throw new UnsafeAddress();
  });
  return client;
}

function countOpen({ open, telemetry, status }: Sockets): void {
  telemetry.connected(open.size);
  status.sockets(open.size);
}

function reportNotOpened({ status, telemetry, logThrottled, onAccess }: Sockets, error: unknown): void {
  const failure = failureFrom(error);
  if (failure.kind === 'revoked') onAccess(failure);
  else
    status.socketFailed(
      error instanceof UnsafeAddress ? 'the address of its socket is not encrypted' : failure.what,
    );
  if (error instanceof UnsafeAddress) logThrottled('address', UNSAFE);
  telemetry.count('retried');
}
