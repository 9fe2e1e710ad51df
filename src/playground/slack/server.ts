import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answer } from './people/answers.ts';
import { argumentsOf, bodyOf, formOf } from './api/body.ts';
import { dispatch, throttled } from './api/dispatch.ts';
import { keepNewest } from '../newest.ts';
import { LIMITS } from './check/limits.ts';
import { type Json, Refusal } from './check/refusal.ts';
import type { Call, Fault } from './types.ts';
import type { World } from './world.ts';

/** Slack's page for signing in, as far as it matters. */
const SIGN_IN = '<!DOCTYPE html><title>Sign in</title>';

interface Reply {
  readonly status: number;
  readonly body: string | Json;
  readonly headers?: Readonly<Record<string, string>>;
  readonly error?: string;
}

/** The workspace's HTTP side: Web API, uploads, response_urls, files and sockets. */
export class Front {
  readonly calls: Call[] = [];
  /** Requests now being answered. */
  active = 0;
  readonly #world: World;
  readonly #keeps: number;
  readonly #server: Server;

  /** Keeps the newest `keeps` calls. */
  constructor(world: World, keeps: number) {
    this.#world = world;
    this.#keeps = keeps;
    this.#server = createServer((request, response) => void this.serve(request, response));
    this.#server.on('upgrade', (request, duplex, head) => world.sockets.upgrade(request, duplex, head));
    // An error of one client's connection must not end the server.
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  /** Listens on a free port, and resolves to it. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  }

  async close(): Promise<void> {
    this.#world.sockets.cut();
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Answers a request. Never rejects. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.active += 1;
    try {
      await this.#answer(request, response);
    } catch (error) {
      if (error instanceof Refusal) send(response, refused(error));
      else response.destroy();
    } finally {
      this.active -= 1;
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (request.method === 'GET' && path === '/signin') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(SIGN_IN);
      return;
    }
    if (request.method === 'GET' && path.startsWith('/files-pri/')) {
      await this.#file(request, response, path);
      return;
    }
    const body = await bodyOf(request);
    const kind = kindOf(path);
    if (request.method !== 'POST' || !kind) {
      send(response, { status: 404, body: { ok: false, error: 'not_found' } });
      return;
    }
    let args: Json = {};
    let token: string | undefined;
    let early: Reply | undefined;
    try {
      if (kind === 'upload') args = { length: body.length };
      else if (kind === 'response_url') args = answerBody(request, body);
      else ({ args, token } = await argumentsOf(request, body));
    } catch (error) {
      early = refused(error);
    }
    const method = kind === 'api' ? path.slice('/api/'.length) : kind;
    const fault = this.#world.faults.take(method, textOf(args['channel']));
    if (fault && (await broken(fault, response))) {
      this.#record(method, args, { status: 0, body: '', error: fault.kind });
      return;
    }
    const reply =
      early ??
      (fault ? faultReply(fault) : undefined) ??
      (await this.#reply(request, body, { kind, path, method, args, token }));
    this.#record(method, args, reply);
    if (fault?.kind === 'lost-reply') response.destroy();
    else send(response, reply);
  }

  async #reply(
    request: IncomingMessage,
    body: Buffer,
    call: { kind: string; path: string; method: string; args: Json; token: string | undefined },
  ): Promise<Reply> {
    try {
      if (call.kind === 'upload') return await this.#upload(request, body, call.path);
      if (call.kind === 'response_url') {
        answer(this.#world, call.path, call.args);
        return { status: 200, body: 'ok' };
      }
      return {
        status: 200,
        body: dispatch(this.#world, call.method, call.args, call.token),
        headers: { 'x-oauth-scopes': [...this.#world.app.scopes].join(',') },
      };
    } catch (error) {
      return refused(error);
    }
  }

  async #upload(request: IncomingMessage, body: Buffer, path: string): Promise<Reply> {
    const file = this.#world.state.files.get(path.split('/').at(-1) ?? '');
    const isLate = file && this.#world.now() - file.at > LIMITS.uploadUrlMs;
    if (!file || file.done || isLate) return { status: 404, body: 'not_found', error: 'not_found' };
    const parts = (request.headers['content-type'] ?? '').startsWith('multipart/form-data')
      ? [...(await formOf(request, body)).values()].filter((one) => typeof one !== 'string')
      : undefined;
    const bytes = parts ? Buffer.from((await parts[0]?.arrayBuffer()) ?? new ArrayBuffer(0)) : body;
    if (bytes.length !== file.length) return { status: 400, body: 'invalid_length', error: 'invalid_length' };
    file.bytes = bytes;
    return { status: 200, body: `OK - ${bytes.length}` };
  }

  async #file(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const world = this.#world;
    const fault = world.faults.take('download', undefined);
    if (fault && (await broken(fault, response))) return;
    const file = [...world.state.files.values()].find((one) =>
      [world.fileUrl(one.id), world.downloadUrl(one.id)].some((url) => url.endsWith(path)),
    );
    const known = world.standing(request.headers.authorization?.replace(/^Bearer /, '')) === 'good';
    // Without the right to read files, Slack leads to its page for signing in.
    if (path.includes('/download/') && !(known && world.app.scopes.has('files:read'))) {
      response.writeHead(302, { location: `${world.origin}/signin` }).end();
      return;
    }
    if (!file?.bytes || !known) send(response, { status: known ? 404 : 403, body: 'not_found' });
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  }

  #record(method: string, args: Json, { status, error }: Reply): void {
    const about = { method, args, status, at: this.#world.now(), ...(error !== undefined && { error }) };
    keepNewest(this.calls, about, this.#keeps);
  }
}

function kindOf(path: string): 'api' | 'upload' | 'response_url' | undefined {
  if (path.startsWith('/api/')) return 'api';
  if (path.startsWith('/upload/v1/')) return 'upload';
  return /^\/(commands|actions)\//.test(path) ? 'response_url' : undefined;
}

function answerBody(request: IncomingMessage, body: Buffer): Json {
  const type = request.headers['content-type'] ?? '';
  try {
    const text = type.startsWith('application/x-www-form-urlencoded')
      ? (new URLSearchParams(body.toString()).get('payload') ?? '')
      : body.toString();
    return JSON.parse(text) as Json;
  } catch {
    throw new Refusal('invalid_payload', { status: 400 });
  }
}

/** Acts out the faults after which no reply comes; true where the request is over with that. */
async function broken(fault: Fault, response: ServerResponse): Promise<boolean> {
  if (fault.kind === 'delay') await sleep(fault.ms ?? 0);
  if (fault.kind === 'reset') response.socket?.resetAndDestroy();
  return fault.kind === 'reset' || fault.kind === 'hang';
}

function faultReply(fault: Fault): Reply | undefined {
  if (fault.kind === '5xx')
    return { status: fault.status ?? 500, body: 'Internal Server Error', error: '5xx' };
  return fault.kind === 'throttle' ? refused(throttled(fault.retryAfter ?? 1)) : undefined;
}

function refused(error: unknown): Reply {
  if (!(error instanceof Refusal)) throw error;
  return {
    status: error.status,
    headers: error.headers,
    body: { ok: false, error: error.error, ...error.detail },
    error: error.error,
  };
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  const json = typeof body !== 'string';
  response
    .writeHead(status, {
      'content-type': json ? 'application/json; charset=utf-8' : 'text/plain',
      ...headers,
    })
    .end(json ? JSON.stringify(body) : body);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
