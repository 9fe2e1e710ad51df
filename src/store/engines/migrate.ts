import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { StoreError } from '../error.ts';

/**
 * Brings the database up to the newest of `migrations`, in one transaction: all of it or nothing. Safe from any number
 * of processes at once.
 * @throws {StoreError} the database was migrated by a version of Rung that this one does not know
 */
export async function migrate<S>(db: Kysely<S>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = await unknownTo(migrations, db).catch(() => []);
  if (unknown.length === 0) throw error as Error;
  throw new StoreError(
    `The database was used by another version of Rung: this one does not know ${unknown.join(', ')}.`,
    'Start that version, restore a copy of the database from before it ran, or name another database.',
  );
}

async function unknownTo<S>(migrations: Record<string, Migration>, db: Kysely<S>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !Object.hasOwn(migrations, name));
}
