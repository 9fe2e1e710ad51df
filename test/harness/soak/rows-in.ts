import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { StoreLocation } from '../../../src/store/engines/open.ts';

/** How many rows each table of a database has. */
export const rowsIn = (location: StoreLocation): Promise<Readonly<Record<string, number>>> =>
  location.kind === 'sqlite' ? Promise.resolve(rowsOfFile(location.file)) : rowsOfServer(location.url);

/** The columns of text of each table, by which somebody may be named. */
type Columns = readonly { readonly table: string; readonly column: string }[];

/** What a database still says of people about whom all was deleted, each in words; empty where that is nothing. */
export async function remainsOf(
  location: StoreLocation,
  people: readonly string[],
): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const found =
    location.kind === 'sqlite'
      ? namedInFile(location.file, people)
      : await namedOnServer(location.url, people);
  return found.map(({ table, column }) => `${table}.${column} names somebody whose data was deleted`);
}

function namedInFile(file: string, people: readonly string[]): Columns {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const columns = database
      .prepare(
        `select one.name as "table", each.name as "column" from sqlite_schema as one, pragma_table_info(one.name) as each
         where one.type = 'table' and lower(each.type) = 'text'`,
      )
      .all() as unknown as Columns;
    const names = JSON.stringify(people);
    return columns.filter(
      ({ table, column }) =>
        database
          .prepare(`select 1 from "${table}" where "${column}" in (select value from json_each(?)) limit 1`)
          .get(names) !== undefined,
    );
  } finally {
    database.close();
  }
}

async function namedOnServer(url: string, people: readonly string[]): Promise<Columns> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Columns[number]>(
      `select table_name as "table", column_name as "column" from information_schema.columns
       where table_schema = 'public' and data_type = 'text'`,
    );
    const named: Columns[number][] = [];
    for (const one of rows) {
      const { rowCount } = await client.query(
        `select 1 from "${one.table}" where "${one.column}" = any($1) limit 1`,
        [people],
      );
      if (rowCount !== 0) named.push(one);
    }
    return named;
  } finally {
    await client.end();
  }
}

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
