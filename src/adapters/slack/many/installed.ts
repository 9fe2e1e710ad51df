import type { Core } from '../../shared/adapter.ts';
import { UnreadableSecrets, type Installation } from '../../shared/store/installations.ts';
import type { Installations } from '../../shared/store/installations.ts';
import { NO_WORKSPACES, type Workspaces } from '../../shared/workspaces.ts';
import type { SlackWorkspace } from '../workspace.ts';
import { identityIn, NAME } from './installation.ts';
import { createLoaded } from './loaded.ts';
import { openWorkspace, type OpenParts } from './open.ts';

/** The parts that the workspaces of the app are opened and closed with. */
export interface InstalledParts extends OpenParts {
  readonly installations: Installations;
  /** How many stay open while nothing happens in them. */
  readonly mostLoaded: number;
}

/** The workspaces that have the app, each opened when something happens there. */
export interface Installed {
  /** Nothing is opened before. */
  start(core: Core): void;
  /** Does work in a workspace; undefined where Rung is not installed there, or where its token cannot be read. */
  within<R>(
    workspace: string | undefined,
    work: (one: SlackWorkspace) => R | Promise<R>,
  ): Promise<R | undefined>;
  isLoaded(workspace: string): boolean;
  /** Slack gave a new token. */
  added(workspace: string): Promise<void>;
  /** Slack said that Rung was removed, at a time in epoch seconds. Never rejects. */
  removed(workspace: string, atSeconds: number): Promise<void>;
  /** Finishes what is in flight. */
  stop(): Promise<void>;
}

/** None is open yet. */
export function createInstalled(parts: InstalledParts): Installed {
  const { installations, telemetry, workspaces = NO_WORKSPACES } = parts;
  let core: Core | undefined;

  const loaded = createLoaded<SlackWorkspace>({
    most: parts.mostLoaded,
    async open(workspace) {
      const installation = await installations.find({ platform: NAME, workspace });
      if (!installation || !core) return undefined;
      return openWorkspace(parts, installation, {
        ...{ core, workspaces: forgetting, known: identityIn(installation) },
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

  return {
    start: (given) => void (core = given),
    async within(workspace, work) {
      try {
        return workspace === undefined ? undefined : await loaded.use(workspace, work);
      } catch (error) {
        if (!(error instanceof UnreadableSecrets)) throw error;
        parts.logThrottled('secrets', error.message);
        return undefined;
      }
    },
    isLoaded: (workspace) => loaded.has(workspace),
    async added(workspace) {
      await workspaces.returned({ platform: NAME, workspace });
      // What is open uses an earlier token.
      loaded.drop(workspace);
    },
    async removed(workspace, atSeconds) {
      try {
        const found = await readable(installations, workspace);
        // Slack repeats itself for up to an hour: this may be from before Rung was added again.
        if (found && found.installedAt >= (atSeconds + 1) * 1000) return;
        await forgetting.removed({ platform: NAME, workspace });
      } catch (error) {
        telemetry.error(error);
      }
    },
    stop: () => loaded.stop(),
  };
}

/** A token that cannot be read is no reason to keep it. */
async function readable(installations: Installations, workspace: string): Promise<Installation | undefined> {
  try {
    return await installations.find({ platform: NAME, workspace });
  } catch (error) {
    if (error instanceof UnreadableSecrets) return undefined;
    throw error;
  }
}
