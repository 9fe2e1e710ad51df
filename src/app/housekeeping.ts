import { randomUUID } from 'node:crypto';
import { keepHouse, type Housekeeping } from '../scheduling/worker/housekeeping.ts';
import { copyDatabase } from '../store/engines/sqlite-files.ts';
import { deleteExpired } from '../store/retention.ts';
import type { EpochMs } from '../time.ts';
import { createDailyBackup, type DailyParts } from './backups/backups.ts';
import { dumpPostgres } from './backups/postgres-dump.ts';
import { databaseFile, environmentNow, type Config } from './config.ts';
import type { BuiltApp } from './container.ts';

/** The parts that housekeeping is built from. */
export interface HousekeepingParts {
  readonly config: Config;
  readonly app: Pick<BuiltApp, 'store' | 'errors' | 'log'>;
  readonly now: () => EpochMs;
  /** Ends a backup that is under way. */
  readonly signal: AbortSignal;
}

/** Each minute deletes what is out of date, and makes the backup of the day where there is none yet. */
export function startHousekeeping({ config, app, now, signal }: HousekeepingParts): Housekeeping {
  const { store, errors, log } = app;
  const report = (error: unknown): void => errors.report(error);
  const backUp = createDailyBackup({
    ...{ config: config.backups, now, log, signal, leases: store.leases, holder: randomUUID() },
    ...copying(config),
  });
  let backingUp: Promise<void> | undefined;
  const house = keepHouse(async () => {
    // Beside the rest: a large copy takes longer than a minute.
    backingUp ??= backUp()
      .catch(report)
      .finally(() => (backingUp = undefined));
    await deleteExpired(store, now());
  }, report);
  return {
    resume: () => house.resume(),
    async stop() {
      await house.stop();
      await backingUp;
    },
  };
}

/** How the database is copied: the embedded one by Rung, PostgreSQL by its own pg_dump. */
function copying(config: Config): Pick<DailyParts, 'copy' | 'ending'> {
  const { databaseUrl: url } = config;
  if (url === undefined)
    return {
      ending: 'sqlite',
      copy: (target, signal) => copyDatabase(databaseFile(config), target, () => signal.throwIfAborted()),
    };
  return {
    ending: 'dump',
    copy: (target, signal) => dumpPostgres({ url, target, environment: environmentNow(), signal }),
  };
}
