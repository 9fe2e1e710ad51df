import type { EpochMs } from '../../time.ts';
import type { Owner } from '../schema/keys.ts';

/** Secrets as they are kept: encrypted, with the id of the key. */
export interface Sealed {
  readonly sealed: string;
  readonly keyId: string;
}

/** What is kept of a workspace that added Rung. */
export interface StoredInstallation extends Owner, Sealed {
  /** Names and ids; nothing secret. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Grows with every change of the secrets. */
  readonly version: number;
  /** When the secrets run out; undefined where they do not. */
  readonly expiresAt: EpochMs | undefined;
  readonly installedAt: EpochMs;
}
