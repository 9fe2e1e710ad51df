import { afterAll } from 'vitest';
import { openStore } from '../../src/store/engines/open.ts';
import { freshDatabase, type FreshDatabase } from './postgres.ts';

/** How many are dropped at once: each takes a connection, and the server has not one for every test. */
const AT_ONCE = 40;

/** Makes databases for the tests of a file, and drops them after the last. */
export function databasesOfFile() {
  const databases: FreshDatabase[] = [];
  afterAll(async () => {
    while (databases.length > 0)
      await Promise.all(databases.splice(0, AT_ONCE).map((database) => database.drop()));
  });
  const made = async (template?: string): Promise<FreshDatabase> => {
    const database = await freshDatabase(template);
    databases.push(database);
    return database;
  };
  let migrated: Promise<string> | undefined;
  const makeTemplate = async (): Promise<string> => {
    const { name, url } = await made();
    await (await openStore({ kind: 'postgres', url })).close();
    return name;
  };
  return {
    /** An empty one. */
    freshUrl: async (): Promise<string> => (await made()).url,
    /** One whose tables are made: a copy of another, which takes half as long. */
    migratedUrl: async (): Promise<string> => (await made(await (migrated ??= makeTemplate()))).url,
  };
}
