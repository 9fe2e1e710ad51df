import type { Author } from '../schema/keys.ts';
import type { EpochMs } from '../../time.ts';

/** One thing that was chosen for all of a workspace. */
export interface WorkspaceSetting {
  readonly name: string;
  readonly value: string;
  /** Undefined once they had what is held about them deleted. */
  readonly by: Author | undefined;
  readonly at: EpochMs;
}
