import type { Author, ChannelKey, Owner, PersonKey } from '../schema/keys.ts';
import type { Plan } from './plans.ts';

/** A roadmap that a workspace made, as it is known by: its id is unique everywhere. */
export interface OwnHead extends Owner {
  readonly id: string;
  /** Grows with each edit, from 1. */
  readonly version: number;
}

/** What an edit did, in words, each a sentence: "Step added: “Ship it”". */
export interface RoadmapChange {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly says: readonly string[];
}

/** A roadmap that a workspace made, whole. */
export interface OwnRoadmap extends OwnHead {
  /** The roadmap itself, as it stands in a file of roadmaps: anything JSON can say. */
  readonly record: unknown;
  /** Who may edit it beside admins: its maker, or everyone in the workspace. */
  readonly editors: 'maker' | 'everyone';
  /** Undefined once its maker had what is held about them deleted. */
  readonly maker: Author | undefined;
  /** The latest edits, the oldest first. */
  readonly changes: readonly RoadmapChange[];
  /** Epoch milliseconds. */
  readonly madeAt: number;
}

/** A roadmap that a channel follows. */
export interface Share extends ChannelKey {
  /** A UUID, made by whoever shares it: shared again after it was taken back, it is another. */
  readonly id: string;
  /** The roadmap's id. */
  readonly roadmap: string;
  /** Undefined once the sharer had what is held about them deleted. */
  readonly sharer: Author | undefined;
  /** Epoch milliseconds. */
  readonly sharedAt: number;
  /** The Monday on which all start together, such as `2026-03-02`; undefined where each starts when they join. */
  readonly starts: string | undefined;
}

/** Who follows a shared roadmap. */
export interface Follower {
  readonly person: PersonKey;
  /** The name the channel may see; undefined for those who did not opt in to that. */
  readonly name: string | undefined;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
}

/** A roadmap somebody follows with a channel. */
export interface Following {
  readonly share: Share;
  readonly name: string | undefined;
  readonly joinedAt: number;
}

/** How a follower stands, counted from their latest plan for the roadmap. */
export interface Standing {
  readonly name: string | undefined;
  readonly joinedAt: number;
  /** Undefined where they have no plan of it any more. */
  readonly plan: Pick<Plan, 'state' | 'week' | 'endedAt'> | undefined;
  /** Ticks since the time that was asked for. */
  readonly recent: number;
}

/** How often a task is ticked among the followers of a shared roadmap. */
export interface TaskCount {
  readonly step: string;
  readonly task: string;
  /** In all, and since the time that was asked for. */
  readonly all: number;
  readonly recent: number;
}

/** How a channel's followers of one roadmap stand. */
export interface Tally {
  readonly share: Share;
  readonly followers: readonly Standing[];
  readonly tasks: readonly TaskCount[];
}

/** The message by which a share is seen in its channel. */
export interface Card {
  readonly share: Share;
  /** Taken back: the message is to say so, and the share goes with it. */
  readonly isWithdrawn: boolean;
  /** Who took it back, by name. */
  readonly withdrawnBy: string | undefined;
  /** What finds the message again; undefined where it was never posted. */
  readonly message: unknown;
  /** What it is to show: grows each time something about it changes. */
  readonly wanted: number;
  /** How often it was tried in vain. */
  readonly tries: number;
}

/**
 * What a workspace's teams share. All of it belongs to a workspace: nothing is found without naming that, but what a
 * person follows. Writing rejects where the workspace has no name, or a person is of another workspace or platform.
 */
export interface TeamMemory {
  /** The roadmaps a workspace made, by name of their ids alone. */
  ownHeads(owner: Owner): Promise<readonly OwnHead[]>;
  /** Those that a person has a plan of, whatever workspace made them. */
  ownHeadsOf(person: PersonKey): Promise<readonly OwnHead[]>;
  /**
   * One, whole; undefined where this workspace has none of that id. `toWrite`: it stays as it was read until the delivery
   * is done.
   */
  ownRoadmap(owner: Owner, id: string, how?: { readonly toWrite: boolean }): Promise<OwnRoadmap | undefined>;
  /**
   * Writes one. `before` is the version it was read at, undefined for a new one; false, with nothing changed, where it
   * was changed or deleted meanwhile, or the id is taken. Cards that show it become due. `at` is epoch milliseconds.
   * Who made it, and when, is written once: an edit leaves both as they are.
   * Rejects where the version does not grow.
   */
  saveOwn(roadmap: OwnRoadmap, before: number | undefined, at: number): Promise<boolean>;
  /** Deletes one and withdraws it from every channel, in the name of `by`; false where there was none. */
  dropOwn(owner: Owner, id: string, by: string, at: number): Promise<boolean>;
  /** What a channel follows, the oldest first. Within a delivery it stays so until that is done. */
  shares(channel: ChannelKey): Promise<readonly Share[]>;
  /** How many channels of a workspace follow a roadmap, and how many people in them. */
  reach(owner: Owner, roadmap: string): Promise<{ readonly channels: number; readonly people: number }>;
  /** Shares a roadmap, and returns the share that now stands: an earlier one of the same where there is one. */
  share(share: Share, at: number): Promise<Share>;
  /** Takes one back: nobody follows it here any more. False where it was not shared. */
  withdraw(channel: ChannelKey, roadmap: string, by: string | undefined, at: number): Promise<boolean>;
  /** Follows a shared roadmap, or changes the name shown; false where it is not shared (any more). */
  follow(channel: ChannelKey, roadmap: string, follower: Follower): Promise<boolean>;
  /** Follows it no more; false where the person did not. */
  unfollow(channel: ChannelKey, roadmap: string, person: PersonKey): Promise<boolean>;
  /** All that a person follows, the oldest first. */
  following(person: PersonKey): Promise<readonly Following[]>;
  /** How a channel's followers stand, roadmap by roadmap, with what moved since `since` (epoch milliseconds). */
  tallies(channel: ChannelKey, since: number): Promise<readonly Tally[]>;
  /** Who set the channel's digest; undefined where nobody did, or they had themselves deleted. */
  digestBy(channel: ChannelKey): Promise<Author | undefined>;
  /** Notes who set it, or that nobody has any more; when it is sent is the schedule of its recipient. */
  setDigestBy(channel: ChannelKey, by: Author | undefined, at: number): Promise<void>;
}

/** What brings the messages of shares up to date. */
export interface CardQueue {
  /**
   * At most `limit` cards that do not show what they are to, each for this caller alone for `leaseMs` milliseconds: those
   * that have waited longest. `ids` asks for some shares alone. What changes about one meanwhile does not end that: it is
   * due again once the caller is done, or the time has run out.
   */
  cardsDue(now: number, limit: number, leaseMs: number, ids?: readonly string[]): Promise<readonly Card[]>;
  /** The card shows what was `wanted`; one that was withdrawn is gone. What changed meanwhile stays due. */
  cardShown(card: Card, message: unknown, at: number): Promise<void>;
  /** It did not arrive: it is tried again at `again` (epoch milliseconds), or never where that is undefined. */
  cardFailed(card: Card, again: number | undefined): Promise<void>;
  /**
   * Notes that an occurrence whose outcome cannot be known is sent once more; false where it was before, or where the
   * claim does not hold.
   */
  resend(due: {
    readonly person: PersonKey;
    readonly occurrence: string;
    readonly token: string;
  }): Promise<boolean>;
}
