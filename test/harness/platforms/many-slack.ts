import { randomBytes } from 'node:crypto';
import { createManySlack } from '../../../src/adapters/slack/many/adapter.ts';
import { REQUEST_PATH } from '../../../src/adapters/slack/connection/request-path.ts';
import { manifest } from '../../../src/adapters/slack/render/manifest.ts';
import type { SlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import { secretKeys, type SecretKeys } from '../../../src/app/secrets/keys.ts';
import { openSlackItself, type Slack, type SlackSetup } from '../../../src/playground/slack/oauth/slack.ts';
import type { Channel, Person, Setup, Workspace } from '../../../src/playground/slack/workspace.ts';
import { openApp, type AppOptions, type TestApp } from '../app.ts';
import { only } from '../only.ts';
import { shippedTree } from '../shipped.ts';

const shipped = await shippedTree();

/** Where the world knows Rung. */
export const PUBLIC = 'https://rung.test';

/** A new key, as an operator writes it. */
export const newKey = (): string => randomBytes(32).toString('base64');
/** Keys as the setting has them, from what an operator writes. */
export const keysOf = (...written: readonly string[]): SecretKeys => secretKeys.parse(written.join(','));

/** The manifest of an app that any workspace may add. */
export const manifestForMany = (rotatesTokens = false) =>
  manifest(shipped, { prefix: shipped.prefix, origin: PUBLIC, forMany: true, rotatesTokens });

/** Slack with an app that any workspace may add. */
export const openSlackForMany = (setup: Partial<SlackSetup> & { readonly rotatesTokens?: boolean } = {}) =>
  openSlackItself({ manifest: manifestForMany(setup.rotatesTokens), botName: 'rung', ...setup });

export interface ManyOptions extends Pick<AppOptions, 'engine' | 'store' | 'clock' | 'wait' | 'keys'> {
  readonly slack: Slack;
  readonly mostLoaded?: number;
  readonly clientSecret?: string;
}

/** A process of Rung for many workspaces. */
export interface ManyRung extends TestApp<SlackAdapter> {
  readonly adapter: SlackAdapter;
  /** Where it is reached on this machine. */
  readonly origin: string;
}

/** Opens Rung for many workspaces over real HTTP. */
export async function openMany(options: ManyOptions): Promise<ManyRung> {
  const { slack, mostLoaded, keys = keysOf(newKey()), clientSecret, ...app } = options;
  const settings = {
    ...{ clientId: slack.clientId, clientSecret: clientSecret ?? slack.clientSecret },
    http: { signingSecret: slack.signingSecret, port: 0 },
    ...{ publicUrl: PUBLIC, apiUrl: slack.apiUrl, readsChannels: false },
  };
  const rung = await openApp({
    clock: { now: Date.now },
    ...app,
    keys,
    connect: [
      ({ installations, ...parts }) => {
        if (!installations) throw new Error('no keys');
        return createManySlack({
          settings,
          installations,
          ...parts,
          ...(mostLoaded !== undefined && { mostLoaded }),
        });
      },
    ],
  });
  const adapter = only(rung.connected);
  return { ...rung, adapter, origin: `http://127.0.0.1:${adapter.port ?? 0}` };
}

/** What a browser shows. */
export interface Shown {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

/** Somebody's browser, which keeps its cookies. */
export interface Browser {
  readonly cookies: Map<string, string>;
  /** Opens a page of Rung's, by its path or its public address. */
  open(address: string): Promise<Shown>;
  /** Opens the install page and Slack's page for consent, and resolves to where Slack leads back to. */
  consent(workspace: Workspace, choice?: 'allow' | 'cancel'): Promise<string>;
  /** All of that, and the way back. */
  install(workspace: Workspace, choice?: 'allow' | 'cancel'): Promise<Shown>;
}

/** A browser that knows Rung's public address. */
export function browse({ origin }: Pick<ManyRung, 'origin'>): Browser {
  const cookies = new Map<string, string>();
  const browser: Browser = {
    cookies,
    async open(address) {
      const { pathname, search } = new URL(address, PUBLIC);
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(origin + pathname + search, {
        headers: { cookie },
        redirect: 'manual',
      });
      for (const one of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
        cookies.set(name, value);
      }
      return { status: response.status, body: await response.text(), headers: response.headers };
    },
    async consent(workspace, choice = 'allow') {
      const { body } = await browser.open('/slack/install');
      const link = /href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const page = await fetch(link);
      if (!page.ok) throw new Error(`Slack refuses: ${await page.text()}`);
      const answer = await fetch(link, {
        method: 'POST',
        body: new URLSearchParams({ team: workspace.teamId, choice }),
        redirect: 'manual',
      });
      return answer.headers.get('location') ?? '';
    },
    install: async (workspace, choice) => browser.open(await browser.consent(workspace, choice)),
  };
  return browser;
}

/** A workspace with Ada and a channel that Rung is in. */
export interface Team {
  readonly workspace: Workspace;
  readonly ada: Person;
  readonly general: Channel;
  /** Ada asks in #general, and reads the answer. */
  readonly ask: (line: string) => Promise<string>;
}

/** Adds a workspace to Slack whose events go to a process of Rung. */
export async function addTeam(
  slack: Slack,
  { origin }: Pick<ManyRung, 'origin'>,
  name: string,
  options?: Pick<Setup, 'organisation'>,
): Promise<Team> {
  const workspace = await slack.addWorkspace(name, options);
  workspace.deliverTo(origin + REQUEST_PATH);
  const ada = workspace.addPerson('ada');
  const general = workspace.addChannel('general', { members: [ada], bot: true });
  return {
    ...{ workspace, ada, general },
    async ask(line) {
      const seen = ada.sees(general).length;
      await ada.run(general, line);
      return workspace.waitFor(() => ada.sees(general).slice(seen).at(-1)?.words());
    },
  };
}
