import type { Author, Owner } from '../schema/keys.ts';
import type { EpochMs } from '../../time.ts';

/** A roadmap that a workspace made, as it is known by: its id is unique everywhere. */
export interface TeamRoadmapSummary extends Owner {
  readonly id: string;
  /** Grows with each edit, from 1. */
  readonly version: number;
}

/** One edit of a roadmap, told in sentences such as "Step added: “Ship it”". */
export interface RoadmapChange {
  readonly at: EpochMs;
  readonly sentences: readonly string[];
}

/** A roadmap that a workspace made, whole. */
export interface TeamRoadmap extends TeamRoadmapSummary {
  /** The roadmap itself, as it stands in a file of roadmaps: anything JSON can say. */
  readonly record: unknown;
  /** Who may edit it beside admins: its maker, or everyone in the workspace. */
  readonly editors: 'maker' | 'everyone';
  /** Undefined once its maker had what is held about them deleted. */
  readonly maker: Author | undefined;
  /** The latest edits, the oldest first. */
  readonly changes: readonly RoadmapChange[];
  readonly madeAt: EpochMs;
}
