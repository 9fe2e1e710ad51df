import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Portable } from './portable.ts';

/** What people told Rung to remember, and the calls too long for a button. */
export function first({ bigint, strict, strictByKey }: Portable): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('person_default')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('workspace', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('updated_at', bigint, (column) => column.notNull())
        .addPrimaryKeyConstraint('person_default_key', ['platform', 'workspace', 'person', 'name'])
        .$call(strictByKey)
        .execute();
      await db.schema
        .createTable('kept_call')
        .addColumn('token', 'text', (column) => column.notNull().primaryKey())
        .addColumn('call', 'text', (column) => column.notNull())
        .addColumn('shown_at', bigint, (column) => column.notNull())
        .$call(strict)
        .execute();
      await db.schema.createIndex('kept_call_shown_at').on('kept_call').column('shown_at').execute();
    },
  };
}
