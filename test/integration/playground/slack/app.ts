import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Fault, Setup, Workspace } from '../../../../src/playground/slack/workspace.ts';
import { openWorkspace } from '../../../../src/playground/slack/workspace.ts';

/** A manifest with everything the workspace knows; each test takes away or adds what it is about. */
export const MANIFEST = {
  display_information: { name: 'Echo' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'Echo' },
    slash_commands: [
      { command: '/echo', description: 'says it again', should_escape: false },
      { command: '/escaped', description: 'says it again', should_escape: true },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'app_mentions:read',
        'channels:read',
        'chat:write',
        'commands',
        'files:read',
        'files:write',
        'groups:read',
        'im:history',
        'im:read',
        'im:write',
        'users:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked'],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

export type Wire = 'socket' | 'http';
export interface Running {
  readonly workspace: Workspace;
  readonly app: App;
  stop(): Promise<void>;
}

/** A workspace and a real Bolt app in it, over sockets or HTTP. */
export async function run(
  wire: Wire,
  listen: (app: App) => void,
  setup: Partial<Setup> = {},
): Promise<Running> {
  const workspace = await openWorkspace({ manifest: MANIFEST, ...setup });
  const clientOptions = {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
  const receiver =
    wire === 'socket'
      ? new SocketModeReceiver({
          appToken: workspace.appToken,
          logger: quiet,
          clientPingTimeout: 300,
          installerOptions: { clientOptions },
        })
      : new HTTPReceiver({
          signingSecret: workspace.signingSecret,
          logger: quiet,
          unhandledRequestTimeoutMillis: 60_000,
        });
  const app = new App({ token: workspace.botToken, receiver, clientOptions, logger: quiet });
  // A handler that fails on purpose is no error of the test.
  app.error(() => Promise.resolve());
  listen(app);
  if (wire === 'socket') await app.start();
  else {
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    const address = 'address' in server ? server.address() : null;
    if (typeof address !== 'object' || !address) throw new Error('no port');
    workspace.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  }
  return {
    workspace,
    app,
    async stop() {
      await app.stop();
      await workspace.close();
    },
  };
}

/** A call of the Web API without any client between; the parsed answer with its HTTP status. */
export async function call(
  workspace: Workspace,
  method: string,
  args: Record<string, unknown> = {},
  token: string | undefined = workspace.botToken,
): Promise<Record<string, unknown> & { status: number }> {
  const response = await fetch(workspace.apiUrl + method, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== '' && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  return { ...((await response.json()) as Record<string, unknown>), status: response.status };
}

export type { Fault };
