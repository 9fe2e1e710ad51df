import type { Telemetry } from '../../shared/adapter.ts';
import { delayBefore, type Wait } from '../../shared/backoff.ts';
import type { Gate } from './gate.ts';
import { installationOfEvent } from '../inbound/installation.ts';
import type { Presence } from './presence.ts';
import { SCOPES } from '../render/scopes.ts';
import type { SlackStatus } from './status.ts';
import { SlackError } from './failure.ts';
import type { Web } from './web.ts';

/** Who the bot is in its workspace, as auth.test says. */
export interface Identity {
  /** The installation: the workspace, or the organisation that has the app as a whole. */
  readonly team: string;
  readonly user: string;
  /** The name by which people invite it. */
  readonly name: string;
}

const BACKOFF = { first: 1_000, ceiling: 30_000 };
/** How often a token that is let in is tried again: Slack does not tell an app that was away that it was removed. */
const DAILY = 86_400_000;

export interface IdentityParts {
  readonly web: Web;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly gate: Gate;
  readonly presence: Presence;
  readonly status: Pick<SlackStatus, 'identified' | 'unidentified'>;
}

export interface IdentityWatch {
  /** Resolves after the first try. */
  readonly first: Promise<void>;
  /** Tries now. */
  again(): void;
  stop(): void;
}

/**
 * Finds out who the bot is and whether its token is still let in: at once, then daily, and every half minute at most
 * while it is not. `known` is told each time.
 */
export function watchIdentity(
  { web, telemetry, wait, gate, presence, status }: IdentityParts,
  known: (identity: Identity) => void,
): IdentityWatch {
  const stopping = new AbortController();
  const { promise: first, resolve } = Promise.withResolvers<undefined>();
  const isStopping = (): boolean => stopping.signal.aborted;
  let resting = new AbortController();
  let lacking = '';
  let team: string | undefined;

  async function check(): Promise<void> {
    const said = await web.call('auth.test', {});
    if (isStopping()) return;
    team = installationOfEvent(said) ?? String(said['team_id']);
    known({ team, user: String(said['user_id']), name: String(said['user']) });
    gate.open('bot');
    status.identified();
    await presence.here(team);
    const granted = (said['response_metadata'] as { scopes?: readonly string[] } | undefined)?.scopes;
    const missing = granted ? SCOPES.filter((one) => !granted.includes(one)).join(', ') : '';
    if (missing !== '' && missing !== lacking) {
      telemetry.log(
        `slack: missing_scope: the app lacks ${missing}. Put the manifest that "npm run -s manifest" prints into its settings, then install it again.`,
      );
    }
    lacking = missing;
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
          gate.shut('bot', failure);
          if (!isStopping()) await presence.refused(failure.what, refusals, team);
        } else {
          // Once it is known who the bot is, an hour without the Web API is told by what cannot be sent.
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
