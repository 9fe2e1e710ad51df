import type { Receiver } from '@slack/bolt';
import { locate } from '../../core/parse/locate.ts';
import type { Adapter, Core } from '../shared/adapter.ts';
import { createLogThrottle } from '../shared/log/throttle.ts';
import { createTasks } from '../shared/background-tasks.ts';
import type { CommonParts } from '../shared/platform.ts';
import { NO_WORKSPACES } from '../shared/workspaces.ts';
import { createAccessMonitor } from './connection/access-monitor.ts';
import { createHttpReceiver } from './connection/http.ts';
import { createMembership } from './connection/membership.ts';
import { createSocketReceiver, type SocketParts } from './connection/socket.ts';
import { createStatus } from './connection/status.ts';
import { createWeb, tracedWeb } from './connection/web.ts';
import { listen } from './inbound/listen.ts';
import type { SlackSettings } from './settings.ts';
import { createSlackWorkspace } from './workspace.ts';

/** The parts of the Slack adapter. */
export interface SlackParts extends CommonParts {
  readonly settings: SlackSettings;
}

/** The Slack adapter; `port` is where it listens for requests, undefined where it uses Socket Mode alone. */
export interface SlackAdapter extends Adapter {
  readonly port: number | undefined;
}

const NAME = 'slack';

/** Finds the commands that people write in channels; undefined where those are not read. */
export const commandsIn = (core: Core, readsChannels: boolean) =>
  readsChannels ? (text: string) => locate(core.commands, text).node !== undefined : undefined;

/** Rung on Slack in the workspace of one token, by Socket Mode, signed HTTP or both. */
export function createSlack(parts: SlackParts): SlackAdapter {
  const { settings, telemetry, wait, now, workspaces = NO_WORKSPACES } = parts;
  const { apiUrl, appToken, botToken, http, readsChannels } = settings;
  const status = createStatus(telemetry, { sockets: appToken !== undefined, http: http !== undefined });
  const access = createAccessMonitor(telemetry, (cause) => status.refused(cause));
  const logThrottled = createLogThrottle(
    (line, fields) => telemetry.log(line, fields),
    () => performance.now(),
  );
  const membership = createMembership({ workspaces, telemetry, now });
  const workspace = createSlackWorkspace({
    ...parts,
    ...{ apiUrl, readsChannels, access, membership, status, logThrottled },
    web: tracedWeb(createWeb(apiUrl, botToken), telemetry.tracing),
    fileHeaders: () => Promise.resolve({ authorization: `Bearer ${botToken}` }),
  });
  const tasks = createTasks();
  const onAccess: SocketParts['onAccess'] = (refusal) =>
    refusal ? access.refused('app', refusal) : access.restored('app');
  const httpReceiver = http && createHttpReceiver({ ...http, telemetry, logThrottled, wait, now });
  const receivers: Receiver[] = [
    ...(appToken === undefined
      ? []
      : [createSocketReceiver({ appToken, apiUrl, telemetry, logThrottled, wait, onAccess, status })]),
    ...(httpReceiver ? [httpReceiver] : []),
  ];

  return {
    name: NAME,
    get port() {
      return httpReceiver?.port;
    },
    async start(core: Core) {
      const started = workspace.start(core);
      const inbound = {
        ...{ apiUrl, core, telemetry, now },
        handler: workspace.handle,
        identityIn: () => Promise.resolve(workspace.identity),
        namesCommand: commandsIn(core, readsChannels),
        async removed(team: string, atSeconds: number) {
          await membership.removed(team, atSeconds);
          // Once the token is refused it is tried every half minute, so that a new installation is soon noticed.
          workspace.check();
        },
        track: (work: Promise<void>): void => void tasks.track(work),
      };
      for (const receiver of receivers) listen({ receiver, ...inbound });
      await Promise.all([started, ...receivers.map((receiver) => receiver.start())]);
    },
    async stop() {
      await workspace.stop(Promise.all(receivers.map((receiver) => receiver.stop())));
      await tasks.settled();
    },
    send: (venue, reply, key, isClaimed) => workspace.send(venue, reply, key, isClaimed),
    update: (venue, message, reply) => workspace.update(venue, message, reply),
    lookup: (venue, key) => workspace.lookup(venue, key),
  };
}
