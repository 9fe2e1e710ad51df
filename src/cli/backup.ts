import { resolve } from 'node:path';
import { dumpPostgres } from '../app/backups/postgres-dump.ts';
import { databaseFile, environmentNow, readConfig } from '../app/config.ts';
import { out, UsageError } from '../app/console.ts';
import { sizeOf } from '../app/words.ts';
import { copyDatabase } from '../store/engines/sqlite-files.ts';
import { progressOf } from './progress.ts';

/** Copies the database into a file, while Rung runs. @throws UsageError, ConfigError, StoreError */
export async function backup(args: string[]): Promise<void> {
  const [target, ...more] = args;
  if (target === undefined || more.length > 0) throw new UsageError('backup takes one file to write');
  const config = readConfig();
  const began = performance.now();
  const { databaseUrl } = config;
  const { bytes } =
    databaseUrl === undefined
      ? await copyDatabase(databaseFile(config), target, progressOf('Backing up'))
      : await dumpPostgres({ url: databaseUrl, target, environment: environmentNow() });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  out(
    `${resolve(target)}: ${sizeOf(bytes)}, in ${seconds} s. It holds what people keep with Rung: store it safely.`,
  );
}
