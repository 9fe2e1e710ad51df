import { existsSync } from 'node:fs';
import { readAdmin } from '../app/admin/admin.ts';
import { openAudit } from '../app/admin/audit.ts';
import { databaseFile, readConfig, secretsNow } from '../app/config.ts';
import { log, out, version } from '../app/console.ts';
import { openConfigured } from '../app/open-configured.ts';
import { systemClock } from '../scheduling/clock.ts';
import { StoreError } from '../store/error.ts';

/** What the operator asks and does, while Rung runs or not. @throws UsageError, ConfigError, StoreError */
export async function admin(args: string[]): Promise<void> {
  const { run, given, looks } = readAdmin(args);
  const config = readConfig();
  const file = databaseFile(config);
  if (config.databaseUrl === undefined && !existsSync(file))
    throw new StoreError(
      `There is no database at ${file}.`,
      'Set RUNG_HOME to the folder that Rung keeps it in, or start Rung once, which makes it.',
    );
  const parts = { home: config.home, config: config.log, version: version(), secrets: secretsNow() };
  const audit = looks ? () => undefined : await openAudit(parts);
  const store = await openConfigured(config, log);
  try {
    const isDone = await run(given, { store, now: () => systemClock.now(), say: out, audit });
    if (!isDone) process.exitCode = 1;
  } finally {
    await store.close();
  }
}
