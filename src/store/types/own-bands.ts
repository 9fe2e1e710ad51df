import type { EpochMs } from '../../time.ts';

/** The pay bands of a workspace's company, as they were imported. */
export interface HeldBands {
  /** Another one with each import. */
  readonly version: string;
  /** The bands: anything JSON can say. */
  readonly record: unknown;
  readonly savedAt: EpochMs;
}
