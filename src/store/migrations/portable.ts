import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

type Finish = <T extends string, C extends string>(
  table: CreateTableBuilder<T, C>,
) => CreateTableBuilder<T, C>;

/** What a migration must say differently on each engine. */
export interface Portable {
  /** Holds epoch milliseconds. STRICT tables of SQLite know the type only as `integer`. */
  readonly bigint: 'integer' | 'bigint';
  /** Finishes a table: STRICT where there is such a thing. */
  readonly strict: Finish;
  /** The same for a table of small rows that are looked up by their primary key: no second tree to go through. */
  readonly strictByKey: Finish;
  /** Leaves room beside the rows of a table, so that one rewritten needs no new entries in its indexes. */
  readonly roomy: (db: Kysely<unknown>, table: string) => Promise<void>;
}

export const onSqlite: Portable = {
  bigint: 'integer',
  strict: (table) => table.modifyEnd(sql`strict`),
  strictByKey: (table) => table.modifyEnd(sql`strict, without rowid`),
  roomy: () => Promise.resolve(),
};

export const onPostgres: Portable = {
  bigint: 'bigint',
  strict: (table) => table,
  strictByKey: (table) => table,
  roomy: async (db, table) => {
    await sql`alter table ${sql.table(table)} set (fillfactor = 60)`.execute(db);
  },
};
