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
  /** Has the claim of a schedule entered into the ledger before another token takes its place, or the schedule is deleted. */
  readonly keepClaims: (db: Kysely<unknown>) => Promise<void>;
}

/** Whether a schedule has a claim whose outcome was not recorded; `old` is its row. */
const IS_CLAIMED = sql`old.lease_until is not null and old.lease_token is not null and old.next_due is not null`;
const ENTRY = sql`recipient, kind, occurrence, state, token, due_at, at, attempts`;
const CLAIM = sql`old.recipient, old.kind, old.occurrence, 'claimed', old.lease_token, old.next_due, old.lease_until, 1`;

export const onSqlite: Portable = {
  bigint: 'integer',
  identity: (table) => table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement()),
  strict: (table) => table.modifyEnd(sql`strict`),
  strictByKey: (table) => table.modifyEnd(sql`strict, without rowid`),
  fill: () => Promise.resolve(),
  keepClaims: async (db) => {
    for (const [name, event, changed] of [
      ['claim_replaced', 'update of lease_token', sql`and old.lease_token is not new.lease_token`],
      ['claim_deleted', 'delete', sql``],
    ] as const)
      await sql`create trigger ${sql.id(name)} before ${sql.raw(event)} on schedule
        when ${IS_CLAIMED} ${changed} begin
        insert into ledger (${ENTRY}) select ${CLAIM} where not exists (select 1 from ledger
          where recipient = old.recipient and kind = old.kind and occurrence = old.occurrence);
        end`.execute(db);
  },
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
  // Before and not after: what claims may enter the same occurrence in the same statement.
  keepClaims: async (db) => {
    await sql`create function keep_claim() returns trigger language plpgsql as $$ begin
      insert into ledger (${ENTRY}) values (${CLAIM}) on conflict do nothing;
      return coalesce(new, old); end $$`.execute(db);
    await sql`create trigger claim_replaced before update of lease_token on schedule for each row
      when (${IS_CLAIMED} and old.lease_token is distinct from new.lease_token)
      execute function keep_claim()`.execute(db);
    await sql`create trigger claim_deleted before delete on schedule for each row
      when (${IS_CLAIMED}) execute function keep_claim()`.execute(db);
  },
};
