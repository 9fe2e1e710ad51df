import { randomUUID } from 'node:crypto';
import type { Watch } from '../adapters/adapter.ts';
import type { Meters } from './meters.ts';

/** A line for whoever runs Rung. */
export type Tell = (line: string) => void;

/** What a bug is told as: its id, and where it happened. */
export function bugLine(id: string, error: unknown): string {
  return `error ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** What an adapter tells of one platform: words to the operator, numbers to the meters. */
export function createWatch(platform: string, tell: Tell, meters: Meters): Watch {
  return {
    tell,
    report(error) {
      meters.count(platform, 'bug');
      tell(bugLine(randomUUID().slice(0, 8), error));
    },
    count: (event) => meters.count(platform, event),
    answered: (ms) => meters.answered(platform, ms),
    connected: (count) => meters.connected(platform, count),
  };
}
