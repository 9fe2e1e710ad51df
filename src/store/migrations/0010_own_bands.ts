import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ownerColumns, type Portable } from './portable.ts';

/** The pay bands of a workspace's company. */
export const ownBands = ({ bigint, strict }: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('own_bands')
      .$call(ownerColumns)
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('saved_at', bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('own_bands_key', ['platform', 'workspace', 'state'])
      .$call(strict)
      .execute();
    // Those that nobody said yes to are deleted by their age.
    await db.schema
      .createIndex('own_bands_saved_at')
      .on('own_bands')
      .columns(['state', 'saved_at'])
      .execute();
  },
});
