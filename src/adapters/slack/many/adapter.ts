import { randomUUID } from 'node:crypto';
import type { Venue } from '../../../core/declare/invocation.ts';
import type { Adapter, SendResult, Telemetry } from '../../shared/adapter.ts';
import { createTasks } from '../../shared/background-tasks.ts';
import type { Installations } from '../../shared/store/installations.ts';
import { createLogThrottle } from '../../shared/log/throttle.ts';
import { NO_PICTURE_FILES } from '../../shared/pictures/files.ts';
import type { CommonParts } from '../../shared/platform.ts';
import { commandsIn, type SlackAdapter } from '../adapter.ts';
import { SlackError } from '../connection/failure.ts';
import { createHttpReceiver } from '../connection/http.ts';
import { createStatus } from '../connection/status.ts';
import { createWeb } from '../connection/web.ts';
import { workspaceOf, type InboundEvent } from '../inbound/inbound-event.ts';
import { listen } from '../inbound/listen.ts';
import { scopesFor } from '../render/scopes.ts';
import type { ManySlackSettings } from '../settings.ts';
import type { SlackWorkspace } from '../workspace.ts';
import { createRenew } from './grants.ts';
import { createInstallPages, installUrlOf } from './install.ts';
import { NAME } from './installation.ts';
import { createInstalled, type Installed } from './installed.ts';
import { WorkspaceToken, type TokenParts } from './tokens.ts';
import { startUpkeep } from './upkeep.ts';

/** The parts of the Slack adapter for many workspaces. */
export interface ManySlackParts extends CommonParts {
  readonly settings: ManySlackSettings;
  readonly installations: Installations;
  /** How many workspaces stay open while nothing happens in them. */
  readonly mostLoaded?: number;
}

/** Enough for all in which somebody does something within an hour or so; each takes about 50 KB. */
const MOST_LOADED = 1_000;
/** How long a send waits for a workspace that cannot be written to now, in milliseconds. */
const LATER = 600_000;

/**
 * Rung on Slack in every workspace that adds it by itself, over signed HTTP. Each workspace has parts of its own: what is
 * throttled, refused or broken in one leaves the others alone.
 */
export function createManySlack(parts: ManySlackParts): SlackAdapter {
  const { settings, installations, telemetry, wait, now, mostLoaded = MOST_LOADED } = parts;
  const { apiUrl, readsChannels, http } = settings;
  const installUrl = installUrlOf(settings);
  const logThrottled = createLogThrottle(
    (line) => telemetry.log(line),
    () => performance.now(),
  );
  const stopping = new AbortController();
  const tasks = createTasks();
  const tokenParts: TokenParts = {
    ...{ installations, telemetry, wait, now, installUrl },
    ...{ renew: createRenew(settings, now), holder: randomUUID(), stopping: stopping.signal },
  };
  const common = { apiUrl, readsChannels, tokenParts, logThrottled, mostLoaded };
  const installed = createInstalled({ ...parts, ...common });
  const receiver = createHttpReceiver({
    ...{ ...http, telemetry, logThrottled, wait, now },
    pages: createInstallPages({
      ...{ settings, installations, telemetry, now, scopes: scopesFor(readsChannels) },
      added: (workspace) => installed.added(workspace),
    }),
  });
  let upkeep: ReturnType<typeof startUpkeep> | undefined;

  return {
    name: NAME,
    get port() {
      return receiver.port;
    },
    async start(core) {
      installed.start(core);
      listen({
        ...{ receiver, apiUrl, core, telemetry, now },
        handler: (event) => handle({ installed, telemetry, apiUrl, installUrl }, event),
        removed: (workspace, atSeconds) => installed.removed(workspace, atSeconds),
        identityIn: async (workspace) => installed.within(workspace, (one) => one.identity),
        namesCommand: commandsIn(core, readsChannels),
        track: (work) => void tasks.track(work),
      });
      await receiver.start();
      createStatus(telemetry, { sockets: false, http: true }).identified();
      const { pictureFiles = NO_PICTURE_FILES } = parts;
      upkeep = startUpkeep({
        ...{ installations, pictureFiles, apiUrl, telemetry, wait, now },
        tokenOf: (workspace) => new WorkspaceToken(tokenParts, workspace),
        isLoaded: (workspace) => installed.isLoaded(workspace),
        load: (workspace) => installed.within(workspace, () => undefined),
      });
    },
    async stop() {
      await Promise.all([receiver.stop(), upkeep?.stop()]);
      await installed.stop();
      stopping.abort(new Error('stopping'));
      await tasks.settled();
    },
    ...sendingIn(installed, telemetry),
  };
}

interface Handling {
  readonly installed: Installed;
  readonly telemetry: Telemetry;
  readonly apiUrl: string;
  readonly installUrl: string;
}

/** Answers an event in the workspace that it came through. */
async function handle(
  { installed, telemetry, apiUrl, installUrl }: Handling,
  event: InboundEvent,
): Promise<void> {
  const isHandled = await installed.within(workspaceOf(event), async (one) => {
    await one.handle(event);
    return true;
  });
  if (isHandled === true) return;
  telemetry.count('ignored');
  if (!('target' in event) || event.target.kind !== 'response') return;
  // A slash command and a press can be answered without a token.
  const text = `Rung is not set up in this workspace any more. Add it again: ${installUrl}`;
  await createWeb(apiUrl, '')
    .respond(event.target.url, { response_type: 'ephemeral', replace_original: false, text })
    .catch(() => telemetry.count('undelivered'));
}

/** Sends by the token of the workspace that a venue is in. */
function sendingIn(installed: Installed, telemetry: Telemetry): Pick<Adapter, 'send' | 'update' | 'lookup'> {
  const send = async (
    { workspace }: Venue,
    work: (one: SlackWorkspace) => Promise<SendResult>,
  ): Promise<SendResult> => {
    try {
      const sent = await installed.within(workspace, work);
      return sent ?? { kind: 'retryable', what: 'Rung is not installed there', after: LATER };
    } catch (error) {
      if (!(error instanceof SlackError)) telemetry.error(error);
      return { kind: 'retryable', what: 'its installation could not be read' };
    }
  };
  return {
    send: (venue, reply, key, isClaimed) => send(venue, (one) => one.send(venue, reply, key, isClaimed)),
    update: (venue, message, reply) => send(venue, (one) => one.update(venue, message, reply)),
    async lookup(venue, key) {
      try {
        const found = await installed.within(venue.workspace, async (one) => ({
          is: await one.lookup(venue, key),
        }));
        return found ? found.is : 'unknown';
      } catch (error) {
        telemetry.error(error);
        return 'unknown';
      }
    },
  };
}
