import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

/** How long a question may have no answer until the server is asked whether it is there at all, in milliseconds. */
const PATIENCE = 1_500;
/** How long it may take to answer that, and how long until it is asked again, in milliseconds. */
const PROBE = 1_000;
const AGAIN = 250;
/** A wait that ends so much too late was no wait: this process itself stood still, and may not have heard an answer. */
const STOOD_STILL = 250;

/** The code of the error that all work fails with while the server says nothing. */
export const SILENT = 'SILENT';

/** The server neither answers nor hangs up, as where it is paused or the network swallows everything. */
class SilenceError extends Error {
  readonly code = SILENT;
  constructor() {
    super('the server says nothing');
  }
}

/**
 * The connections to a server that may fall silent. Once a question had no answer for a while, and neither had a new
 * connection, all of them are dropped: whatever is under way fails within three seconds, and what is asked after that at
 * once, until the server is heard again. So the server undoes what it had not committed, and nothing goes on unseen.
 */
export class ListeningPool implements PostgresPool {
  readonly options: object;
  readonly #pool: pg.Pool;
  readonly #config: pg.ClientConfig;
  readonly #sockets = new Set<Socket>();
  readonly #ending = new AbortController();
  #isSilent = false;
  #isListening = false;
  /** How many answers came, of whatever connection. */
  #heard = 0;

  constructor(config: pg.PoolConfig) {
    this.#config = config;
    this.#pool = new pg.Pool({ ...config, stream: () => this.#socket() });
    this.options = this.#pool.options;
    // A connection that breaks, idle or in use, is replaced by the pool; whoever used it is told by its query. Node.js
    // would end the process over an error nobody listens for.
    this.#pool.on('error', ignore);
    this.#pool.on('connect', (client) => client.on('error', ignore));
  }

  /** @throws SilenceError at once, while the server says nothing */
  async connect(): Promise<PostgresPoolClient> {
    if (this.#isSilent) throw new SilenceError();
    const client = await this.#answered(() => this.#pool.connect());
    let isUsable = true;
    const query = async (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
      try {
        return await this.#answered(() => client.query(text, [...values]));
      } catch (error) {
        // Whoever had this connection next would wait behind a question without an answer.
        if (!(error instanceof pg.DatabaseError)) isUsable = false;
        throw error;
      }
    };
    return {
      // Its type has cursors too, which are not used.
      query: query as never,
      release: (isLeft = false) => client.release(isLeft || !isUsable),
    };
  }

  async end(): Promise<void> {
    this.#ending.abort();
    await this.#pool.end();
    // A server that says nothing does not take leave either, which is nothing to wait for.
    for (const socket of this.#sockets) socket.unref();
  }

  /** A socket of a new connection; while the server says nothing it fails, for those who queued for one. */
  #socket(): Socket {
    const socket = new Socket();
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    if (this.#isSilent) process.nextTick(() => socket.destroy());
    return socket;
  }

  /** Asks, and listens whether the server is there at all for as long as there is no answer. */
  async #answered<T>(ask: () => Promise<T>): Promise<T> {
    const listening = setInterval(() => void this.#listen(), PATIENCE);
    try {
      const answer = await ask();
      this.#heard += 1;
      return answer;
    } catch (error) {
      if (error instanceof pg.DatabaseError) this.#heard += 1;
      else if (this.#isSilent) throw new SilenceError();
      throw error;
    } finally {
      clearInterval(listening);
    }
  }

  /** Finds out whether the server says anything; if it does not, drops all connections and goes on until it does. */
  async #listen(): Promise<void> {
    if (this.#isListening) return;
    this.#isListening = true;
    try {
      const before = this.#heard;
      const answers = await this.#probe();
      if (answers || this.#heard > before || this.#ending.signal.aborted) return;
      this.#isSilent = true;
      for (const socket of this.#sockets) socket.destroy();
      while (!(await this.#probe()))
        await sleep(AGAIN, undefined, { signal: this.#ending.signal, ref: false });
    } catch {
      // The pool is ending.
    } finally {
      this.#isSilent = false;
      this.#isListening = false;
    }
  }

  /** Whether the server answers a new connection, be it that it refuses it in words. */
  async #probe(): Promise<boolean> {
    const began = performance.now();
    const socket = new Socket();
    const client = new pg.Client({ ...this.#config, stream: () => socket, query_timeout: PROBE });
    client.on('error', ignore);
    const late = setTimeout(() => socket.destroy(), PROBE);
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch (error) {
      const isUnsure = performance.now() - began > PROBE + STOOD_STILL;
      return error instanceof pg.DatabaseError || (isUnsure && (await this.#probe()));
    } finally {
      clearTimeout(late);
      socket.destroy();
    }
  }
}

function ignore(): void {
  // Told elsewhere.
}
