import type { InTransaction, Repositories } from './repositories/index.ts';

export type { InTransaction, Repositories } from './repositories/index.ts';
export {
  isChannelRecipient,
  type Author,
  type ChannelKey,
  type Owner,
  type PersonKey,
  type Recipient,
} from './schema/keys.ts';
export { PAUSED } from './schema/paused.ts';
export type { ButtonCall } from './repositories/button-calls.ts';
export type { EventKey } from './repositories/inbox.ts';
export type { Lease } from './repositories/leases.ts';
export type { Defaults } from './repositories/people.ts';
export type * from './types/channel-roadmap.ts';
export type * from './types/installation.ts';
export type * from './types/ledger.ts';
export type * from './types/link.ts';
export type * from './types/operator.ts';
export type * from './types/own-bands.ts';
export type * from './types/personal-data.ts';
export type * from './types/plan.ts';
export type * from './types/quiz.ts';
export type * from './types/schedule.ts';
export type * from './types/team-roadmap.ts';
export type * from './types/workspace-setting.ts';

/** The part of the repositories that changes nothing: what a command gets that declares no change. */
export interface ReadOnlyRepositories {
  readonly people: Pick<Repositories['people'], 'defaults' | 'export'>;
  readonly links: Pick<Repositories['links'], 'get'>;
  readonly plans: Pick<Repositories['plans'], 'list'>;
  readonly schedules: Pick<Repositories['schedules'], 'get' | 'accountOf'>;
  readonly quiz: Pick<Repositories['quiz'], 'list' | 'due'>;
  readonly teamRoadmaps: Pick<Repositories['teamRoadmaps'], 'list' | 'listOfPlans' | 'listElsewhere' | 'get'>;
  readonly channelRoadmaps: Pick<
    Repositories['channelRoadmaps'],
    'list' | 'audience' | 'following' | 'progress'
  >;
  readonly digests: Pick<Repositories['digests'], 'author'>;
  readonly workspaceSettings: Pick<Repositories['workspaceSettings'], 'list'>;
  readonly ownBands: Pick<Repositories['ownBands'], 'get'>;
}

/**
 * Everything Rung remembers, on SQLite or PostgreSQL alike. Each method of a repository is atomic, but for those that
 * delete or suspend many rows, which go batch by batch. Instants are milliseconds since 1970, UTC. Methods reject with
 * a `StoreError` where the database is out of order, and with a `RangeError` for what no engine keeps.
 */
export interface Store extends Repositories {
  /**
   * Does work with the same repositories in one transaction: all of it or nothing. It may be run again where its
   * transaction lost to another, so it touches nothing else.
   */
  readonly transaction: InTransaction;
  /** Waits for all that is under way, and closes the database. */
  close(): Promise<void>;
}
