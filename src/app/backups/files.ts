import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochMs } from '../../time.ts';

/** A backup that Rung made by itself. */
export interface BackupFile {
  readonly path: string;
  readonly kind: 'daily' | 'upgrade';
  readonly bytes: number;
  readonly madeAt: EpochMs;
}

const DAILY = /^rung-\d{4}-\d\d-\d\d\.(?:sqlite|dump)$/;
const UPGRADE = /^rung-before-\w+-\d{8}T\d{6}Z\.sqlite$/;

/** The name of the backup of a day of UTC; one that pg_dump makes ends in `dump`. */
export const dailyName = (now: EpochMs, ending: 'sqlite' | 'dump'): string =>
  `rung-${new Date(now).toISOString().slice(0, 10)}.${ending}`;

/** The name of the backup that is made before a migration. */
export const upgradeName = (migration: string, now: EpochMs): string =>
  `rung-before-${migration}-${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.sqlite`;

/** The backups that Rung made in a folder, the newest first; none where there is no such folder. Other files are no backups of its own. */
export function backupsIn(folder: string): readonly BackupFile[] {
  return namesIn(folder)
    .flatMap((name): readonly BackupFile[] => {
      const kind = DAILY.test(name) ? 'daily' : UPGRADE.test(name) ? 'upgrade' : undefined;
      if (kind === undefined) return [];
      const path = join(folder, name);
      const { size, mtimeMs } = statSync(path);
      return [{ path, kind, bytes: size, madeAt: mtimeMs }];
    })
    .sort((a, b) => b.madeAt - a.madeAt);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** Removes the oldest backups of a kind, so that `kept` are left. */
export function keepNewest(folder: string, kind: BackupFile['kind'], kept: number): void {
  const ofKind = backupsIn(folder).filter((one) => one.kind === kind);
  for (const { path } of ofKind.slice(kept)) rmSync(path, { force: true });
}
