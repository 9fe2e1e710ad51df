import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { Agent, buildConnector } from 'undici';

/** "Normal closure", as a frame carries it. */
const NORMAL = Buffer.from([0x03, 0xe8]);
/** The last fragment of a close frame; that it is masked, and how long it is. */
const CLOSE = 0x88;
const MASKED = 0x80;

/**
 * The line below a WebSocket that a client of Slack's SDK opens by `dispatcher`. The WebSocket itself reads nothing more
 * once it is told to close, and what Slack has sent by then would be lost.
 */
export class Wire {
  #socket: Socket | undefined;
  #isLeaving = false;

  /** Opens the connection; HTTP/1.1 gives it a socket of its own. */
  readonly dispatcher = new Agent({
    connect: (options, callback) => {
      buildConnector({ allowH2: false })(options, (...made) => {
        const [, socket] = made;
        if (socket) this.#socket = socket;
        callback(...made);
      });
    },
  });

  /** Whether the other end was told that nothing more is said on it. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** Tells the other end to close it: until that does, everything it has sent is still read. */
  leave(): void {
    this.#isLeaving = true;
    const mask = randomBytes(4);
    const masked = NORMAL.map((byte, at) => byte ^ (mask[at] ?? 0));
    if (this.#socket?.writable === true)
      this.#socket.write(Buffer.concat([Buffer.from([CLOSE, MASKED | NORMAL.length]), mask, masked]));
  }

  /** Ends it at once. */
  cut(): void {
    this.#socket?.destroy();
  }
}
