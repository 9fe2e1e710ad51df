import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { StoreLocation } from '../../../src/store/engines/open.ts';

/** How many rows each table of a database has. */
export const rowsIn = (location: StoreLocation): Promise<Readonly<Record<string, number>>> =>
  location.kind === 'sqlite' ? Promise.resolve(rowsOfFile(location.file)) : rowsOfServer(location.url);

function rowsOfFile(file: string): Readonly<Record<string, number>> {
  const database = new DatabaseSync(file, { readOnly: true });
  const countOf = (table: string): number =>
    Number(database.prepare(`select count(*) as n from "${table}"`).get()?.['n']);
  try {
    const tables = database
      .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
      .all();
    return Object.fromEntries(tables.map(({ name }) => [String(name), countOf(String(name))]));
  } finally {
    database.close();
  }
}

async function rowsOfServer(url: string): Promise<Readonly<Record<string, number>>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables.rows) {
      const counted = await client.query<{ n: string }>(`select count(*) as n from "${name}"`);
      counts[name] = Number(counted.rows[0]?.n);
    }
    return counts;
  } finally {
    await client.end();
  }
}
