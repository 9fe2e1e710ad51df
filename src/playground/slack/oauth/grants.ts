import { randomBytes } from 'node:crypto';
import type { App } from '../check/manifest.ts';
import { type Json, Refusal } from '../check/refusal.ts';
import type { World } from '../world.ts';

/** The app as Slack knows it, with what it proves itself by. */
export interface Client {
  readonly app: App;
  readonly appId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => number;
}

/** How long a code works, and a token of an app whose tokens rotate, in milliseconds. */
const CODE_MS = 600_000;
const TOKEN_MS = 43_200_000;

interface Code {
  readonly world: World;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly user: string;
  readonly at: number;
}

/** The codes, tokens and refresh tokens that Slack gave out for one app. */
export class Grants {
  readonly #client: Client;
  readonly #codes = new Map<string, Code>();
  /** Each works once. */
  readonly #refreshers = new Map<string, World>();
  readonly #secrets: string[] = [];

  constructor(client: Client) {
    this.#client = client;
  }

  /** Every code, token and refresh token that was given out. */
  get secrets(): readonly string[] {
    return this.#secrets;
  }

  /** A code for a workspace that allowed the app. */
  code(of: Omit<Code, 'at'>): string {
    const code = `${this.#random()}.${this.#random()}`;
    this.#codes.set(code, { ...of, at: this.#client.now() });
    return code;
  }

  /** Answers `oauth.v2.access`, as far as an app that keeps to it calls it. @throws Refusal */
  access(args: Json): Json {
    const { clientId, clientSecret } = this.#client;
    if (args['client_id'] !== clientId) throw new Refusal('invalid_client_id');
    if (args['client_secret'] !== clientSecret) throw new Refusal('bad_client_secret');
    const kind = args['grant_type'] ?? 'authorization_code';
    if (kind === 'refresh_token') return this.#refreshed(args['refresh_token']);
    if (kind !== 'authorization_code') throw new Refusal('invalid_grant_type');
    return this.#exchanged(args['code'], args['redirect_uri']);
  }

  #exchanged(given: unknown, redirectUri: unknown): Json {
    const { now, app, appId } = this.#client;
    const code = typeof given === 'string' ? this.#codes.get(given) : undefined;
    if (typeof given !== 'string' || !code || now() - code.at > CODE_MS) throw new Refusal('invalid_code');
    if (redirectUri !== code.redirectUri) throw new Refusal('bad_redirect_uri');
    this.#codes.delete(given);
    const { world, scopes, user } = code;
    // What was granted before Rung was removed does not come back to life.
    if (world.token !== 'good') world.grants.clear();
    world.token = 'good';
    const { names } = world;
    const isWhole = names.enterprise !== undefined && app.forOrganisations;
    return {
      ...{ ok: true, app_id: appId, authed_user: { id: user }, scope: scopes.join(',') },
      ...{ token_type: 'bot', bot_user_id: names.botUser, is_enterprise_install: isWhole },
      team: isWhole ? null : { id: names.team, name: names.workspace },
      enterprise: isWhole ? { id: names.enterprise, name: names.workspace } : null,
      ...this.#token(world),
    };
  }

  #refreshed(given: unknown): Json {
    const world = typeof given === 'string' ? this.#refreshers.get(given) : undefined;
    if (typeof given !== 'string' || world?.token !== 'good') throw new Refusal('invalid_refresh_token');
    this.#refreshers.delete(given);
    const { names } = world;
    return {
      ...{ ok: true, app_id: this.#client.appId, scope: [...world.app.scopes].join(',') },
      ...{ token_type: 'bot', bot_user_id: names.botUser },
      ...{ team: { id: names.team, name: names.workspace }, enterprise: null, is_enterprise_install: false },
      ...this.#token(world),
    };
  }

  #random(): string {
    const secret = randomBytes(18).toString('hex');
    this.#secrets.push(secret);
    return secret;
  }

  #token(world: World): Json {
    const { app, now } = this.#client;
    const token = app.rotates ? `xoxe.xoxb-1-${this.#random()}` : `xoxb-${this.#random()}`;
    world.grants.set(token, app.rotates ? now() + TOKEN_MS : Infinity);
    if (!app.rotates) return { access_token: token };
    const refresh = `xoxe-1-${this.#random()}`;
    this.#refreshers.set(refresh, world);
    return { access_token: token, refresh_token: refresh, expires_in: TOKEN_MS / 1000 };
  }
}
