import { DatabaseSync } from 'node:sqlite';

/** A row as the database has it. */
export type Row = Readonly<Record<string, unknown>>;

/** Every row of every table that the schema of a file names, so that no table can be forgotten. */
export function rowsOf(file: string): ReadonlyMap<string, readonly Row[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
      .all();
    return new Map(
      tables.map(({ name }) => [String(name), database.prepare(`select * from "${String(name)}"`).all()]),
    );
  } finally {
    database.close();
  }
}

/** How many rows of each table hold a word in any column; tables with none are left out. */
export function mentions(file: string, word: string): Readonly<Record<string, number>> {
  const found = [...rowsOf(file)].map(([table, rows]) => {
    const holding = rows.filter((row) => Object.values(row).some((one) => String(one).includes(word)));
    return [table, holding.length] as const;
  });
  return Object.fromEntries(found.filter(([, count]) => count > 0));
}

/** How many rows each table has; tables without any are left out. */
export const counts = (file: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...rowsOf(file)].map(([table, rows]) => [table, rows.length] as const).filter(([, count]) => count > 0),
  );
