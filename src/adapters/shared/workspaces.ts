/** A workspace of a platform: a Slack workspace, a Discord server. */
export interface Workspace {
  readonly platform: string;
  readonly workspace: string;
}

/** Records where Rung was removed and came back. Recording either twice changes nothing more. */
export interface Workspaces {
  /** The workspaces of a platform that anything is stored of, without those that Rung was removed from. */
  known(platform: string): Promise<readonly string[]>;
  /** The workspaces of a platform that Rung was removed from. */
  left(platform: string): Promise<readonly string[]>;
  /** Rung was removed: nothing is sent to its people from now on, and in time everything stored of it is deleted. */
  removed(workspace: Workspace): Promise<void>;
  /** Rung is back: nothing is deleted. Messages begin again for each person who asks for them anew. */
  returned(workspace: Workspace): Promise<void>;
}

/** Records nothing. */
export const NO_WORKSPACES: Workspaces = {
  known: () => Promise.resolve([]),
  left: () => Promise.resolve([]),
  removed: () => Promise.resolve(),
  returned: () => Promise.resolve(),
};
