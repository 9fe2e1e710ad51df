import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ownerColumns, type Portable } from './portable.ts';

/** What the admins of a workspace chose for all of it. */
export const workspaceSettings = ({ bigint, strictByKey }: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('workspace_setting')
      .$call(ownerColumns)
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('by_workspace', 'text')
      .addColumn('by_person', 'text')
      .addColumn('by_name', 'text')
      .addColumn('set_at', bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('workspace_setting_key', ['platform', 'workspace', 'name'])
      .$call(strictByKey)
      .execute();
    // Who is forgotten is taken off what they chose.
    await db.schema
      .createIndex('workspace_setting_by')
      .on('workspace_setting')
      .columns(['platform', 'by_workspace', 'by_person'])
      .execute();
  },
});
