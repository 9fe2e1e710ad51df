import pg from 'pg';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/engines/open.ts';
import { freshDatabase, type FreshDatabase } from './postgres.ts';

/** How many are dropped at once: each takes a connection, and the server has not one for every test. */
const AT_ONCE = 40;

/**
 * Leaves the tables, and which migrations made them. It is one statement, at whose end references are looked at: tables come
 * in any order.
 */
const EMPTY_ALL = `do $$ begin
  execute (select 'with ' || string_agg(format('%I as (delete from public.%I)', 'no_' || tablename, tablename), ', ') || ' select'
    from pg_tables where schemaname = 'public' and tablename not like 'kysely%');
end $$`;

/** Makes databases for the tests of a file, and drops them after the last. */
export function databasesOfFile() {
  const databases: FreshDatabase[] = [];
  const freshUrl = async (): Promise<string> => {
    const database = await freshDatabase();
    databases.push(database);
    return database.url;
  };
  const emptied = emptiedDatabase(freshUrl);
  afterAll(async () => {
    await emptied.end();
    while (databases.length > 0)
      await Promise.all(databases.splice(0, AT_ONCE).map((database) => database.drop()));
  });
  return { freshUrl, emptiedUrl: emptied.url };
}

/** One database whose tables are made: emptying it takes a tenth of the time of making another. */
function emptiedDatabase(freshUrl: () => Promise<string>) {
  let made: { readonly url: string; readonly client: pg.Client } | undefined;
  const make = async () => {
    const url = await freshUrl();
    await (await openStore({ kind: 'postgres', url })).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return { url, client };
  };
  return {
    /** The same each time, emptied: for one test after another. */
    url: async (): Promise<string> => {
      made ??= await make();
      await made.client.query(EMPTY_ALL);
      return made.url;
    },
    end: async (): Promise<void> => made?.client.end(),
  };
}
