import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ownerColumns, type Portable } from './portable.ts';

/** Accounts that are one person's, the codes by which they are linked, and how many wrong codes were typed. */
export const links = ({ bigint, strictByKey }: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('linked_person')
      .$call(ownerColumns)
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('home_platform', 'text', (column) => column.notNull())
      .addColumn('home_person', 'text', (column) => column.notNull())
      .addColumn('home_name', 'text', (column) => column.notNull())
      .addColumn('linked_at', bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('linked_person_key', ['platform', 'workspace', 'person'])
      .addUniqueConstraint('linked_person_home', ['home_platform', 'home_person'])
      .$call(strictByKey)
      .execute();
    await db.schema
      .createTable('link_code')
      .addColumn('code', 'text', (column) => column.notNull().primaryKey())
      .$call(ownerColumns)
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('shown_at', bigint, (column) => column.notNull())
      .addColumn('typed_platform', 'text')
      .addColumn('typed_workspace', 'text')
      .addColumn('typed_person', 'text')
      .addColumn('typed_name', 'text')
      .addColumn('typed_at', bigint)
      .addColumn('agreed', 'integer', (column) => column.notNull().defaultTo(0))
      .$call(strictByKey)
      .execute();
    await db.schema
      .createIndex('link_code_person')
      .on('link_code')
      .columns(['platform', 'workspace', 'person'])
      .execute();
    await db.schema
      .createIndex('link_code_typed')
      .on('link_code')
      .columns(['typed_platform', 'typed_workspace', 'typed_person'])
      .execute();
    await db.schema.createIndex('link_code_shown_at').on('link_code').column('shown_at').execute();
    await db.schema
      .createTable('link_try')
      .addColumn('who', 'text', (column) => column.notNull().primaryKey())
      .addColumn('since', bigint, (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .$call(strictByKey)
      .execute();
  },
});
