import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ownerColumns, type Portable } from './portable.ts';

/** The workspaces that added Rung by themselves, with the encrypted secrets by which each is reached. */
export const installations = ({ bigint, strict }: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('installation')
      .$call(ownerColumns)
      .addColumn('details', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('key_id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('expires_at', bigint)
      .addColumn('renewing_by', 'text')
      .addColumn('renewing_until', bigint)
      .addColumn('installed_at', bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('installation_key', ['platform', 'workspace'])
      .$call(strict)
      .execute();
    await db.schema
      .createIndex('installation_expires_at')
      .on('installation')
      .columns(['platform', 'expires_at'])
      .execute();
  },
});
