import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultBook } from '../faults.ts';
import { Refusal, REFUSALS, type Json } from '../refusal.ts';
import type { World } from '../world.ts';
import { bodyOf, bytesOf, type Body } from './body.ts';
import { COMMON, openRates, type Verdict } from './rates.ts';
import type { Route, Told } from './route.ts';

/** A request that came, and what it was answered. */
export interface Call {
  readonly method: string;
  /** Behind `/api/v10`. */
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
  readonly calls: Call[];
  readonly rates: boolean;
  readonly globalRequests: number;
  readonly heard: (call: Call) => void;
}

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function matcher(routes: readonly Route[]): (method: string, path: string) => Found {
  const all = routes.map((route) => ({
    route,
    pattern: new RegExp(`^/${route.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  }));
  return (method, path) => {
    const hits = all.flatMap(({ route, pattern }) => {
      const match = pattern.exec(path);
      return match ? [{ route, params: match.groups ?? {} }] : [];
    });
    const hit = hits.find((one) => one.route.method === method);
    if (hit) return hit;
    throw hits.length > 0 ? REFUSALS.method() : REFUSALS.notFound();
  };
}

/** Clients write "@original" as "%40original". */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A body, or what is wrong with it: even then the call is recorded. */
function tryBody(bytes: Buffer, type: string): Body & { readonly error?: Refusal } {
  try {
    return bodyOf(bytes, type);
  } catch (error) {
    if (error instanceof Refusal) return { body: bytes.toString('utf8'), uploads: [], error };
    throw error;
  }
}

/** The token of a path is a secret of its own, and divides buckets as guilds and channels do. */
function bucketOf({ route, params }: Found): { key: string; name: string } {
  const name = `${route.method}:${route.path}`;
  return {
    key: [name, params['channel'], params['guild'], params['token']].join(':'),
    name: Buffer.from(name).toString('hex').slice(0, 32),
  };
}

/** Serves the REST interface; the gateway joins by the server's `upgrade`. */
export function openRest(rest: Rest): Server {
  const { world, faults } = rest;
  const match = matcher(rest.routes);
  const rates = openRates(world.now, rest.globalRequests);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/attachments/')) {
      sendFile(world, url.pathname, response);
      return;
    }
    const plain = unescaped(url.pathname);
    const path = plain.replace(/^\/api\/v10(?=\/)/, '');
    const method = request.method ?? 'GET';
    const bytes = await bytesOf(request);
    const type = request.headers['content-type'] ?? '';
    const { body, uploads, error: unread } = tryBody(bytes, type);
    const call: Call = {
      method,
      path,
      body,
      files: uploads.map((one) => one.filename),
      status: 0,
      at: world.now(),
    };
    rest.calls.push(call);
    const reply = (told: Told, headers: Verdict['headers'] = {}): void => {
      call.status = told.status;
      const { code } = (told.body ?? {}) as { code?: unknown };
      if (told.status >= 400 && typeof code === 'number') call.code = code;
      response.writeHead(told.status, {
        ...(told.body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      });
      response.end(told.body === undefined ? undefined : JSON.stringify(told.body));
    };

    const fault = faults.take(method, path);
    switch (fault?.kind) {
      case 'hang':
        return;
      case 'reset':
        request.socket.destroy();
        return;
      case '5xx':
        reply({ status: fault.status ?? 502, body: { message: 'Bad Gateway', code: 0 } });
        return;
      case 'throttle':
        throttle(reply, fault.retryAfter ?? 1, fault.global ?? false, {});
        return;
      case 'delay':
        await wait(fault.ms ?? 0);
        break;
      case 'lost-reply':
      case undefined:
        break;
    }
    let headers: Verdict['headers'] = {};
    try {
      if (path === plain) throw path.startsWith('/api/') ? REFUSALS.version() : REFUSALS.notFound();
      if (unread) throw unread;
      const found = match(method, path);
      const { route, params } = found;
      if (rest.rates) {
        const { key, name } = bucketOf(found);
        const verdict = rates.take(key, name, route.rate ?? COMMON, route.open !== true);
        if (verdict.retryAfter !== undefined) {
          throttle(reply, verdict.retryAfter, verdict.global, verdict.headers);
          return;
        }
        headers = verdict.headers;
      }
      if (
        route.open !== true &&
        (world.token === '' || request.headers.authorization !== `Bot ${world.token}`)
      ) {
        throw REFUSALS.unauthorized();
      }
      rest.heard(call);
      const told = await route.handle({ params, query: url.searchParams, body, uploads }, world);
      call.status = told.status;
      if (fault?.kind === 'lost-reply') request.socket.destroy();
      else reply(told, headers);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply({ status: error.status, body: error.body }, headers);
    }
  }

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A mistake of this server's own: said loudly, so that it is not taken for one of the bot's.
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `the playground failed: ${String(error)}`, code: 0 }));
    });
  });
}

function throttle(
  reply: (told: Told, headers: Verdict['headers']) => void,
  seconds: number,
  global: boolean,
  headers: Verdict['headers'],
): void {
  const body: Json = { message: 'You are being rate limited.', retry_after: seconds, global };
  reply(
    { status: 429, body },
    {
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
      'X-RateLimit-Scope': global ? 'global' : 'user',
      ...headers,
      'Retry-After': String(Math.ceil(seconds)),
      Via: '1.1 google',
    },
  );
}

function sendFile(world: World, path: string, response: ServerResponse): void {
  const id = path.split('/')[2];
  for (const { messages } of world.channels.values()) {
    const file = messages.flatMap((one) => one.files).find((one) => one.id === id);
    if (!file) continue;
    response.writeHead(200, { 'content-type': file.content_type || 'application/octet-stream' });
    response.end(file.bytes);
    return;
  }
  response.writeHead(404);
  response.end();
}
