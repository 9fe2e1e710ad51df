import type { EpochMs } from '../../../time.ts';
import type { Workspace } from '../workspaces.ts';

/** The secrets by which a workspace is reached, such as tokens, by name. */
export type Secrets = Readonly<Record<string, string>>;

/** A workspace that added Rung by itself. */
export interface Installation extends Workspace {
  /** Names and ids; nothing secret. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly secrets: Secrets;
  /** Grows with every change of the secrets. */
  readonly version: number;
  /** When the secrets run out; undefined where they do not. */
  readonly expiresAt: EpochMs | undefined;
  readonly installedAt: EpochMs;
}

/** Secrets that are to be kept, and when they run out. */
export type NewSecrets = Pick<Installation, 'secrets' | 'expiresAt'>;

/** The secrets of a workspace are kept and cannot be read. The message names the workspace and says what to do. */
export class UnreadableSecrets extends Error {}

/**
 * Keeps the workspaces that added Rung by themselves, for all processes on one store. Secrets are encrypted where they
 * are kept.
 */
export interface Installations {
  /** Keeps an installation in place of an earlier one of the same workspace. */
  save(installation: Workspace & Pick<Installation, 'details'> & NewSecrets): Promise<void>;
  /** The installation of a workspace. Rejects with `UnreadableSecrets` where its secrets cannot be read. */
  find(workspace: Workspace): Promise<Installation | undefined>;
  /** The workspaces of a platform that have one. */
  list(platform: string): Promise<readonly string[]>;
  /** At most `limit` workspaces whose secrets run out before `before`, the first to do so first. */
  expiring(platform: string, before: EpochMs, limit: number): Promise<readonly string[]>;
  /**
   * Begins to renew the secrets of a workspace, which no other may do until `until`. Undefined where somebody does, or
   * there is no installation. Rejects as `find` does.
   */
  beginRenewal(workspace: Workspace, holder: string, until: EpochMs): Promise<Installation | undefined>;
  /** Keeps renewed secrets in place of those of `version`. False where these are not the newest any more. */
  renewed(workspace: Workspace, version: number, secrets: NewSecrets): Promise<boolean>;
  /** Ends a renewal of `holder` without a change. */
  endRenewal(workspace: Workspace, holder: string): Promise<void>;
  /** Deletes an installation: with `before`, only one from before then. Whether there was one. */
  remove(workspace: Workspace, before?: EpochMs): Promise<boolean>;
  /** Whether a name is used for the first time within some minutes, by any process. */
  firstUse(platform: string, name: string): Promise<boolean>;
}
