import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';
import type { EpochMs } from '../time.ts';

/** What is due: how many messages, and since when the oldest. */
interface Found {
  readonly count: number;
  readonly oldest: EpochMs | undefined;
}

/** What is looked up each time that metrics are scraped. */
export interface Watched {
  readonly version: string;
  /** How many messages are due, and since when the oldest; rejects where the database is away. */
  readonly due: () => Promise<Found>;
  /** The platforms whose workspaces add Rung by themselves. */
  readonly manyOn: readonly string[];
  /** How many did on a platform; rejects where the database is away. */
  readonly installed: (platform: string) => Promise<number>;
  /** When the newest backup was made; undefined where there is none. */
  readonly lastBackup: () => EpochMs | undefined;
  readonly now: () => EpochMs;
  /** Rejects after so many milliseconds. */
  readonly late: (ms: number) => Promise<never>;
}

/** How long a scrape waits for the database, in milliseconds. */
const PATIENCE = 2_000;
const NANOSECONDS = 1e9;
/** How often the event loop is looked at, in milliseconds: what is measured holds this much of its own. */
const RESOLUTION = 20;

/** Adds the metrics that are looked up when they are scraped: what is due, workspaces, the event loop, the newest backup. */
export function watchMetrics(registry: Registry, watched: Watched): { stop(): void } {
  const { version, due, lastBackup, now, late } = watched;
  const registers = [registry];
  let asking: Promise<Found | undefined> | undefined;
  /** Gauges are collected side by side, and the database is asked once for all of them. */
  const ask = (): Promise<Found | undefined> =>
    (asking ??= Promise.race([due(), late(PATIENCE)])
      .catch(() => undefined)
      .finally(() => (asking = undefined)));
  new Gauge({
    name: 'rung_due_messages',
    help: 'Messages that are due and not sent yet; NaN where the database does not say.',
    registers,
    async collect() {
      this.set((await ask())?.count ?? NaN);
    },
  });
  new Gauge({
    name: 'rung_oldest_due_seconds',
    help: 'For how long the oldest message has been due; 0 where none is, NaN where the database does not say.',
    registers,
    async collect() {
      const found = await ask();
      const since = found?.oldest ?? now();
      this.set(found ? Math.max(0, (now() - since) / 1000) : NaN);
    },
  });
  new Gauge({
    name: 'rung_database_up',
    help: 'Whether the database answered this scrape within two seconds.',
    registers,
    async collect() {
      this.set((await ask()) ? 1 : 0);
    },
  });
  watchInstallations(registers, watched);
  new Gauge({
    name: 'rung_last_backup_timestamp_seconds',
    help: 'When the newest backup was made, in seconds since 1970; 0 where there is none.',
    registers,
    collect() {
      this.set((lastBackup() ?? 0) / 1000);
    },
  });
  new Gauge({
    name: 'rung_build_info',
    help: 'The version, as a label.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  return watchEventLoop(registers);
}

/** How many workspaces added Rung by themselves, on each platform where they can. */
function watchInstallations(
  registers: Registry[],
  { manyOn, installed, late }: Pick<Watched, 'manyOn' | 'installed' | 'late'>,
): void {
  new Gauge({
    name: 'rung_installed_workspaces',
    help: 'Workspaces that added Rung by themselves; none where it has one workspace by its token, NaN where the database does not say.',
    labelNames: ['platform'],
    registers,
    async collect() {
      await Promise.all(
        manyOn.map(async (platform) => {
          const count = await Promise.race([installed(platform), late(PATIENCE)]).catch(() => NaN);
          this.set({ platform }, count);
        }),
      );
    },
  });
}

/** How late the event loop comes to what is due, since the last scrape. */
function watchEventLoop(registers: Registry[]): { stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  new Gauge({
    name: 'rung_event_loop_delay_seconds',
    help: 'How late the event loop came to its work since the last scrape, at the median, the 99th percentile and the most.',
    labelNames: ['quantile'],
    registers,
    collect() {
      for (const [quantile, value] of [
        ['0.5', delay.percentile(50)],
        ['0.99', delay.percentile(99)],
        ['1', delay.max],
      ] as const)
        this.set({ quantile }, Math.max(0, value / NANOSECONDS - RESOLUTION / 1000));
      delay.reset();
    },
  });
  return { stop: () => void delay.disable() };
}
