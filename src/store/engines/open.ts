import { KyselyStore } from '../kysely-store.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from '../store.ts';

/** Where the store is: a file (or `:memory:`, gone when closed) for one machine, a PostgreSQL address beyond. */
export type StoreLocation =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/**
 * Opens the store and brings its tables up to date. Any number of processes may do so at once.
 * @throws {StoreError} it cannot be used; says why and what to do, never with a password
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  const engine = await (location.kind === 'sqlite' ? openSqlite(location.file) : openPostgres(location.url));
  return new KyselyStore(engine);
}
