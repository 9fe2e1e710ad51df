import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPResponseAck, type App, type Receiver } from '@slack/bolt';
import type { Watch } from '../adapter.ts';
import { quiet } from './logger.ts';
import { PATH } from './path.ts';

export interface HttpParts {
  readonly signingSecret: string;
  readonly port: number;
  readonly watch: Watch;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Slack's own bodies stay well under a megabyte. Bytes. */
const LONGEST_BODY = 1_000_000;
/** How far a time stamp may lie behind and ahead of our clock, in seconds. Slack asks for five minutes behind. */
const STALE = 300;
const AHEAD = 60;
const MOST_CONNECTIONS = 2_000;
/** A request's headers, and all of it, must have come within so many milliseconds. */
const HEADERS_TIMEOUT = 5_000;
const REQUEST_TIMEOUT = 10_000;
/** Longer than the balancers' usual minute, so that they close an idle connection and not we. */
const KEEP_ALIVE = 75_000;

/** A receiver, and the port it listens on once it is started (which is chosen by the system where 0 was given). */
export type HttpReceiver = Receiver & { readonly port: number };

/**
 * Signed deliveries over HTTP. It knows one path and one method, reads no more than a body may hold, checks who sent
 * it before it looks inside, and takes each signature once: a retry is signed anew, a replay is not.
 */
export function createHttpReceiver({ signingSecret, port, watch, now }: HttpParts): HttpReceiver {
  let app: App | undefined;
  let server: Server | undefined;
  const seen = new Replays();

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number): void => {
      watch.count('refused');
      // What is left of a body that was too much is not worth reading.
      response.writeHead(status, { connection: 'close' }).end(() => request.destroy());
    };
    if (request.url !== PATH) {
      refuse(404);
      return;
    }
    if (request.method !== 'POST') {
      refuse(405);
      return;
    }
    if (Number(request.headers['content-length'] ?? 0) > LONGEST_BODY) {
      refuse(413);
      return;
    }
    const at = Number(request.headers['x-slack-request-timestamp']);
    const age = now() / 1000 - at;
    if (!(age <= STALE && age >= -AHEAD)) {
      refuse(401);
      return;
    }
    let body: unknown;
    try {
      const buffered = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
        { signingSecret, bodyLimit: LONGEST_BODY },
        request,
      );
      body = HTTPModuleFunctions.parseHTTPRequestBody(buffered);
    } catch (error) {
      if (HTTPModuleFunctions.isRawBodyError(error)) {
        refuse(413);
        return;
      }
      refuse(error instanceof SyntaxError ? 400 : 401);
      return;
    }
    if (!isRecord(body)) {
      refuse(400);
      return;
    }
    if (body['ssl_check'] === '1') {
      HTTPModuleFunctions.buildSSLCheckResponse(response);
      return;
    }
    const retryNum = HTTPModuleFunctions.extractRetryNumFromHTTPRequest(request);
    const signature = String(request.headers['x-slack-signature']);
    if (seen.has(signature, at, now() / 1000) && retryNum === undefined) {
      refuse(401);
      return;
    }
    if (body['type'] === 'url_verification') {
      HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
      return;
    }
    const ack = new HTTPResponseAck({
      logger: quiet,
      processBeforeResponse: false,
      httpRequest: request,
      httpRequestBody: body,
      httpResponse: response,
    });
    const retryReason = HTTPModuleFunctions.extractRetryReasonFromHTTPRequest(request);
    await app?.processEvent({
      body,
      ack: ack.bind(),
      ...(retryNum !== undefined && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
    });
  }

  return {
    get port() {
      const address = server?.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    init(bolt) {
      app = bolt;
    },
    async start() {
      const listening = createServer(
        { headersTimeout: HEADERS_TIMEOUT, requestTimeout: REQUEST_TIMEOUT, keepAliveTimeout: KEEP_ALIVE },
        (request, response) => {
          receive(request, response).catch((error: unknown) => {
            watch.report(error);
            if (!response.headersSent) response.writeHead(500).end();
          });
        },
      );
      listening.maxConnections = MOST_CONNECTIONS;
      server = listening;
      await new Promise<void>((resolve, reject) => {
        listening.once('error', reject);
        listening.listen(port, resolve);
      });
      listening.on('error', (error) => watch.report(error));
    },
    async stop() {
      const closing = server;
      if (!closing) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeIdleConnections();
      });
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Signatures that were good, kept for as long as their time stamp is. */
class Replays {
  readonly #until = new Map<string, number>();

  /** Whether it was seen before; from now on it was. Seconds. */
  has(signature: string, at: number, now: number): boolean {
    // In the order they came, so the first that is still good ends the search.
    for (const [old, until] of this.#until) {
      if (until > now) break;
      this.#until.delete(old);
    }
    if (this.#until.has(signature)) return true;
    this.#until.set(signature, at + STALE + AHEAD);
    return false;
  }
}
