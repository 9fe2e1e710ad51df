import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

type Finish = <T extends string, C extends string>(
  table: CreateTableBuilder<T, C>,
) => CreateTableBuilder<T, C>;

/** The columns that say which workspace of which platform a row belongs to. */
export const ownerColumns = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
  table
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull());

/** The parts of a migration that differ between engines. */
export interface Portable {
  /** Holds milliseconds since 1970. STRICT tables of SQLite know the type only as `integer`. */
  readonly bigint: 'integer' | 'bigint';
  /** Adds the column `id`, an integer key that the database counts up and never gives again. */
  readonly identity: Finish;
  /** Finishes a table: STRICT where there is such a thing. */
  readonly strict: Finish;
  /** The same for a table of small rows that are looked up by their primary key: no second tree to go through. */
  readonly strictByKey: Finish;
  /** Fills a table's new pages to so many percent: a row that is rewritten in the rest needs no new entries in its indexes. */
  readonly fill: (db: Kysely<unknown>, table: string, percent: number) => Promise<void>;
}

export const onSqlite: Portable = {
  bigint: 'integer',
  identity: (table) => table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement()),
  strict: (table) => table.modifyEnd(sql`strict`),
  strictByKey: (table) => table.modifyEnd(sql`strict, without rowid`),
  fill: () => Promise.resolve(),
};

export const onPostgres: Portable = {
  bigint: 'bigint',
  identity: (table) =>
    table.addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity()),
  strict: (table) => table,
  strictByKey: (table) => table,
  fill: async (db, table, percent) => {
    await sql`alter table ${sql.table(table)} set (fillfactor = ${sql.lit(percent)})`.execute(db);
  },
};
