/**
 * Who a row belongs to. `workspace` is empty where the platform's person ids are global, and the workspace's id where
 * they are not, so the same id in two workspaces is two people.
 */
export interface PersonKey {
  readonly platform: string;
  readonly workspace: string;
  readonly person: string;
}

/** Whose rows they are: a workspace of a platform; empty where the platform's ids are global. */
export interface Owner {
  readonly platform: string;
  readonly workspace: string;
}
