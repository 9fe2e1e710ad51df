import { resolve } from 'node:path';
import { PG_RESTORE } from '../app/backups/postgres-dump.ts';
import { restoreBackup } from '../app/backups/restore.ts';
import { databaseFile, readConfig } from '../app/config.ts';
import { out, UsageError } from '../app/console.ts';
import { sizeOf } from '../app/words.ts';
import { StoreError } from '../store/error.ts';
import { progressOf } from './progress.ts';

/** Puts a backup into a home that has no database. @throws UsageError, ConfigError, StoreError */
export async function restore(args: string[]): Promise<void> {
  const [backup, ...more] = args;
  if (backup === undefined || more.length > 0) throw new UsageError('restore takes one file, a backup');
  const config = readConfig();
  if (config.databaseUrl !== undefined)
    throw new StoreError(
      'The database is PostgreSQL, whose own pg_restore restores backups.',
      `Into an empty database, while Rung is stopped: ${PG_RESTORE}`,
    );
  const file = databaseFile(config);
  const { bytes } = await restoreBackup(resolve(backup), file, progressOf('Restoring'));
  out(`${file}: ${sizeOf(bytes)}, restored. Start Rung; it brings older tables up to date.`);
}
