import type { Author, ChannelKey, PersonKey } from '../schema/keys.ts';
import type { EpochMs } from '../../time.ts';
import type { Plan } from './plan.ts';

/** A roadmap that a channel follows. */
export interface ChannelRoadmap extends ChannelKey {
  /** A UUID, made by whoever shares it: shared again after it was taken back, it is another. */
  readonly id: string;
  /** The roadmap's id. */
  readonly roadmap: string;
  /** Undefined once the sharer had what is held about them deleted. */
  readonly sharer: Author | undefined;
  readonly sharedAt: EpochMs;
  /** The Monday on which all start together, such as `2026-03-02`; undefined where each starts when they join. */
  readonly starts: string | undefined;
}

/** Who follows a shared roadmap. */
export interface Follower {
  readonly person: PersonKey;
  /** The name the channel may see; undefined for those who did not opt in to that. */
  readonly name: string | undefined;
  readonly joinedAt: EpochMs;
}

/** A roadmap somebody follows with a channel. */
export interface Following {
  readonly channelRoadmap: ChannelRoadmap;
  readonly name: string | undefined;
  readonly joinedAt: EpochMs;
}

/** How a follower stands, counted from their latest plan for the roadmap. */
export interface FollowerProgress {
  readonly name: string | undefined;
  readonly joinedAt: EpochMs;
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
export interface ChannelProgress {
  readonly channelRoadmap: ChannelRoadmap;
  readonly followers: readonly FollowerProgress[];
  readonly tasks: readonly TaskCount[];
}

/** The message by which a roadmap is seen in the channel that follows it. */
export interface Card {
  readonly channelRoadmap: ChannelRoadmap;
  /** Taken back: the message is to say so, and it goes with that. */
  readonly isWithdrawn: boolean;
  /** Who took it back, by name. */
  readonly withdrawnBy: string | undefined;
  /** The id by which the adapter finds the message again; undefined where it was never posted. */
  readonly message: unknown;
  /** The version of what it should show: it grows with each change. */
  readonly wanted: number;
  /** How often it was tried in vain. */
  readonly tries: number;
  /** How many of those had no answer, so that the message may be there. */
  readonly unsure: number;
}
