import { randomInt, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { argumentsOf, bodyOf } from '../api/body.ts';
import { readManifest } from '../check/manifest.ts';
import { type Json, Refusal } from '../check/refusal.ts';
import type { Front } from '../server.ts';
import type { Call, Setup, Workspace } from '../types.ts';
import { openWorkspace } from '../workspace.ts';
import type { World } from '../world.ts';
import { askConsent, consented, type Answer } from './consent.ts';
import { Grants, type Client } from './grants.ts';

/** How Slack starts: with an app, and no workspace. */
export interface SlackSetup extends Pick<
  Setup,
  'manifest' | 'now' | 'botName' | 'timing' | 'rates' | 'keeps'
> {
  /** A fault of `oauth.v2.access`, asked at each call; a lost reply comes after Slack did its part. */
  readonly oauthFault?: () => 'lost-reply' | '5xx' | undefined;
}

/** A local Slack in which workspaces add one app by themselves. */
export interface Slack {
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** The calls of `oauth.v2.access`, by the kind of grant; nothing of what was sent. */
  readonly exchanges: readonly Pick<Call, 'method' | 'error'>[];
  /** What of all that it gave out nobody else may know, such as the tokens. */
  readonly secrets: readonly string[];
  /** A workspace of that name, which does not have the app yet. */
  addWorkspace(name: string, options?: Pick<Setup, 'organisation'>): Promise<Workspace>;
  close(): Promise<void>;
}

type Serve = Front['serve'];

/** More ids than are given in any one workspace. */
const IDS = 100_000;

/** Opens Slack on a free port of 127.0.0.1: one address for the API and the consent of all workspaces. */
export async function openSlackItself(setup: SlackSetup): Promise<Slack> {
  const now = setup.now ?? Date.now;
  const client: Client = {
    ...{ app: readManifest(setup.manifest), appId: `A${randomInt(1e9)}`, now },
    ...{ clientId: `${randomInt(1e9)}.${randomInt(1e9)}`, clientSecret: randomUUID().replaceAll('-', '') },
  };
  const grants = new Grants(client);
  const members = new Map<World, Serve>();
  const exchanges: Pick<Call, 'method' | 'error'>[] = [];
  const signingSecret = randomUUID().replaceAll('-', '');
  const worlds = (): World[] => [...members.keys()];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/oauth/v2/authorize') {
      if (request.method === 'GET') {
        show(response, askConsent(client, worlds(), searchParams));
        return;
      }
      const form = new URLSearchParams((await bodyOf(request)).toString());
      show(response, consented({ client, grants, worlds: worlds() }, searchParams, form));
      return;
    }
    if (pathname === '/api/oauth.v2.access') return exchange(request, response);
    const answers = memberFor(members, request, pathname);
    if (answers) return answers(request, response);
    json(response, { ok: false, error: request.headers.authorization ? 'invalid_auth' : 'not_authed' });
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { args } = await argumentsOf(request, await bodyOf(request));
    const method = typeof args['grant_type'] === 'string' ? args['grant_type'] : 'authorization_code';
    const fault = setup.oauthFault?.();
    if (fault === '5xx') {
      exchanges.push({ method, error: '5xx' });
      response.writeHead(500).end();
      return;
    }
    try {
      const granted = grants.access(args);
      exchanges.push({ method });
      if (fault === 'lost-reply') response.destroy();
      else json(response, granted);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      exchanges.push({ method, error: error.error });
      json(response, { ok: false, error: error.error });
    }
  }

  const server: Server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const origin = `http://127.0.0.1:${await listening(server)}`;
  const opened: Workspace[] = [];
  return {
    ...{ apiUrl: `${origin}/api/`, signingSecret, exchanges, secrets: grants.secrets },
    ...{ clientId: client.clientId, clientSecret: client.clientSecret },
    async addWorkspace(name, options = {}) {
      const { appId } = client;
      const join = (world: World, answers: Serve): void => void members.set(world, answers);
      const idsBefore = opened.length * IDS;
      const within = { origin, appId, signingSecret, idsBefore, join };
      const workspace = await openWorkspace({ ...setup, ...options, name }, within);
      opened.push(workspace);
      return workspace;
    },
    async close() {
      await Promise.all(opened.map((one) => one.close()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The workspace that a request is for, by its token or by the id in its path. */
function memberFor(
  members: ReadonlyMap<World, Serve>,
  { headers }: IncomingMessage,
  path: string,
): Serve | undefined {
  const token = headers.authorization?.replace(/^Bearer /, '');
  const isFor = (world: World): boolean => {
    const { team } = world.names;
    if (path.startsWith('/api/')) return world.standing(token) !== undefined;
    if (path.startsWith('/upload/v1/')) return world.state.files.has(path.split('/').at(-1) ?? '');
    return path.includes(`/${team}/`) || path.includes(`/${team}-`);
  };
  return [...members].find(([world]) => isFor(world))?.[1];
}

function show(response: ServerResponse, { status, location, body }: Answer): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      ...(location !== undefined && { location }),
    })
    .end(body);
}

const json = (response: ServerResponse, body: Json): void =>
  void response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(body));

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
