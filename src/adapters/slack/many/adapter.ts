import { randomUUID } from 'node:crypto';
import type { Venue } from '../../../core/declare/invocation.ts';
import type { Core, SendResult } from '../../shared/adapter.ts';
import { createTasks } from '../../shared/background-tasks.ts';
import { UnreadableSecrets, type Installations } from '../../shared/installations.ts';
import { createLogThrottle } from '../../shared/log-throttle.ts';
import { NO_PICTURE_FILES } from '../../shared/pictures/files.ts';
import type { CommonParts } from '../../shared/platform.ts';
import { NO_WORKSPACES, type Workspaces } from '../../shared/workspaces.ts';
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
import { identityIn, NAME } from './installation.ts';
import { createLoaded } from './loaded.ts';
import { openWorkspace } from './open.ts';
import { createWorkspaceToken, type TokenParts } from './tokens.ts';
import { startUpkeep } from './upkeep.ts';

/** The parts of the Slack adapter for many workspaces. */
export interface ManySlackParts extends CommonParts {
  readonly settings: ManySlackSettings;
  readonly installations: Installations;
  /** How many workspaces stay open while nothing happens in them. */
  readonly mostLoaded?: number;
}

/** Enough for every workspace in which somebody does something within an hour or so. */
const MOST_LOADED = 500;
/** How long a send waits for a workspace that cannot be written to now, in milliseconds. */
const LATER = 600_000;

/**
 * Rung on Slack in every workspace that adds it by itself, over signed HTTP. Each workspace has parts of its own: what is
 * throttled, refused or broken in one leaves the others alone.
 */
export function createManySlack(parts: ManySlackParts): SlackAdapter {
  const { settings, installations, telemetry, wait, now, workspaces = NO_WORKSPACES } = parts;
  const { apiUrl, readsChannels, http } = settings;
  const { pictureFiles = NO_PICTURE_FILES, mostLoaded = MOST_LOADED } = parts;
  const installUrl = installUrlOf(settings);
  const status = createStatus(telemetry, { sockets: false, http: true });
  const logThrottled = createLogThrottle(
    (line) => telemetry.log(line),
    () => performance.now(),
  );
  const stopping = new AbortController();
  const tasks = createTasks();
  const tokenParts: TokenParts = {
    ...{ installations, telemetry, wait, now, installUrl },
    ...{ renew: createRenew(settings), holder: randomUUID(), stopping: stopping.signal },
  };
  let core: Core | undefined;
  let upkeep: ReturnType<typeof startUpkeep> | undefined;

  const loaded = createLoaded<SlackWorkspace>({
    most: mostLoaded,
    async open(workspace) {
      const installation = await installations.find({ platform: NAME, workspace });
      if (!installation || !core) return undefined;
      return openWorkspace({ ...parts, apiUrl, readsChannels, tokenParts, logThrottled }, installation, {
        core,
        workspaces: forgetting,
        known: identityIn(installation),
      });
    },
    close: (workspace) => workspace.stop(Promise.resolve()).catch((error: unknown) => telemetry.error(error)),
  });

  /** Records removals, and deletes the token of what Rung was removed from at once. */
  const forgetting: Workspaces = {
    ...workspaces,
    async removed(workspace) {
      await workspaces.removed(workspace);
      await installations.remove(workspace);
      loaded.drop(workspace.workspace);
    },
  };

  /** Slack said that Rung was removed. It repeats itself for up to an hour: that may be from before Rung was added again. */
  async function removed(workspace: string, atSeconds: number): Promise<void> {
    try {
      const owner = { platform: NAME, workspace };
      const found = await foundIn(workspace).catch((error: unknown) => {
        // A token that cannot be read is deleted as any other.
        if (!(error instanceof UnreadableSecrets)) throw error;
        return undefined;
      });
      if (!found || found.installedAt < (atSeconds + 1) * 1000) await forgetting.removed(owner);
    } catch (error) {
      telemetry.error(error);
    }
  }

  const foundIn = (workspace: string) => installations.find({ platform: NAME, workspace });

  /** Does work in a workspace; undefined where Rung is not installed there, or where its token cannot be read. */
  async function within<R>(
    workspace: string | undefined,
    work: (one: SlackWorkspace) => R | Promise<R>,
  ): Promise<R | undefined> {
    try {
      return workspace === undefined ? undefined : await loaded.use(workspace, work);
    } catch (error) {
      if (!(error instanceof UnreadableSecrets)) throw error;
      logThrottled('secrets', error.message);
      return undefined;
    }
  }

  async function handle(event: InboundEvent): Promise<void> {
    const isHandled = await within(workspaceOf(event), async (one) => {
      await one.handle(event);
      return true;
    });
    if (isHandled === true || event.kind === 'ignored') return;
    telemetry.count('ignored');
    if (!('target' in event) || event.target.kind !== 'response') return;
    // A slash command and a press can be answered without a token.
    const text = `Rung is not set up in this workspace any more. Add it again: ${installUrl}`;
    await createWeb(apiUrl, '')
      .respond(event.target.url, { response_type: 'ephemeral', replace_original: false, text })
      .catch(() => telemetry.count('undelivered'));
  }

  const send = async (
    { workspace }: Venue,
    work: (one: SlackWorkspace) => Promise<SendResult>,
  ): Promise<SendResult> => {
    try {
      const sent = await within(workspace, work);
      return sent ?? { kind: 'retryable', what: 'Rung is not installed there', after: LATER };
    } catch (error) {
      if (!(error instanceof SlackError)) telemetry.error(error);
      return { kind: 'retryable', what: 'its installation could not be read' };
    }
  };

  const receiver = createHttpReceiver({
    ...{ ...http, telemetry, logThrottled, now },
    pages: createInstallPages({
      ...{ settings, installations, telemetry, now, scopes: scopesFor(readsChannels) },
      async added(workspace) {
        await workspaces.returned({ platform: NAME, workspace });
        // What is open uses an earlier token.
        loaded.drop(workspace);
      },
    }),
  });

  return {
    name: NAME,
    get port() {
      return receiver.port;
    },
    async start(given) {
      core = given;
      listen({
        ...{ receiver, apiUrl, core: given, telemetry, now, handler: handle, removed },
        identityIn: async (workspace) => within(workspace, (one) => one.identity),
        namesCommand: commandsIn(given, readsChannels),
        track: (work) => void tasks.track(work),
      });
      await receiver.start();
      status.identified();
      upkeep = startUpkeep({
        ...{ installations, pictureFiles, apiUrl, telemetry, wait, now },
        tokenOf: (workspace) => createWorkspaceToken(tokenParts, workspace),
        isLoaded: (workspace) => loaded.has(workspace),
        load: (workspace) => within(workspace, () => undefined),
      });
    },
    async stop() {
      const closed = receiver.stop();
      const kept = upkeep?.stop();
      await closed;
      await loaded.stop();
      stopping.abort(new Error('stopping'));
      await Promise.all([tasks.settled(), kept]);
    },
    send: (venue, reply, key, isClaimed) => send(venue, (one) => one.send(venue, reply, key, isClaimed)),
    update: (venue, message, reply) => send(venue, (one) => one.update(venue, message, reply)),
    lookup: async (venue, key) => {
      try {
        // Outside of the installation nothing can be found out.
        const found = await within(venue.workspace, async (one) => ({ is: await one.lookup(venue, key) }));
        return found ? found.is : 'unknown';
      } catch (error) {
        telemetry.error(error);
        return 'unknown';
      }
    },
  };
}
