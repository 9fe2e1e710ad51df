import type { EpochMs } from '../../time.ts';

/** Who did it. */
export interface Named {
  by_workspace: string | null;
  by_person: string | null;
  by_name: string | null;
}

/** The tables of what the admins of a workspace chose for all of it. */
export interface ChosenTables {
  /** One thing that an admin of a workspace chose for all of it. */
  workspace_setting: Named & {
    platform: string;
    workspace: string;
    name: string;
    value: string;
    set_at: EpochMs;
  };
  /** The pay bands of a workspace's company: those that answer, and those that were read and not yet said yes to. */
  own_bands: {
    platform: string;
    workspace: string;
    state: 'active' | 'draft';
    /** Another one with each import. */
    version: string;
    /** JSON. */
    record: string;
    saved_at: EpochMs;
  };
}
