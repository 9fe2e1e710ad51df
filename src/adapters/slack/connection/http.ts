import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HTTPModuleFunctions, type Receiver } from '@slack/bolt';
import type { Telemetry } from '../../shared/adapter.ts';
import type { SaySeldom } from '../../shared/seldom.ts';
import { createIntake, type Intake } from '../inbound/intake.ts';
import { PATH } from './path.ts';
import { isRecord } from '../../shared/fields.ts';
import { claimOf, isSigned, Replays } from './signature.ts';
import { BodyRefused, CROWDED, Unverified } from './unverified.ts';

export interface HttpParts {
  readonly signingSecret: string;
  readonly port: number;
  readonly telemetry: Telemetry;
  readonly seldom: SaySeldom;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Slack's own bodies stay well under a megabyte. Bytes. */
const LONGEST_BODY = 1_000_000;
/** The check of the certificate, which Slack does not sign, is a few words. Bytes. */
const LONGEST_UNSIGNED = 1_000;
/** A request's headers, and all of it, must have come within so many milliseconds of its beginning. */
const HEADERS_TIMEOUT = 3_000;
const REQUEST_TIMEOUT = 4_000;
/** How often that is looked after, in milliseconds: Node's own half minute would let what is late stay so long. */
const CHECK_TIMEOUTS = 500;
/** How many may wait to be let in: one that finds no place in a crowd comes again a second later. The system may allow fewer. */
const BACKLOG = 4_096;
/** How much of a body is taken in before it is asked for. Bytes. */
const READ_AHEAD = 16_384;
/** Longer than the balancers' usual minute, so that they close an idle connection and not we. */
const KEEP_ALIVE = 75_000;

/** A receiver, and the port it listens on once it is started (which is chosen by the system where 0 was given). */
export type HttpReceiver = Receiver & { readonly port: number };

/** A request once examined: Slack's, the check of a certificate, or none (the status that says so). */
type Examined =
  | { readonly body: Readonly<Record<string, unknown>>; readonly retryNum: number | undefined }
  | 'certificate'
  | number;

/**
 * Signed deliveries over HTTP. It knows one path and one method, reads a body only where its headers could be Slack's and
 * no more of it than a body may hold, checks who sent it before it looks inside, and takes each signature once: a retry
 * is signed anew, a replay is not.
 */
export function createHttpReceiver({ signingSecret, port, telemetry, seldom, now }: HttpParts): HttpReceiver {
  let intake: Intake | undefined;
  let server: Server | undefined;
  const seen = new Replays();
  const unverified = new Unverified();

  /** Finds out who sent a request, and reads no more of it than that takes. */
  async function examine(request: IncomingMessage): Promise<Examined> {
    const { method, headers, url = '' } = request;
    if (method === 'GET' && isCertificateCheck(url)) return 'certificate';
    if (url !== PATH) return 404;
    if (method !== 'POST') return 405;
    const length = Number(headers['content-length'] ?? NaN);
    if (length > LONGEST_BODY) return 413;
    const claim = claimOf(headers, now() / 1000);
    if (!claim && !(length <= LONGEST_UNSIGNED)) return 401;
    const pieces = await unverified.read(request, claim ? LONGEST_BODY : LONGEST_UNSIGNED).catch(statusOf);
    if (typeof pieces === 'number') return pieces;
    if (!claim) return isCertificateCheck(`?${Buffer.concat(pieces).toString()}`) ? 'certificate' : 401;
    if (!isSigned(claim, pieces, signingSecret)) return 401;
    const retryNum = HTTPModuleFunctions.extractRetryNumFromHTTPRequest(request);
    if (seen.has(claim, now() / 1000) && retryNum === undefined) return 401;
    unverified.trust(request);
    const body = bodyOf(request, Buffer.concat(pieces));
    if (body) return { body, retryNum };
    telemetry.count('unreadable');
    seldom('body', 'slack: a signed request held nothing that could be read; it was refused.');
    return 400;
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const examined = await examine(request);
    if (typeof examined === 'number') {
      telemetry.count('refused');
      // A crowd is not told, which would cost more than it is worth.
      if (examined === CROWDED) {
        request.destroy();
        return;
      }
      // The rest of a body that was too long is not worth reading.
      response.writeHead(examined, { connection: 'close' }).end(() => request.destroy());
      return;
    }
    if (examined === 'certificate' || examined.body['ssl_check'] === '1') {
      HTTPModuleFunctions.buildSSLCheckResponse(response);
      return;
    }
    const { body, retryNum } = examined;
    if (body['type'] === 'url_verification') {
      HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
      return;
    }
    const retryReason = HTTPModuleFunctions.extractRetryReasonFromHTTPRequest(request);
    const ack = (answer?: unknown): Promise<void> => {
      HTTPModuleFunctions.buildContentResponse(response, answer);
      return Promise.resolve();
    };
    await intake?.({ body, ack, retryNum, retryReason });
  }

  return {
    get port() {
      const address = server?.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    init(bolt) {
      intake = createIntake({ bolt, telemetry, seldom });
    },
    async start() {
      const listening = createServer(
        {
          headersTimeout: HEADERS_TIMEOUT,
          requestTimeout: REQUEST_TIMEOUT,
          connectionsCheckingInterval: CHECK_TIMEOUTS,
          keepAliveTimeout: KEEP_ALIVE,
          highWaterMark: READ_AHEAD,
        },
        (request, response) => {
          receive(request, response).catch((error: unknown) => {
            telemetry.error(error);
            if (!response.headersSent) response.writeHead(500).end();
          });
        },
      );
      unverified.guard(listening);
      server = listening;
      await new Promise<void>((resolve, reject) => {
        listening.once('error', reject);
        listening.listen({ port, backlog: BACKLOG }, resolve);
      });
      listening.on('error', (error) => telemetry.error(error));
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

/** Whether a query asks only whether the certificate is good. */
const isCertificateCheck = (query: string): boolean => {
  const [path, words = ''] = query.split('?', 2);
  return (path === PATH || path === '') && new URLSearchParams(words).get('ssl_check') === '1';
};

const statusOf = (error: unknown): number => (error instanceof BodyRefused ? error.status : 400);

/** The object that a signed body holds; undefined where it holds none. */
function bodyOf(request: IncomingMessage, rawBody: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(Object.assign(request, { rawBody }));
    return isRecord(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
