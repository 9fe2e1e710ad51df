import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, FaultBook } from '../faults.ts';
import { keepNewest } from '../../newest.ts';
import { Refusal, REFUSALS } from '../refusal.ts';
import type { World } from '../world.ts';
import { bodyOf, bytesOf, type Body } from './body.ts';
import { matcher, type MatchedRoute, type Matcher } from './match.ts';
import { COMMON, openRates, type Rates, type Verdict } from './rates.ts';
import type { RouteResponse, Route } from './route.ts';

/** A request that came, and what it was answered. */
export interface Call {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly body: unknown;
  /** Names of the files that came with it. */
  readonly files: readonly string[];
  /** 0 when nothing was answered. */
  status: number;
  code?: number;
  readonly at: number;
}

/** The parts that the server needs. */
export interface Rest {
  readonly world: World;
  readonly routes: readonly Route[];
  readonly faults: FaultBook;
  /** Filled with every request that comes. */
  readonly calls: Call[];
  /** How many of them are kept, the newest. */
  readonly keeps: number;
  /** Whether rate limits hold. */
  readonly rates: boolean;
  /** Requests a second that the global rate limit allows. */
  readonly globalRequests: number;
  /** Called with every request that is let in, before its route handles it. */
  readonly onCall: (call: Call) => void;
}

interface Serving extends Rest {
  readonly match: Matcher;
  readonly limits: Rates;
}

/** Serves the REST interface; the gateway joins by the server's `upgrade`. */
export function openRest(rest: Rest): Server {
  const serving: Serving = {
    ...rest,
    match: matcher(rest.routes),
    limits: openRates(rest.world.now, rest.globalRequests),
  };
  return createServer((request, response) => {
    answer(serving, request, response).catch((error: unknown) => {
      // A bug in the playground: the answer says so, so that it is not taken for one in the bot.
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `the playground failed: ${String(error)}`, code: 0 }));
    });
  });
}

/** A request that is being answered. */
interface PendingRequest {
  readonly request: IncomingMessage;
  readonly call: Call;
  readonly query: URLSearchParams;
  readonly content: Body & { readonly error?: Refusal };
  /** Its path with `/api/v10`; the same as the path of the call where that is missing. */
  readonly fullPath: string;
  readonly reply: Reply;
}

type Headers = Verdict['headers'];
type Reply = (answer: RouteResponse, headers?: Headers) => void;

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.startsWith('/attachments/')) {
    sendFile(serving.world, url.pathname, response);
    return;
  }
  const pending = await record(serving, request, response, url);
  const { method, path } = pending.call;
  const fault = serving.faults.take(method, path);
  if (fault && (await actOut(fault, pending))) return;
  await handle(serving, pending, fault?.kind === 'lost-reply');
}

/** Reads a request and adds it to the calls. */
async function record(
  { world, calls, keeps }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<PendingRequest> {
  const fullPath = unescaped(url.pathname);
  const bytes = await bytesOf(request);
  const content = tryBody(bytes, request.headers['content-type'] ?? '');
  const call: Call = {
    method: request.method ?? 'GET',
    path: fullPath.replace(/^\/api\/v10(?=\/)/, ''),
    body: content.body,
    files: content.uploads.map((one) => one.filename),
    status: 0,
    at: world.now(),
  };
  keepNewest(calls, call, keeps);
  return { request, call, query: url.searchParams, content, fullPath, reply: replyTo(call, response) };
}

/** Sends an answer, and notes it with its call. */
const replyTo =
  (call: Call, response: ServerResponse): Reply =>
  ({ status, body }, headers = {}) => {
    call.status = status;
    const { code } = (body ?? {}) as { code?: unknown };
    if (status >= 400 && typeof code === 'number') call.code = code;
    response.writeHead(status, {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };

/** Does what a fault says. Resolves to whether the request is over with that. */
async function actOut(fault: Fault, { request, reply }: PendingRequest): Promise<boolean> {
  switch (fault.kind) {
    case 'hang':
      return true;
    case 'reset':
      request.socket.destroy();
      return true;
    case '5xx':
      reply({ status: fault.status ?? 502, body: { message: 'Bad Gateway', code: 0 } });
      return true;
    case 'throttle':
      throttle(reply, { headers: {}, retryAfter: fault.retryAfter ?? 1, global: fault.global ?? false });
      return true;
    case 'delay':
      await wait(fault.ms ?? 0);
      return false;
    case 'lost-reply':
      return false;
  }
}

/**
 * Lets the route of a request handle it, within the rate limits; `isReplyLost` cuts the connection in place of the
 * answer.
 */
async function handle(serving: Serving, pending: PendingRequest, isReplyLost: boolean): Promise<void> {
  const { world } = serving;
  const { request, call, query, content, reply } = pending;
  let headers: Headers = {};
  try {
    const matched = routeOf(serving, pending);
    const { route, params } = matched;
    if (serving.rates) {
      const verdict = limitsOf(serving, matched);
      if (verdict.retryAfter !== undefined) {
        throttle(reply, { ...verdict, retryAfter: verdict.retryAfter });
        return;
      }
      headers = verdict.headers;
    }
    if (route.open !== true && !hasToken(world, request)) throw REFUSALS.unauthorized();
    serving.onCall(call);
    const { body, uploads } = content;
    const answered = await route.handle({ params, query, body, uploads }, world);
    call.status = answered.status;
    if (isReplyLost) request.socket.destroy();
    else reply(answered, headers);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reply({ status: error.status, body: error.body }, headers);
  }
}

/** The route of a request. @throws Refusal where there is none, or where its body cannot be read */
function routeOf({ match }: Serving, { call, content, fullPath }: PendingRequest): MatchedRoute {
  if (call.path === fullPath) throw fullPath.startsWith('/api/') ? REFUSALS.version() : REFUSALS.notFound();
  if (content.error) throw content.error;
  return match(call.method, call.path);
}

/** Counts a request. Each channel, guild and token in a path has a bucket of its own for each route. */
function limitsOf({ limits }: Serving, { route, params }: MatchedRoute): Verdict {
  const name = `${route.method}:${route.path}`;
  const key = [name, params['channel'], params['guild'], params['token']].join(':');
  const shown = Buffer.from(name).toString('hex').slice(0, 32);
  return limits.take(key, shown, route.rate ?? COMMON, route.open !== true);
}

const hasToken = (world: World, { headers }: IncomingMessage): boolean =>
  world.token !== '' && headers.authorization === `Bot ${world.token}`;

function throttle(
  reply: Reply,
  { headers, retryAfter, global }: Verdict & { readonly retryAfter: number },
): void {
  const body = { message: 'You are being rate limited.', retry_after: retryAfter, global };
  reply(
    { status: 429, body },
    {
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
      'X-RateLimit-Scope': global ? 'global' : 'user',
      ...headers,
      'Retry-After': String(Math.ceil(retryAfter)),
      Via: '1.1 google',
    },
  );
}

/** A path without percent-encoding: clients write "@original" as "%40original". */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Reads a body. One that cannot be read becomes an error here, so that its call is recorded first. */
function tryBody(bytes: Buffer, type: string): Body & { readonly error?: Refusal } {
  try {
    return bodyOf(bytes, type);
  } catch (error) {
    if (error instanceof Refusal) return { body: bytes.toString('utf8'), uploads: [], error };
    throw error;
  }
}

function sendFile(world: World, path: string, response: ServerResponse): void {
  const id = path.split('/')[2] ?? '';
  const posted = [...world.channels.values()].flatMap(({ messages }) => messages.flatMap((one) => one.files));
  const file = world.uploads.get(id) ?? posted.find((one) => one.id === id);
  if (file) response.writeHead(200, { 'content-type': file.content_type || 'application/octet-stream' });
  else response.writeHead(404);
  response.end(file?.bytes);
}
