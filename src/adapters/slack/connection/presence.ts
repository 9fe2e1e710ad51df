import type { Telemetry } from '../../shared/adapter.ts';
import type { Workspaces } from '../../shared/workspaces.ts';

/** Whether Rung is in its workspace, by what Slack says and by what becomes of its token. Nothing rejects. */
export interface Presence {
  /** auth.test works: Rung is in this workspace. */
  here(team: string): Promise<void>;
  /** Slack refused the token, `times` times in a row, with its own `word`. */
  refused(word: string, times: number, team: string | undefined): Promise<void>;
  /** Slack said that Rung was removed, `said` at some time (epoch seconds). */
  removed(team: string, said: number): Promise<void>;
}

const NAME = 'slack';
/** Slack's words for a token that was good once: the app was removed, or the token taken back. */
const GONE = new Set(['account_inactive', 'token_revoked']);
/** How often in a row it is said before it is believed: a word of Slack's in trouble deletes nothing. */
const BELIEVED = 3;

/** Whether an error word of Slack's says that the app may have been removed. */
export const saysGone = (word: string): boolean => GONE.has(word);

export interface PresenceParts {
  readonly workspaces: Workspaces;
  readonly telemetry: Telemetry;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export function createPresence({ workspaces, telemetry, now }: PresenceParts): Presence {
  let lastHere = -Infinity;
  const safely = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => telemetry.error(error));

  /** Whose token it was, where it was dead from the start: of one workspace that is known, it is that one's. */
  async function onlyKnown(): Promise<string | undefined> {
    const [one, ...others] = await workspaces.known(NAME);
    return others.length === 0 ? one : undefined;
  }

  async function missed(team: string | undefined): Promise<void> {
    const workspace = team ?? (await onlyKnown());
    if (workspace !== undefined) await workspaces.removed({ platform: NAME, workspace });
  }

  return {
    here(team) {
      lastHere = now();
      return safely(workspaces.returned({ platform: NAME, workspace: team }));
    },
    async refused(word, times, team) {
      if (times === BELIEVED && saysGone(word)) await safely(missed(team));
    },
    async removed(team, said) {
      // Said again by Slack, an hour later at most, it may be of before the app was installed again.
      if ((said + 1) * 1000 <= lastHere) return;
      await safely(workspaces.removed({ platform: NAME, workspace: team }));
    },
  };
}
