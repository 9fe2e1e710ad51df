import { sql, type CreateTableBuilder } from 'kysely';

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
}

export const onSqlite: Portable = {
  bigint: 'integer',
  strict: (table) => table.modifyEnd(sql`strict`),
  strictByKey: (table) => table.modifyEnd(sql`strict, without rowid`),
};

export const onPostgres: Portable = {
  bigint: 'bigint',
  strict: (table) => table,
  strictByKey: (table) => table,
};
