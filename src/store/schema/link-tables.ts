import type { Generated } from 'kysely';
import type { EpochMs } from '../../time.ts';

/** The tables of accounts that are one person's. */
export interface LinkTables {
  /**
   * Two accounts of one person: the *guest*, by whose key a row is found, and the *home*, whose key what is theirs is
   * kept under. The home's key has no workspace, so that no workspace takes what is kept with it when it goes.
   */
  linked_person: {
    platform: string;
    workspace: string;
    person: string;
    /** What the guest is called, for words alone, as is `home_name`. */
    name: string;
    home_platform: string;
    home_person: string;
    home_name: string;
    linked_at: EpochMs;
  };
  /** A code that was shown to a person to be typed on their other platform. */
  link_code: {
    /** The hash of the code. */
    code: string;
    platform: string;
    workspace: string;
    person: string;
    name: string;
    shown_at: EpochMs;
    /** Who typed it, once; null before. */
    typed_platform: string | null;
    typed_workspace: string | null;
    typed_person: string | null;
    typed_name: string | null;
    typed_at: EpochMs | null;
    /** 1 once who typed it said that they are both. */
    agreed: Generated<number>;
  };
  /** How many wrong codes came from one account, by a hash of it, and from all. */
  link_try: {
    who: string;
    since: EpochMs;
    tries: number;
  };
}
