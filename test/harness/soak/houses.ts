import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { SoakReport } from './report.ts';
import type { SoakOptions } from './world.ts';

/** What one house lives through: a Rung with a database of its own, and its people. */
export interface HouseOptions extends Pick<SoakOptions, 'location' | 'people' | 'weeks'> {
  readonly seed: number;
}

const PROCESS = new URL('house-process.ts', import.meta.url).pathname;

/**
 * Soaks several houses beside each other, one a processor: a Rung keeps one busy. `progress` is told of a week when all have
 * come so far, by all their reports.
 */
export async function soakHouses(
  houses: readonly HouseOptions[],
  progress: (week: number, reports: readonly SoakReport[]) => void,
): Promise<readonly SoakReport[]> {
  const reports = new Map<number, SoakReport>();
  const weeks = houses.map(() => 0);
  let told = 0;
  const heard = (
    place: number,
    { week, report }: { readonly week: number; readonly report: SoakReport },
  ): void => {
    reports.set(place, report);
    weeks[place] = week;
    const all = Math.min(...weeks);
    if (all > told) progress((told = all), [...reports.values()]);
  };
  await Promise.all(
    houses.map(async (options, place) => {
      const child = fork(PROCESS, [JSON.stringify(options)]);
      child.on('message', (message) => heard(place, message as Parameters<typeof heard>[1]));
      const [code] = (await once(child, 'exit')) as [number | null];
      if (code !== 0) throw new Error(`house ${place + 1} of the soak ended before its time`);
    }),
  );
  return [...reports.values()];
}

/** The counts of several reports, added up. */
export function countsOf(reports: readonly SoakReport[]): Readonly<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const { counts } of reports)
    for (const [what, count] of Object.entries(counts)) all[what] = (all[what] ?? 0) + count;
  return all;
}
