import type { LogLine } from '../observability/log.ts';
import { systemClock } from '../scheduling/clock.ts';
import { openStore, type StoreWatch } from '../store/engines/open.ts';
import type { Store } from '../store/store.ts';
import { backUpBeforeUpgrade } from './backups/backups.ts';
import { databaseFile, type Config } from './config.ts';

/**
 * Opens the store that is set; a copy of an embedded one is made before its tables are brought up to date.
 * @throws StoreError
 */
export function openConfigured(config: Config, log: LogLine, watch?: StoreWatch): Promise<Store> {
  const file = databaseFile(config);
  const backup = { config: config.backups, file, now: () => systemClock.now() };
  return openStore(
    config.databaseUrl === undefined
      ? { kind: 'sqlite', file, beforeUpgrade: backUpBeforeUpgrade({ ...backup, log }) }
      : { kind: 'postgres', url: config.databaseUrl },
    watch,
  );
}
