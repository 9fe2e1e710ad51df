import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyDatabase } from '../../store/engines/sqlite-files.ts';
import type { BeforeUpgrade } from '../../store/engines/sqlite.ts';
import type { LogLine } from '../../observability/log.ts';
import type { Leases } from '../../adapters/shared/store/leases.ts';
import type { EpochMs } from '../../time.ts';
import { dailyName, keepNewest, upgradeName } from './files.ts';

/** Where the embedded database is copied to by itself. */
export interface BackupConfig {
  /** A whole path. */
  readonly folder: string;
  /** How many of each kind are left there: those of days, and those before an upgrade. */
  readonly kept: number;
  /** Whether a copy is made each day; one is made before an upgrade in any case. */
  readonly isDaily: boolean;
}

/** The parts that copies are made from. */
export interface BackupParts {
  readonly config: BackupConfig;
  /** The database file. */
  readonly file: string;
  readonly now: () => EpochMs;
  readonly log: LogLine;
}

/** Makes a copy before the tables of a newer version. Where it cannot be made, the start stops and nothing was changed. */
export const backUpBeforeUpgrade =
  ({ config, file, now, log }: BackupParts): BeforeUpgrade =>
  async ([first = 'upgrade']) => {
    const target = join(config.folder, upgradeName(first, now()));
    // Another process that starts at the same second made it.
    if (existsSync(target)) return;
    await copyDatabase(file, target);
    keepNewest(config.folder, 'upgrade', config.kept);
    log(`This version of Rung has newer tables. The database as it was is in ${target}.`, {
      event: 'backup',
    });
  };

/** The parts of the daily copy. */
export interface DailyParts extends Pick<BackupParts, 'config' | 'now' | 'log'> {
  /** Copies the database into a new file, and gives up where the signal says so. */
  readonly copy: (target: string, signal: AbortSignal) => Promise<unknown>;
  readonly ending: 'sqlite' | 'dump';
  /** Of several processes on one database, one makes the copy. */
  readonly leases: Leases;
  /** Names this process. */
  readonly holder: string;
  /** Ends a copy that is under way. */
  readonly signal: AbortSignal;
}

/** How long one process has for a copy, and how long after one that failed the next is tried, in milliseconds. */
const LEASE = 60 * 60_000;

/**
 * Returns what is to be called every minute or so: it makes the copy of the day, by UTC, where there is none yet, and
 * removes the oldest. Rejects where it cannot; an hour later it tries again.
 */
export function createDailyBackup(parts: DailyParts): () => Promise<void> {
  const { config, now, log, copy, ending, leases, holder, signal } = parts;
  const isStopping = (): boolean => signal.aborted;
  return async () => {
    const target = join(config.folder, dailyName(now(), ending));
    if (!config.isDaily || isStopping() || existsSync(target)) return;
    // The lease is kept where the copy fails: its hour is the pause before the next try.
    if (!(await leases.take('backup', `${holder} ${now()}`, now(), now() + LEASE))) return;
    try {
      await copy(target, signal);
    } catch (error) {
      if (isStopping()) return;
      throw error;
    }
    keepNewest(config.folder, 'daily', config.kept);
    log(`The backup of the day is ${target}.`, { event: 'backup' });
  };
}
