import { setTimeout } from 'node:timers/promises';
import type { Watched } from '../observability/watched-metrics.ts';
import { systemClock } from '../scheduling/clock.ts';
import type { Repositories } from '../store/store.ts';
import { backupsIn } from './backups/files.ts';
import type { Config } from './config.ts';
import { version } from './console.ts';

/** What the metrics of a process look up when they are scraped. */
export const watchedIn = (
  { backups, platforms }: Pick<Config, 'backups' | 'platforms'>,
  { ledger, installations }: Pick<Repositories, 'ledger' | 'installations'>,
): Watched => ({
  version: version(),
  now: () => systemClock.now(),
  async due() {
    const now = systemClock.now();
    const [count, oldest] = await Promise.all([ledger.countDue(now), ledger.oldestDue(now)]);
    return { count, oldest };
  },
  manyOn: platforms.flatMap(({ name, keepsSecrets }) => (keepsSecrets === true ? [name] : [])),
  installed: (platform) => installations.count(platform),
  lastBackup: () => backupsIn(backups.folder)[0]?.madeAt,
  late: async (ms) => {
    await setTimeout(ms, undefined, { ref: false });
    throw new Error('the database did not answer in time');
  },
});
