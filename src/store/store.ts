import type { Owner, PersonKey } from './schema/keys.ts';
import type { Due, Nudge, NudgeState, Outcome, Then } from './repositories/nudges.ts';
import type { Plan, Schedule } from './repositories/plans.ts';
import type { CardQueue, TeamMemory } from './repositories/teams.ts';

export {
  channelOf,
  recipientOf,
  type Author,
  type ChannelKey,
  type Owner,
  type PersonKey,
} from './schema/keys.ts';
export type { Due, Nudge, NudgeState, Outcome, Then } from './repositories/nudges.ts';
export type * from './repositories/teams.ts';
export type { DoneTask, Next, Plan, Schedule, ScheduleState } from './repositories/plans.ts';

/** What a person asked Rung to remember, by option name: `level`, `place`, `currency`. Values are field values. */
export type Defaults = Readonly<Record<string, string>>;

/** A call too long for a platform's button, kept under a token derived from its content. */
export interface StoredCall {
  readonly token: string;
  readonly call: string;
}

/** One thing a platform told us, under the id by which it would tell us again. */
export interface Delivery extends Owner {
  readonly id: string;
}

/** Everything held about a person, table by table: rows as they stand, JSON read, instants as ISO 8601. */
export type PersonData = Readonly<
  Record<
    | 'remembered'
    | 'schedule'
    | 'conversation'
    | 'plans'
    | 'nudges'
    | 'following'
    | 'shares'
    | 'roadmaps'
    | 'digests',
    readonly Readonly<Record<string, unknown>>[]
  >
>;

/** What a command may touch: what people asked to be remembered, their schedule and their plans. */
export interface Memory extends TeamMemory {
  /** The person's remembered values; empty when there are none. */
  defaults(person: PersonKey): Promise<Defaults>;
  /** Lays `changes` over what is remembered (`null` forgets) and returns the result. `at` is epoch milliseconds. */
  remember(
    person: PersonKey,
    changes: Readonly<Record<string, string | null>>,
    at: number,
  ): Promise<Defaults>;
  /** When the person is written to; undefined when they never asked to be. */
  schedule(person: PersonKey): Promise<Schedule | undefined>;
  /**
   * Writes the schedule, or removes it. Either fences off a send that was claimed before. A new time for an occurrence
   * counts as its first. `at` is epoch milliseconds.
   */
  setSchedule(person: PersonKey, schedule: Schedule | undefined, at: number): Promise<void>;
  /** All the person's plans with their ticks, the oldest first. */
  plans(person: PersonKey): Promise<readonly Plan[]>;
  /** Writes a plan, its ticks exactly as given. Rejects where another person has a plan of that id. */
  savePlan(person: PersonKey, plan: Plan, at: number): Promise<void>;
  /** Deletes all the person's plans. */
  dropPlans(person: PersonKey): Promise<void>;
  /** Everything held about a person. */
  exportPerson(person: PersonKey): Promise<PersonData>;
  /** Deletes everything held about a person, queued sends too; a send that was claimed before is fenced off. */
  forgetPerson(person: PersonKey): Promise<void>;
}

/** A lease that was taken or renewed. `token` grows each time it changes hands: what carries an older one is fenced. */
export interface Lease {
  readonly token: number;
}

/**
 * Everything Rung remembers. One implementation of the questions serves both engines; every method is atomic, but
 * for forgetting, which goes batch by batch.
 * Methods reject with the driver's error when the database cannot be reached.
 */
export interface Store extends Memory, CardQueue {
  /**
   * Does `work` and marks the delivery in one transaction; undefined, with nothing done, when it was marked before, by
   * whatever process. What `work` throws undoes both. It may be run again where its transaction lost to another, so it
   * touches nothing but the memory it is handed.
   */
  once<T>(
    delivery: Delivery,
    at: number,
    work: (memory: Memory) => Promise<T>,
  ): Promise<{ readonly done: T } | undefined>;
  /** Marks a delivery that changes nothing; false when it was marked before. Committed in groups. */
  mark(delivery: Delivery, at: number): Promise<boolean>;
  /** Forgets deliveries marked before `before` (epoch milliseconds) and returns how many. */
  forgetDeliveries(before: number): Promise<number>;
  /** Keeps calls under their tokens; a token already kept only has its time renewed. */
  keepCalls(owner: Owner, calls: readonly StoredCall[], at: number): Promise<void>;
  /** The call that `owner` has under a token, if it is still kept. */
  call(owner: Owner, token: string): Promise<string | undefined>;
  /** Forgets calls last shown before `before` (epoch milliseconds) and returns how many. */
  forgetCalls(before: number): Promise<number>;
  /**
   * Takes the lease `name` for `holder` until `until`, when it is free, has run out at `at`, or is the holder's own.
   * Undefined while another holds it. Epoch milliseconds.
   */
  lease(name: string, holder: string, at: number, until: number): Promise<Lease | undefined>;
  /** Lets go of a lease; nothing happens where it is another's. */
  release(name: string, holder: string): Promise<void>;
  /**
   * Claims at most `limit` due sends for `leaseMs` milliseconds, in order of their due times; each is written into the
   * ledger with it. The workspaces with something due share `limit` evenly, eight of them a claim, those that have
   * waited longest first; one that needs less leaves the rest of its share to the next claim, so ask again until
   * nothing comes.
   */
  claimDue(now: number, limit: number, leaseMs: number): Promise<readonly Due[]>;
  /**
   * Records what came of a claim and how its schedule goes on, together. False, with nothing changed, when the claim no
   * longer holds: its lease was taken over, or the schedule was written. Committed in groups.
   * A settled occurrence stays in the ledger as it was; its schedule goes on.
   */
  recordNudge(due: Due, outcome: Outcome, then: Then, at: number): Promise<boolean>;
  /** Prolongs a claim until `until` (epoch milliseconds); false when it no longer holds, so that nothing may be sent. */
  renew(due: Due, until: number): Promise<boolean>;
  /** Hands back claims that nothing was sent for, as if they had never been made; passes over those that do not hold. */
  releaseDue(dues: readonly Due[]): Promise<void>;
  /** How many sends are due, claimed ones included. */
  countDue(now: number): Promise<number>;
  /** When the send that has been due and unclaimed longest was due; undefined where none is. Epoch milliseconds. */
  oldestDue(now: number): Promise<number | undefined>;
  /** The latest rows of the ledger in a state, the latest due first. */
  nudges(state: NudgeState, limit: number): Promise<readonly Nudge[]>;
  /**
   * Makes dropped nudges that were first due at `since` or later due at once, and returns how many. Left alone are those
   * whose person is not active, has been sent a later one, or is due already.
   */
  retryNudges(since: number, at: number): Promise<number>;
  /** At most `limit` persons who have to be told that their schedule is suspended, those it happened to last first. */
  untold(limit: number): Promise<readonly PersonKey[]>;
  /** Marks that a person is told, and returns why they are suspended; undefined where they were told, or are not. */
  tellSuspended(person: PersonKey): Promise<string | undefined>;
  /** The channel of the conversation with a person; undefined where none is known. */
  conversation(person: PersonKey): Promise<string | undefined>;
  /**
   * Keeps the channel of the conversation with a person who has a schedule, opened at `at` (epoch milliseconds), or
   * forgets it. Nothing is kept of anybody else, so that what was deleted meanwhile stays so.
   */
  keepConversation(person: PersonKey, channel: string | undefined, at: number): Promise<void>;
  /** Forgets rows of the ledger first due before `before` (epoch milliseconds) and returns how many. */
  forgetNudges(before: number): Promise<number>;
  /** The named workspaces of a platform that anything lasting is held of. */
  workspacesOf(platform: string): Promise<readonly string[]>;
  /**
   * Suspends every active schedule of a workspace that Rung was removed from, fences off the sends under way, and
   * returns how many there were. The first time counts as the time of removal.
   */
  suspendWorkspace(owner: Owner, reason: string, at: number): Promise<number>;
  /** Takes back that Rung was removed from a workspace; its people's schedules stay as they are. */
  restoreWorkspace(owner: Owner): Promise<void>;
  /** The workspaces that Rung was removed from before `before` (epoch milliseconds). */
  removedWorkspaces(before: number): Promise<readonly Owner[]>;
  /**
   * Deletes everything held of a workspace, and returns how many rows. With `before`, only where Rung was removed from
   * it before then.
   */
  forgetWorkspace(owner: Owner, before?: number): Promise<number>;
  close(): Promise<void>;
}
