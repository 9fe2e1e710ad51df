import type { Receiver } from '@slack/bolt';
import type { SocketModeClient } from '@slack/socket-mode';
import { isSafeAddress } from '../../shared/address.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { atMost, delayBefore, type Wait } from '../../shared/backoff.ts';
import type { SaySeldom } from '../../shared/seldom.ts';
import { GuardedClient, type Listener } from './frames.ts';
import { createIntake, type Intake } from '../inbound/intake.ts';
import { quiet } from './logger.ts';
import type { Revoked } from '../../shared/failure.ts';
import { failureFrom } from './failure.ts';
import type { SlackStatus } from './status.ts';
import { clientOptions } from './web.ts';

export interface SocketParts {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly telemetry: Telemetry;
  readonly seldom: SaySeldom;
  readonly wait: Wait;
  /** Told whenever a connection was let in or was not. */
  readonly letIn: (failure: Revoked | undefined) => void;
  readonly status: Pick<SlackStatus, 'sockets' | 'socketFailed'>;
}

/** Two, so that one listens while Slack refreshes the other, which it does every few hours. */
const CONNECTIONS = 2;
const OPEN_TIMEOUT = 10_000;
const BACKOFF = { first: 500, ceiling: 15_000 };
/** A connection that ends sooner counts as one that failed, so that it is not opened again in a tight loop. */
const SHORT_LIFE = 5_000;
/** A socket whose other end answers no ping for so long is given up. */
const PONG_TIMEOUT = 5_000;

/** Slack gave an address for the socket that nothing may be said to. */
class UnsafeAddress extends Error {}
const UNSAFE =
  'slack: the address that Slack gave for its socket is not encrypted, and is not used. Check SLACK_API_URL. Rung keeps trying.';

/**
 * Socket Mode over two connections. The SDK's own reconnecting is off: it gives up on some errors by ending the
 * process, is deaf for seconds on each refresh, and waits ever longer after an outage.
 */
export function createSocketReceiver(parts: SocketParts): Receiver {
  const { appToken, apiUrl, telemetry, seldom, wait, letIn, status } = parts;
  const stopping = new AbortController();
  const open = new Set<SocketModeClient>();
  let intake: Intake | undefined;
  let lines: Promise<void>[] = [];

  const count = (): void => {
    telemetry.connected(open.size);
    status.sockets(open.size);
  };
  const listener: Listener = {
    heard: ({ payload, retryNum, retryReason }, ack) =>
      void intake?.({ body: payload, ack, retryNum, retryReason }),
    noise: () => {
      telemetry.count('unreadable');
      seldom('noise', 'slack: a frame on the socket could not be read; it was passed over.');
    },
    report: (error) => telemetry.error(error),
  };

  /** Opens a connection; `ended` resolves when it has. @throws what kept it from opening */
  async function connect(): Promise<{ readonly ended: Promise<void> }> {
    const client = new GuardedClient(
      {
        appToken,
        autoReconnectEnabled: false,
        clientPingTimeout: PONG_TIMEOUT,
        logger: quiet,
        clientOptions: clientOptions(apiUrl),
      },
      listener,
    );
    client.on('authenticated', ({ url }: { readonly url: unknown }) => {
      if (typeof url !== 'string' || !isSafeAddress(url)) throw new UnsafeAddress();
    });
    const ended = new Promise<void>((resolve) => client.once('disconnected', resolve));
    const late = AbortSignal.any([AbortSignal.timeout(OPEN_TIMEOUT), stopping.signal]);
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
      // The SDK rejects with nothing where the socket was closed before it was greeted.
      throw error instanceof Error ? error : new Error('Slack closed the socket before greeting');
    }
    open.add(client);
    count();
    return {
      ended: ended.then(() => {
        open.delete(client);
        count();
      }),
    };
  }

  async function hold(settled: () => void): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted;) {
      const began = performance.now();
      try {
        const { ended } = await connect();
        letIn(undefined);
        settled();
        await ended;
        attempt = performance.now() - began < SHORT_LIFE ? attempt + 1 : 0;
      } catch (error) {
        attempt += 1;
        const failure = failureFrom(error);
        if (failure.kind === 'revoked') letIn(failure);
        else
          status.socketFailed(
            error instanceof UnsafeAddress ? 'the address of its socket is not encrypted' : failure.what,
          );
        if (error instanceof UnsafeAddress) seldom('address', UNSAFE);
        telemetry.count('retried');
        settled();
      }
      if (attempt > 0) await wait(delayBefore(attempt, BACKOFF), stopping.signal).catch(() => undefined);
    }
  }

  return {
    init(bolt) {
      intake = createIntake({ bolt, telemetry, seldom });
    },
    async start() {
      const first = Array.from({ length: CONNECTIONS }, () => Promise.withResolvers<undefined>());
      lines = first.map(({ resolve }) => hold(() => resolve(undefined)));
      await Promise.all(first.map((one) => one.promise));
    },
    async stop() {
      stopping.abort();
      for (const client of open) client.disconnect().catch(() => undefined);
      await atMost(2_000, Promise.all(lines), wait);
    },
  };
}
