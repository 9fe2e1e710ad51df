import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreLocation } from '../../src/store/engines/open.ts';

/** SQLite in memory or in a file of its own, or a database of its own on the PostgreSQL server of the test run. */
export type Engine = 'sqlite-memory' | 'sqlite' | 'postgres';

/** The engines that several stores, or several processes, can share. */
export const SHARED_ENGINES = ['sqlite', 'postgres'] as const;

/** Where an empty store can be opened, by as many as like to unless it is in memory. */
export interface EmptyDatabase {
  readonly location: StoreLocation;
  /** Removes it, once every store on it is closed. */
  readonly remove: () => Promise<void>;
}

/** Makes an empty database. */
export async function emptyDatabase(engine: Engine): Promise<EmptyDatabase> {
  if (engine === 'sqlite-memory')
    return { location: { kind: 'sqlite', file: ':memory:' }, remove: () => Promise.resolve() };
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'rung-store-'));
    return {
      location: { kind: 'sqlite', file: join(folder, 'rung.sqlite') },
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  }
  // Vitest cannot be loaded outside its workers, and processes that tests start open apps as well.
  const { freshTables } = await import('./postgres.ts');
  const database = await freshTables();
  return { location: { kind: 'postgres', url: database.url }, remove: () => database.drop() };
}
