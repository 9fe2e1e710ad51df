import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** The most connections whose request is not verified, or that have sent none yet. */
const MOST_CONNECTIONS = 1_000;
/** The most that all bodies being read may hold together, in bytes, each counted as the length that it announced. */
const MOST_BYTES = 8_000_000;
/** A body longer than this is read a piece at a time, in bytes; Slack's usual ones are well below. */
const USUAL = 65_536;
/**
 * Bytes that each piece of a body counts in addition to its own, since holding many small pieces costs more than their
 * bytes.
 */
const PIECE = 200;

/** The status of a request that was dropped to make room for others. */
export const CROWDED = 503;

/** A body was not read, by HTTP status: 413 too long, 503 dropped to make room for others, 400 broken off. */
export class BodyRefused extends Error {
  readonly status: 400 | 413 | 503;
  constructor(status: 400 | 413 | 503) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

interface Reading {
  bytes: number;
  readonly refuse: (status: 400 | 413 | 503) => void;
}

/**
 * Bounds the requests that are not verified yet, which anybody may send. Where there are too many, the oldest
 * connection or the largest body is dropped, never the newest: Slack's own requests are small and complete within
 * milliseconds.
 */
export class Unverified {
  /** The oldest first. */
  readonly #connections = new Set<Socket>();
  readonly #readings = new Set<Reading>();
  /** A callback for each body that is longer than usual, which reads its next piece. */
  readonly #waiting: (() => void)[] = [];
  #held = 0;

  /** Bounds a server's connections; the server's own limit, twice as high, holds until the oldest ones are closed. */
  guard(server: Server): void {
    server.maxConnections = 2 * MOST_CONNECTIONS;
    server.on('connection', (socket: Socket) => {
      this.#admit(socket);
      socket.once('close', () => this.#connections.delete(socket));
    });
    server.on('request', ({ socket }: IncomingMessage) => this.#admit(socket));
  }

  #admit(socket: Socket): void {
    this.#connections.add(socket);
    const [oldest] = this.#connections;
    if (this.#connections.size <= MOST_CONNECTIONS || !oldest) return;
    this.#connections.delete(oldest);
    oldest.destroy();
  }

  /** Stops counting a connection whose request was verified, until its next request. */
  trust({ socket }: IncomingMessage): void {
    this.#connections.delete(socket);
  }

  /** Reads a body of at most so many bytes, in the pieces that it comes in. @throws BodyRefused */
  read(request: IncomingMessage, most: number): Promise<readonly Buffer[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Buffer[]>();
    let pieces: Buffer[] = [];
    let length = 0;
    let cost = 0;
    const reading: Reading = {
      bytes: 0,
      refuse: (status) =>
        leave(() => {
          request.pause();
          pieces = [];
          reject(new BodyRefused(status));
        }),
    };
    const leave = (then: () => void): void => {
      if (!this.#readings.delete(reading)) return;
      this.#held -= reading.bytes;
      request.off('data', take);
      then();
    };
    const take = (piece: Buffer): void => {
      length += piece.length;
      if (length > most) {
        reading.refuse(413);
        return;
      }
      pieces.push(piece);
      cost += piece.length + PIECE;
      if (cost > reading.bytes) this.#grow(reading, cost);
      if (length <= USUAL) return;
      request.pause();
      this.#inTurn(() => request.resume());
    };
    this.#readings.add(reading);
    request.on('data', take);
    request.once('end', () => leave(() => resolve(pieces)));
    request.once('error', () => reading.refuse(400));
    request.once('close', () => reading.refuse(400));
    this.#grow(reading, Number(request.headers['content-length'] ?? most));
    return promise;
  }

  /** Reads on in one body a turn of the event loop, so that new connections are accepted in between. */
  #inTurn(go: () => void): void {
    this.#waiting.push(go);
    if (this.#waiting.length > 1) return;
    const next = (): void => {
      this.#waiting[0]?.();
      this.#waiting.shift();
      if (this.#waiting.length > 0) setImmediate(next);
    };
    setImmediate(next);
  }

  #grow(reading: Reading, bytes: number): void {
    this.#held += bytes - reading.bytes;
    reading.bytes = bytes;
    while (this.#held > MOST_BYTES) {
      let largest: Reading | undefined;
      for (const one of this.#readings) if (one.bytes > (largest?.bytes ?? 0)) largest = one;
      if (!largest) return;
      largest.refuse(CROWDED);
    }
  }
}
