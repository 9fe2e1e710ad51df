import type { Core } from '../../shared/adapter.ts';
import type { Installation } from '../../shared/store/installations.ts';
import type { LogThrottled } from '../../shared/log/throttle.ts';
import type { CommonParts } from '../../shared/platform.ts';
import type { Workspaces } from '../../shared/workspaces.ts';
import { createAccessMonitor } from '../connection/access-monitor.ts';
import type { Identity } from '../connection/identity.ts';
import { createMembership } from '../connection/membership.ts';
import { createWeb, tracedWeb } from '../connection/web.ts';
import { createSlackWorkspace, telemetryOf, type SlackWorkspace } from '../workspace.ts';
import { WorkspaceToken, type TokenParts } from './tokens.ts';

/** What all workspaces of the app have in common. */
export interface OpenParts extends CommonParts {
  readonly apiUrl: string;
  readonly readsChannels: boolean;
  readonly tokenParts: TokenParts;
  readonly logThrottled: LogThrottled;
}

/** What a workspace is opened for. */
export interface OpenFor {
  readonly core: Core;
  /** Told where Rung was removed. */
  readonly workspaces: Workspaces;
  readonly known: Identity | undefined;
}

/** Opens Rung in a workspace that added it: with its own token, queues, limits and telemetry. */
export function openWorkspace(
  parts: OpenParts,
  installation: Installation,
  { core, workspaces, known }: OpenFor,
): SlackWorkspace {
  const { apiUrl, readsChannels, tokenParts, now } = parts;
  const { workspace } = installation;
  const telemetry = telemetryOf(parts.telemetry, workspace);
  const token = new WorkspaceToken({ ...tokenParts, telemetry }, workspace, installation);
  const logThrottled: LogThrottled = (kind, line) =>
    parts.logThrottled(kind, line.replace(/^slack: /, `slack: ${workspace}: `));
  const opened = createSlackWorkspace({
    ...parts,
    ...{ telemetry, apiUrl, readsChannels, logThrottled },
    web: tracedWeb(createWeb(apiUrl, token), telemetry.tracing),
    access: createAccessMonitor(telemetry, () => undefined),
    membership: createMembership({ workspaces, telemetry, now }),
    status: { identified: () => undefined, unidentified: () => undefined },
    fileHeaders: () =>
      token.current().then(
        (own) => ({ authorization: `Bearer ${own}` }),
        () => undefined,
      ),
    ...(known && { known }),
  });
  // Who Rung is there is known: nothing waits for Slack to say whether it accepts the token.
  void opened.start(core);
  return opened;
}
