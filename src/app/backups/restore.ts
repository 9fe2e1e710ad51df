import { existsSync } from 'node:fs';
import { StoreError } from '../../store/error.ts';
import { copyDatabase, inspectDatabase, isInUse, type Progress } from '../../store/engines/sqlite-files.ts';

/**
 * Puts a backup where there is no database yet.
 * @throws {StoreError} there is a database, in use or not; the backup is damaged, none of Rung's, or of a newer version
 */
export async function restoreBackup(
  backup: string,
  file: string,
  progress?: Progress,
): Promise<{ bytes: number }> {
  if (existsSync(file)) throw isInUse(file) ? inUse(file) : taken(file);
  const { applied, unknown } = inspected(backup);
  if (applied.length === 0)
    throw new StoreError(`${backup} is a database, and none of Rung's.`, 'Name a backup that Rung made.');
  if (unknown.length > 0)
    throw new StoreError(
      `${backup} was made by a newer version of Rung: this one does not know ${unknown.join(', ')}.`,
      'Restore it with that version.',
    );
  return copyDatabase(backup, file, progress);
}

/** What a backup holds. @throws {StoreError} it is none */
function inspected(backup: string): ReturnType<typeof inspectDatabase> {
  try {
    return inspectDatabase(backup);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new StoreError(
      `${error.message} So it is not restored.`,
      'Name a file that npm run -s backup made, whole as it was.',
      { cause: error },
    );
  }
}

const inUse = (file: string): StoreError =>
  new StoreError(
    `Rung is running on ${file}.`,
    'Stop it first, then move that file away with those beside it (-wal, -shm), and restore again.',
  );

const taken = (file: string): StoreError =>
  new StoreError(
    `${file} is there already: nothing is written over.`,
    'Move it away with those beside it (-wal, -shm), or name an empty folder: RUNG_HOME.',
  );
