import type { InOneTransaction } from '../repositories/inbox.ts';
import { repositoriesOn, type Repositories } from '../repositories/index.ts';
import type { Store } from '../store.ts';
import { Access } from './database-access.ts';
import type { Engine } from './engine.ts';
import { openSqlite, type BeforeUpgrade } from './sqlite.ts';
import { InFlight, type Timed } from './in-flight.ts';
import { tracedRepositories, type Traced } from './traced.ts';

/** Where the store is: a file (or `:memory:`, gone when closed) for one machine, a PostgreSQL address beyond. */
export type StoreLocation =
  | { readonly kind: 'sqlite'; readonly file: string; readonly beforeUpgrade?: BeforeUpgrade }
  | { readonly kind: 'postgres'; readonly url: string };

/** What is told of the work on the database; each may be left out. */
export interface StoreWatch {
  readonly timed?: Timed | undefined;
  readonly traced?: Traced | undefined;
}

/**
 * Opens the store and brings its tables up to date. Any number of processes may do so at once.
 * @throws {StoreError} it cannot be used; says why and what to do, never with a password
 */
export async function openStore(location: StoreLocation, watch?: StoreWatch): Promise<Store> {
  if (location.kind === 'sqlite')
    return storeOn(await openSqlite(location.file, location.beforeUpgrade), watch);
  // Where the database is a file, its driver is never loaded.
  const { openPostgres } = await import('./postgres.ts');
  return storeOn(await openPostgres(location.url), watch);
}

/** The store over an engine. */
export function storeOn(engine: Engine, { timed, traced }: StoreWatch = {}): Store {
  const inFlight = new InFlight(engine, timed);
  const access = new Access(engine, inFlight);
  const repositoriesIn = (within: Access, transaction: InOneTransaction<Repositories>): Repositories => {
    const repositories = repositoriesOn(within, transaction);
    return traced ? tracedRepositories(repositories, traced) : repositories;
  };
  const begin: InOneTransaction<Repositories> = (work) =>
    access.change((open) => {
      const within = new Access(engine, inFlight, open);
      // Within a transaction, another is part of it.
      const joined: InOneTransaction<Repositories> = (inner) => inner(repositories, within);
      const repositories = repositoriesIn(within, joined);
      return work(repositories, within);
    });
  const transaction: InOneTransaction<Repositories> = traced
    ? (work) => traced('transaction', () => begin(work))
    : begin;
  return { ...repositoriesIn(access, transaction), transaction, close: () => inFlight.close() };
}
