import { setTimeout } from 'node:timers/promises';
import type { Watched } from '../observability/watched-metrics.ts';
import { systemClock } from '../scheduling/clock.ts';
import type { Repositories } from '../store/store.ts';
import { backupsIn } from './backups/files.ts';
import type { Config } from './config.ts';
import { version } from './console.ts';

/** What the metrics of a process look up when they are scraped. */
export const watchedIn = (
  { backups }: Pick<Config, 'backups'>,
  ledger: Pick<Repositories['ledger'], 'countDue' | 'oldestDue'>,
): Watched => ({
  version: version(),
  now: () => systemClock.now(),
  async due() {
    const now = systemClock.now();
    const [count, oldest] = await Promise.all([ledger.countDue(now), ledger.oldestDue(now)]);
    return { count, oldest };
  },
  lastBackup: () => backupsIn(backups.folder)[0]?.madeAt,
  late: async (ms) => {
    await setTimeout(ms, undefined, { ref: false });
    throw new Error('the database did not answer in time');
  },
});
