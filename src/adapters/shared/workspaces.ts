/** A workspace of a platform: a Slack workspace, a Discord server. */
export interface Workspace {
  readonly platform: string;
  readonly workspace: string;
}

/** Told by an adapter where Rung was removed and came back. Either may be told twice. */
export interface Workspaces {
  /** Those of a platform that something is held of, without those that Rung is known to be removed from. */
  known(platform: string): Promise<readonly string[]>;
  /** Those of a platform that Rung is known to be removed from. */
  left(platform: string): Promise<readonly string[]>;
  /** Rung is in it no more: nothing is sent to its people from now on, and in time all of it is forgotten. */
  removed(workspace: Workspace): Promise<void>;
  /** Rung is in it again: nothing of it is forgotten. Who is written to there is for each person to say again. */
  returned(workspace: Workspace): Promise<void>;
}

/** Where nothing is remembered of workspaces. */
export const NO_WORKSPACES: Workspaces = {
  known: () => Promise.resolve([]),
  left: () => Promise.resolve([]),
  removed: () => Promise.resolve(),
  returned: () => Promise.resolve(),
};
