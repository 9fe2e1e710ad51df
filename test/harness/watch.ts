import { setTimeout } from 'node:timers/promises';
import type { Telemetry } from '../../src/adapters/shared/adapter.ts';
import type { Wait } from '../../src/adapters/shared/backoff.ts';

/** A telemetry that remembers all it was told. */
export interface Watched extends Telemetry {
  readonly lines: string[];
  readonly bugs: unknown[];
  readonly counts: Map<string, number>;
}

export function watched(): Watched {
  const lines: string[] = [];
  const bugs: unknown[] = [];
  const counts = new Map<string, number>();
  return {
    lines,
    bugs,
    counts,
    log: (line) => lines.push(line),
    error: (error) => bugs.push(error),
    count: (event) => counts.set(event, (counts.get(event) ?? 0) + 1),
    answered: () => undefined,
    connected: () => undefined,
    status: () => undefined,
  };
}

/** Waits a part of what was asked: `pace` 0.01 makes a minute of backing off six hundred milliseconds. */
export const paced =
  (pace: number): Wait =>
  (ms, signal) =>
    setTimeout(ms * pace, undefined, { signal });
