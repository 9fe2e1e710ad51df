import type { Telemetry } from '../../shared/adapter.ts';
import { delayBefore, type Wait } from '../../shared/backoff.ts';
import { installationOfEvent } from '../inbound/installation.ts';
import { AGENT_SCOPE } from '../render/scopes.ts';
import type { AccessMonitor } from './access-monitor.ts';
import { SlackError } from './failure.ts';
import type { Membership } from './membership.ts';
import type { SlackStatus } from './status.ts';
import type { Web } from './web.ts';

/** Who the bot is in its workspace, as auth.test says. */
export interface Identity {
  /** The installation: the workspace, or the organisation that has the app as a whole. */
  readonly team: string;
  readonly user: string;
  /** The name by which people invite it; undefined until Slack said it. */
  readonly name: string | undefined;
  /** Whether Slack shows it as an agent; undefined where Slack does not say what was granted. */
  readonly agent: boolean | undefined;
}

const BACKOFF = { first: 1_000, ceiling: 30_000 };
/** How often an accepted token is tried again: Slack does not tell an app that was not running that it was removed. */
const DAILY = 86_400_000;

/** The parts that the identity is found out with. */
export interface IdentityParts {
  readonly web: Web;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly access: AccessMonitor;
  readonly membership: Membership;
  readonly status: Pick<SlackStatus, 'identified' | 'unidentified'>;
  /** The scopes that Rung needs. */
  readonly scopes: readonly string[];
}

/** A check of the token that is repeated until it is stopped. */
export interface IdentityWatch {
  /** Resolves after the first try. */
  readonly first: Promise<void>;
  /** Tries now. */
  again(): void;
  stop(): void;
}

/**
 * Finds out who the bot is and whether its token is accepted: at once, then daily, and every half minute at most while
 * it is not. `onIdentity` is called each time that it is.
 */
export function watchIdentity(
  { web, telemetry, wait, access, membership, status, scopes }: IdentityParts,
  onIdentity: (identity: Identity) => void,
): IdentityWatch {
  const stopping = new AbortController();
  const { promise: first, resolve } = Promise.withResolvers<undefined>();
  const isStopping = (): boolean => stopping.signal.aborted;
  let resting = new AbortController();
  let loggedMissing = '';
  let team: string | undefined;

  async function check(): Promise<void> {
    const response = await web.call('auth.test', {});
    if (isStopping()) return;
    team = installationOfEvent(response) ?? String(response['team_id']);
    const granted = grantedScopes(response);
    const [user, name] = [String(response['user_id']), String(response['user'])];
    onIdentity({ team, user, name, agent: granted?.includes(AGENT_SCOPE) });
    access.restored('bot');
    status.identified();
    await membership.confirmed(team);
    const missing = scopes.filter((one) => granted?.includes(one) === false).join(', ');
    if (missing !== '' && missing !== loggedMissing) {
      telemetry.log(
        `slack: missing_scope: the app lacks ${missing}. Put the manifest that "npm run -s manifest" prints into its settings, then install it again.`,
      );
    }
    loggedMissing = missing;
  }

  async function run(): Promise<void> {
    let refusals = 0;
    for (let failures = 0; !stopping.signal.aborted;) {
      resting = new AbortController();
      try {
        await check();
        failures = 0;
        refusals = 0;
      } catch (error) {
        failures += 1;
        const failure = error instanceof SlackError ? error.failure : undefined;
        refusals = failure?.kind === 'revoked' ? refusals + 1 : 0;
        if (!failure) telemetry.error(error);
        else if (failure.kind === 'revoked') {
          access.refused('bot', failure);
          if (!isStopping()) await membership.tokenRefused(failure.what, refusals, team);
        } else {
          // Later on an outage of the Web API shows in the messages that cannot be sent, and is no change of status.
          if (team === undefined) status.unidentified(failure.what);
          if (failures === 1) telemetry.log(`slack: auth.test failed (${failure.what}); trying again.`);
        }
      }
      resolve(undefined);
      const pause = failures === 0 ? DAILY : delayBefore(failures, BACKOFF);
      await wait(pause, AbortSignal.any([stopping.signal, resting.signal])).catch(() => undefined);
    }
  }
  void run();
  return {
    first,
    again: () => resting.abort(new Error('again')),
    stop: () => stopping.abort(new Error('stopping')),
  };
}

/** The scopes that the token has; undefined where Slack does not say. */
function grantedScopes(response: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  return (response['response_metadata'] as { scopes?: readonly string[] } | undefined)?.scopes;
}
