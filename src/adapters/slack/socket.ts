import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { isSafeAddress } from '../address.ts';
import type { Watch } from '../adapter.ts';
import { atMost, delayBefore, type Wait } from '../backoff.ts';
import { quiet } from './logger.ts';
import { type Trouble, troubleIn } from './trouble.ts';
import type { SlackStatus } from './status.ts';
import { clientOptions } from './web.ts';

export interface SocketParts {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly watch: Watch;
  readonly wait: Wait;
  /** Told whenever a connection was let in or was not. */
  readonly letIn: (trouble: Extract<Trouble, { kind: 'shut out' }> | undefined) => void;
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

interface Delivery {
  readonly body: Record<string, unknown>;
  readonly ack: (response?: unknown) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/**
 * Socket Mode over two connections. The SDK's own reconnecting is off: it gives up on some errors by ending the
 * process, is deaf for seconds on each refresh, and waits ever longer after an outage.
 */
export function createSocketReceiver({
  appToken,
  apiUrl,
  watch,
  wait,
  letIn,
  status,
}: SocketParts): Receiver {
  const stopping = new AbortController();
  const open = new Set<SocketModeClient>();
  let app: App | undefined;
  let lines: Promise<void>[] = [];

  const count = (): void => {
    watch.connected(open.size);
    status.sockets(open.size);
  };
  const hear = (delivery: Delivery): void => {
    // A lost acknowledgement is no reason to lose what was said: said again, it is known by its id.
    const ack = (response?: unknown): Promise<void> => delivery.ack(response).catch(() => undefined);
    const { body, retry_num, retry_reason } = delivery;
    app
      ?.processEvent({
        body,
        ack,
        ...(retry_num !== undefined && { retryNum: retry_num }),
        ...(retry_reason !== undefined && { retryReason: retry_reason }),
      })
      .catch((error: unknown) => watch.report(error));
  };

  /** Opens a connection; `ended` resolves when it has. @throws what kept it from opening */
  async function connect(): Promise<{ readonly ended: Promise<void> }> {
    const client = new SocketModeClient({
      appToken,
      autoReconnectEnabled: false,
      clientPingTimeout: PONG_TIMEOUT,
      logger: quiet,
      clientOptions: clientOptions(apiUrl),
    });
    client.on('authenticated', ({ url }: { url: string }) => {
      if (!isSafeAddress(url)) throw new Error('Slack named an unencrypted address for its socket');
    });
    client.on('slack_event', hear);
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
        const trouble = troubleIn(error);
        if (trouble.kind === 'shut out') letIn(trouble);
        else status.socketFailed(trouble.what);
        watch.count('retried');
        settled();
      }
      if (attempt > 0) await wait(delayBefore(attempt, BACKOFF), stopping.signal).catch(() => undefined);
    }
  }

  return {
    init(bolt) {
      app = bolt;
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
