import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HTTPModuleFunctions, type Receiver } from '@slack/bolt';
import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import type { LogThrottled } from '../../shared/log/throttle.ts';
import { createIntake, type Intake } from '../inbound/intake.ts';
import { REQUEST_PATH } from './request-path.ts';
import { isRecord } from '../../shared/fields.ts';
import { claimOf, isSigned, Replays } from './signature.ts';
import { BodyRefused, CROWDED, Unverified } from './unverified.ts';

/** The parts that requests are received with. */
export interface HttpParts {
  readonly signingSecret: string;
  readonly port: number;
  readonly telemetry: Telemetry;
  readonly logThrottled: LogThrottled;
  readonly wait: Wait;
  readonly now: () => EpochMs;
  /** Answers requests for pages on the same port. Resolves to whether it did. */
  readonly pages?: AnswerPage | undefined;
}

/** Answers a request where it is for a page. */
export type AnswerPage = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The longest body that is read, in bytes: Slack's own are well below. */
const LONGEST_BODY = 1_000_000;
/** The longest body that is read without a signature, in bytes: Slack's check of the certificate is a few words. */
const LONGEST_UNSIGNED = 1_000;
/** How long a request may take until its headers, and all of it, are there, in milliseconds. */
const HEADERS_TIMEOUT = 3_000;
const REQUEST_TIMEOUT = 4_000;
/**
 * How often those times are checked, in milliseconds: Node's default of half a minute would let late requests stay that
 * long.
 */
const CHECK_TIMEOUTS = 500;
/**
 * How many connections may wait to be accepted: one that finds no place tries again a second later. The system may
 * allow fewer.
 */
const BACKLOG = 4_096;
/** How much of a body Node buffers before it is read, in bytes. */
const READ_AHEAD = 16_384;
/** Longer than load balancers' usual minute, so that they close an idle connection and not Rung. Milliseconds. */
const KEEP_ALIVE = 75_000;

/**
 * Once Rung stops, what is on its way here is still taken, until nothing has come for so long, or for so long in all.
 * Milliseconds.
 */
const QUIET = 150;
const ON_THE_WAY = 1_000;

/** A receiver, and the port it listens on once it is started; the system chooses one where 0 was given. */
export type HttpReceiver = Receiver & { readonly port: number };

/** A request once examined: Slack's, its check of the certificate, or one to refuse with this HTTP status. */
type Examined =
  | { readonly body: Readonly<Record<string, unknown>>; readonly retryNum: number | undefined }
  | 'certificate'
  | number;

/**
 * Receives Slack's signed requests over HTTP. It serves one path and one method, reads a body only where the headers
 * could be Slack's and only up to a length, and parses it only once its signature is verified. Each signature is
 * accepted once: Slack signs a retry anew, while a replayed request repeats a signature.
 */
export function createHttpReceiver({
  signingSecret,
  port,
  telemetry,
  logThrottled,
  wait,
  now,
  pages,
}: HttpParts): HttpReceiver {
  let isLeaving = false;
  let lastCame = -Infinity;
  let intake: Intake | undefined;
  let server: Server | undefined;
  const unverified = new Unverified();
  const receiving: Receiving = {
    signingSecret,
    telemetry,
    logThrottled,
    now,
    pages,
    unverified,
    replays: new Replays(),
  };

  return {
    get port() {
      const address = server?.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    init(bolt) {
      intake = createIntake({ bolt, telemetry, logThrottled });
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
          lastCame = performance.now();
          if (isLeaving) response.setHeader('connection', 'close');
          receive(receiving, intake, request, response).catch((error: unknown) => {
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
      isLeaving = true;
      const until = performance.now() + ON_THE_WAY;
      do await wait(QUIET, new AbortController().signal);
      while (performance.now() < until && performance.now() - lastCame < QUIET);
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeIdleConnections();
      });
    },
  };
}

interface Receiving extends Omit<HttpParts, 'port' | 'wait'> {
  readonly unverified: Unverified;
  readonly replays: Replays;
}

/** Finds out who sent a request, reading no more of it than that takes. */
async function examine(receiving: Receiving, request: IncomingMessage): Promise<Examined> {
  const { signingSecret, now, unverified, replays } = receiving;
  const { method, headers, url = '' } = request;
  if (method === 'GET' && isCertificateCheck(url)) return 'certificate';
  if (url !== REQUEST_PATH) return 404;
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
  if (replays.has(claim, now() / 1000) && retryNum === undefined) return 401;
  unverified.trust(request);
  const body = bodyOf(request, Buffer.concat(pieces));
  if (body) return { body, retryNum };
  receiving.telemetry.count('unreadable');
  receiving.logThrottled('body', 'slack: a signed request held nothing that could be read; it was refused.');
  return 400;
}

/** Answers a request, and hands what Slack delivered in it to the intake. */
async function receive(
  receiving: Receiving,
  intake: Intake | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await receiving.pages?.(request, response)) return;
  const examined = await examine(receiving, request);
  if (typeof examined === 'number') {
    receiving.telemetry.count('refused');
    refuse(request, response, examined);
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

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  // In a crowd no answer is given: it would cost more than it is worth.
  if (status === CROWDED) {
    request.destroy();
    return;
  }
  // The rest of a body that was too long is not read.
  response.writeHead(status, { connection: 'close' }).end(() => request.destroy());
}

/** Whether a query is Slack's check of the certificate. */
const isCertificateCheck = (query: string): boolean => {
  const [path, words = ''] = query.split('?', 2);
  return (path === REQUEST_PATH || path === '') && new URLSearchParams(words).get('ssl_check') === '1';
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
