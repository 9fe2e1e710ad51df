import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { LIMITS } from '../check/limits.ts';
import type { Outcome, Transport } from './delivery.ts';
import { isObject } from '../check/refusal.ts';

interface Connection {
  readonly socket: WebSocket;
  /** Open, but nothing is sent and what comes in is dropped. */
  silent: boolean;
  /** The app was asked to disconnect it: nothing more is sent. */
  leaving: boolean;
}
const LEAVE_MS = 10_000;

/** The reasons that Slack gives for disconnecting a socket. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** The app's sockets: their tickets, hellos, pings, envelopes and acknowledgements. */
export class Sockets {
  refusing = false;
  /** The answer to a request for an address, where a test wants a wrong one. */
  address: unknown;
  readonly #server = new WebSocketServer({ noServer: true, autoPong: false });
  readonly #tickets = new Set<string>();
  #open: Connection[] = [];
  readonly #waiting = new Map<string, (answer: unknown) => void>();
  readonly #appId: string;
  readonly #pingMs: number;
  /** The socket that a payload went to last. */
  readonly #tried = new WeakMap<object, Connection>();
  #turn = 0;

  constructor(appId: string, pingMs: number) {
    this.#appId = appId;
    this.#pingMs = pingMs;
  }

  /** A ticket for one socket. */
  ticket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return ticket;
  }

  get count(): number {
    return this.#open.length;
  }

  /** Opens a socket for a ticket, which is accepted once. */
  upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (this.refusing || !this.#tickets.delete(url.searchParams.get('ticket') ?? '')) {
      const status = this.refusing ? '503 Service Unavailable' : '403 Forbidden';
      duplex.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, duplex, head, (socket) => this.#greet(socket));
  }

  #greet(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    if (this.#open.length >= LIMITS.sockets) {
      socket.send(this.#disconnectWords('too_many_websockets'));
      socket.close();
      return;
    }
    const connection: Connection = { socket, silent: false, leaving: false };
    this.#open.push(connection);
    const pinging = setInterval(() => {
      if (!connection.silent) socket.ping(`Ping from applink ${randomUUID()}`);
    }, this.#pingMs);
    pinging.unref();
    socket.on('close', () => {
      clearInterval(pinging);
      this.#open = this.#open.filter((one) => one !== connection);
    });
    socket.on('ping', (data) => {
      if (!connection.silent) socket.pong(data);
    });
    socket.on('message', (data) => {
      if (!connection.silent) this.#acknowledge((data as Buffer).toString());
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#open.length,
        debug_info: { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: this.#appId },
      }),
    );
  }

  #acknowledge(text: string): void {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      return;
    }
    if (!isObject(message) || typeof message['envelope_id'] !== 'string') return;
    this.#waiting.get(message['envelope_id'])?.(message['payload']);
  }

  /** Sends an envelope to one socket, another than last time where there is one. */
  readonly transport: Transport = async ({ kind, payload }, { number, reason }, ackMs) => {
    const able = this.#open.filter((one) => !one.leaving && one.socket.readyState === one.socket.OPEN);
    const known = isObject(payload) ? payload : {};
    const others = able.filter((one) => one !== this.#tried.get(known));
    const choice = others.length > 0 ? others : able;
    const chosen = choice[this.#turn++ % Math.max(1, choice.length)];
    if (!chosen) return { acked: false, error: 'dispatch_failed', reason: 'timeout' };
    this.#tried.set(known, chosen);
    const envelope_id = randomUUID();
    const retry =
      kind === 'events_api' ? { retry_attempt: number, retry_reason: number > 0 ? reason : '' } : undefined;
    const accepts_response_payload = kind !== 'events_api';
    if (!chosen.silent) {
      chosen.socket.send(
        JSON.stringify({ envelope_id, payload, type: kind, accepts_response_payload, ...retry }),
      );
    }
    return await new Promise<Outcome>((resolve) => {
      const late = setTimeout(
        () => finish({ acked: false, error: 'operation_timeout', reason: 'timeout' }),
        ackMs,
      );
      const onClose = (): void => finish({ acked: false, error: 'dispatch_failed', reason: 'timeout' });
      const finish = (outcome: Outcome): void => {
        clearTimeout(late);
        chosen.socket.off('close', onClose);
        this.#waiting.delete(envelope_id);
        resolve(outcome);
      };
      chosen.socket.once('close', onClose);
      this.#waiting.set(envelope_id, (answer) => finish({ acked: true, answer }));
    });
  };

  /** Asks the app to disconnect sockets. After a warning they still get envelopes, otherwise none. */
  disconnect(which: 'one' | 'all', reason: DisconnectReason): void {
    for (const one of which === 'one' ? this.#open.filter((each) => !each.leaving).slice(0, 1) : this.#open) {
      if (one.silent) continue;
      one.leaving = reason !== 'warning';
      one.socket.send(this.#disconnectWords(reason));
      // Slack itself closes a socket that the app does not disconnect.
      if (one.leaving) setTimeout(() => one.socket.close(), LEAVE_MS).unref();
    }
  }

  /** Stops reading and writing on every open socket, its TCP connection left as it is. */
  silence(): void {
    for (const one of this.#open) {
      one.silent = true;
      one.socket.pause();
    }
  }

  /** Drops the silent ones. */
  dropSilent(): void {
    for (const one of this.#open) if (one.silent) one.socket.terminate();
  }

  /** Sends a frame as it is over one of the open sockets, each in its turn. */
  raw(frame: string | Buffer): void {
    this.#open[this.#turn++ % Math.max(1, this.#open.length)]?.socket.send(frame);
  }

  cut(): void {
    for (const one of this.#open) one.socket.terminate();
  }

  #disconnectWords(reason: DisconnectReason): string {
    return JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } });
  }
}
