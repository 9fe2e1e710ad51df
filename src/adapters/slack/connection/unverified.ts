import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections at once that have a request which is not known to be Slack's, or none yet. */
const MOST_CONNECTIONS = 1_000;
/** The most that all bodies being read may hold together, in bytes, each counted as long as it says it will be. */
const MOST_BYTES = 8_000_000;
/** Slack's usual body is well below; what is longer is read a piece at a time. Bytes. */
const USUAL = 65_536;
/** Bytes that a piece of a body counts beside its own, so that a body in many small pieces is not held for next to nothing. */
const PIECE = 200;

/** The status of what made room for others. */
export const CROWDED = 503;

/** A body was not read: it was longer than it may be, made room for others, or broke off. */
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
 * Holds what comes in before it is known who sent it within bounds. Where there is too much, what is slowest or largest
 * goes, never what is new: Slack's own requests are small, and there in some milliseconds.
 */
export class Unverified {
  /** Those that came first, first. */
  readonly #connections = new Set<Socket>();
  readonly #readings = new Set<Reading>();
  /** Bodies longer than usual, whose next piece waits. */
  readonly #waiting: (() => void)[] = [];
  #held = 0;

  /** Bounds a server's connections. Its own limit is for the moment in which a crowd comes. */
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

  /** A connection's request is known to be Slack's: it counts no more until its next. */
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

  /** One after the other, each in a turn of the loop, so that whoever waits to be let in is between them. */
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
