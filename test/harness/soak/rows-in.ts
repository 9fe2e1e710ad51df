import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { StoreLocation } from '../../../src/store/engines/open.ts';

type Row = Readonly<Record<string, unknown>>;

/** A database that is only looked at, beside Rung. */
interface Looking {
  /** Rows with `name`, one a table; rows with `table` and `column`, one a column of text. */
  readonly tables: string;
  readonly columns: string;
  /** Whether a text is among those of the one parameter. */
  readonly isAmong: string;
  rows(query: string, names?: readonly string[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

function openFile(file: string): Looking {
  const database = new DatabaseSync(file, { readOnly: true });
  return {
    tables: `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`,
    columns: `select one.name as "table", each.name as "column"
      from sqlite_schema as one, pragma_table_info(one.name) as each
      where one.type = 'table' and lower(each.type) = 'text'`,
    isAmong: 'in (select value from json_each(?))',
    rows: (query, names) =>
      Promise.resolve(database.prepare(query).all(...(names ? [JSON.stringify(names)] : []))),
    close() {
      database.close();
      return Promise.resolve();
    },
  };
}

async function openServer(url: string): Promise<Looking> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    tables: `select table_name as name from information_schema.tables where table_schema = 'public'`,
    columns: `select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and data_type = 'text'`,
    isAmong: '= any($1)',
    rows: async (query, names) => (await client.query<Row>(query, names ? [names] : [])).rows,
    close: () => client.end(),
  };
}

async function looking<T>(location: StoreLocation, look: (at: Looking) => Promise<T>): Promise<T> {
  const at = location.kind === 'sqlite' ? openFile(location.file) : await openServer(location.url);
  try {
    return await look(at);
  } finally {
    await at.close();
  }
}

/** How many rows each table of a database has. */
export const rowsIn = (location: StoreLocation): Promise<Readonly<Record<string, number>>> =>
  looking(location, async (at) => {
    const counts: Record<string, number> = {};
    for (const { name } of await at.rows(at.tables)) {
      const [counted] = await at.rows(`select count(*) as n from "${String(name)}"`);
      counts[String(name)] = Number(counted?.['n']);
    }
    return counts;
  });

/** A row of the ledger belongs to nobody once its recipient was deleted. */
const OF_NOBODY = `select 1 from ledger
  where not exists (select 1 from recipient where recipient.id = ledger.recipient) limit 1`;

/** What a database still says of people about whom all was deleted, each in words; empty where that is nothing. */
export async function remainsOf(
  location: StoreLocation,
  people: readonly string[],
): Promise<readonly string[]> {
  if (people.length === 0) return [];
  return looking(location, async (at) => {
    const found: string[] = [];
    for (const { table, column } of await at.rows(at.columns)) {
      const [named, where] = [String(table), String(column)];
      const query = `select "${where}" as it from "${named}" where "${where}" ${at.isAmong} limit 1`;
      const [row] = await at.rows(query, people);
      if (row) found.push(`${named}.${where} names ${String(row['it'])}, whose data was deleted`);
    }
    const [left] = await at.rows(OF_NOBODY);
    return left ? [...found, 'the ledger has rows of somebody whose data was deleted'] : found;
  });
}
