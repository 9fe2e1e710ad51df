import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Workspaces } from '../../shared/workspaces.ts';

/**
 * Keeps track of whether Rung is in its workspace, by what Slack says and whether it accepts the token. Nothing
 * rejects.
 */
export interface Membership {
  /** auth.test succeeded: Rung is in this workspace. */
  confirmed(team: string): Promise<void>;
  /** Slack refused the token with this error word, for the `times`th time in a row. */
  tokenRefused(word: string, times: number, team: string | undefined): Promise<void>;
  /** Slack said that Rung was removed, at a time in epoch seconds. */
  removed(team: string, atSeconds: number): Promise<void>;
}

const NAME = 'slack';
/** Slack's error words for a token that was valid once: the app was removed, or the token was revoked. */
const REMOVED = new Set(['account_inactive', 'token_revoked']);
/** How often in a row Slack must say so before it is believed: a single mistake of Slack's must delete nothing. */
const BELIEVED = 3;

/** Whether an error word of Slack's says that the app may have been removed. */
export const mayBeRemoved = (word: string): boolean => REMOVED.has(word);

/** The parts that membership is tracked with. */
export interface MembershipParts {
  readonly workspaces: Workspaces;
  readonly telemetry: Telemetry;
  readonly now: () => EpochMs;
}

/** The membership of the app whose token is used; nothing is known of it before the first call. */
export function createMembership({ workspaces, telemetry, now }: MembershipParts): Membership {
  let lastConfirmed = -Infinity;
  const safely = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => telemetry.error(error));

  /** The one workspace that anything is stored of: a token that never worked can only have been that one's. */
  async function onlyKnown(): Promise<string | undefined> {
    const [one, ...others] = await workspaces.known(NAME);
    return others.length === 0 ? one : undefined;
  }

  async function recordRemoval(team: string | undefined): Promise<void> {
    const workspace = team ?? (await onlyKnown());
    if (workspace !== undefined) await workspaces.removed({ platform: NAME, workspace });
  }

  return {
    confirmed(team) {
      lastConfirmed = now();
      return safely(workspaces.returned({ platform: NAME, workspace: team }));
    },
    async tokenRefused(word, times, team) {
      if (times === BELIEVED && mayBeRemoved(word)) await safely(recordRemoval(team));
    },
    async removed(team, atSeconds) {
      // Slack repeats events for up to an hour: this one may be from before the app was installed again.
      if ((atSeconds + 1) * 1000 <= lastConfirmed) return;
      await safely(workspaces.removed({ platform: NAME, workspace: team }));
    },
  };
}
