import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Portable } from './portable.ts';

/**
 * Deliveries that were answered, leases, and whose each kept call is. Calls kept before carry no owner and are dropped:
 * their buttons were only ever printed.
 */
export function deliveries({ bigint, strict, strictByKey }: Portable): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.dropTable('kept_call').execute();
      await db.schema
        .createTable('kept_call')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('workspace', 'text', (column) => column.notNull())
        .addColumn('token', 'text', (column) => column.notNull())
        .addColumn('call', 'text', (column) => column.notNull())
        .addColumn('shown_at', bigint, (column) => column.notNull())
        .addPrimaryKeyConstraint('kept_call_key', ['platform', 'workspace', 'token'])
        .$call(strict)
        .execute();
      await db.schema.createIndex('kept_call_shown_at').on('kept_call').column('shown_at').execute();
      await db.schema
        .createTable('delivery')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('workspace', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('seen_at', bigint, (column) => column.notNull())
        .addPrimaryKeyConstraint('delivery_key', ['platform', 'workspace', 'id'])
        .$call(strictByKey)
        .execute();
      await db.schema.createIndex('delivery_seen_at').on('delivery').column('seen_at').execute();
      await db.schema
        .createTable('lease')
        .addColumn('name', 'text', (column) => column.notNull().primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('token', bigint, (column) => column.notNull())
        .addColumn('until', bigint, (column) => column.notNull())
        .$call(strict)
        .execute();
    },
  };
}
