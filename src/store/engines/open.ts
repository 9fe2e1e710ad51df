import type { InOneTransaction } from '../repositories/inbox.ts';
import { repositoriesOn, type Repositories } from '../repositories/index.ts';
import type { Store } from '../store.ts';
import { Access } from './database-access.ts';
import type { Engine } from './engine.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite, type BeforeUpgrade } from './sqlite.ts';
import { InFlight, type Timed } from './in-flight.ts';

/** Where the store is: a file (or `:memory:`, gone when closed) for one machine, a PostgreSQL address beyond. */
export type StoreLocation =
  | { readonly kind: 'sqlite'; readonly file: string; readonly beforeUpgrade?: BeforeUpgrade }
  | { readonly kind: 'postgres'; readonly url: string };

/**
 * Opens the store and brings its tables up to date. Any number of processes may do so at once.
 * @throws {StoreError} it cannot be used; says why and what to do, never with a password
 */
export async function openStore(location: StoreLocation, timed?: Timed): Promise<Store> {
  return storeOn(
    await (location.kind === 'sqlite'
      ? openSqlite(location.file, location.beforeUpgrade)
      : openPostgres(location.url)),
    timed,
  );
}

/** The store over an engine; `timed` is told how long its work takes. */
export function storeOn(engine: Engine, timed?: Timed): Store {
  const inFlight = new InFlight(engine, timed);
  const access = new Access(engine, inFlight);
  const transaction: InOneTransaction<Repositories> = (work) =>
    access.change((open) => {
      const within = new Access(engine, inFlight, open);
      // Within a transaction, another is part of it.
      const joined: InOneTransaction<Repositories> = (inner) => inner(repositories, within);
      const repositories = repositoriesOn(within, joined);
      return work(repositories, within);
    });
  return { ...repositoriesOn(access, transaction), transaction, close: () => inFlight.close() };
}
