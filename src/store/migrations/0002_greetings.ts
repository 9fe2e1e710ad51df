import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ownerColumns, type Portable } from './portable.ts';

/** The channels and workspaces that were greeted. */
export const greetings = ({ bigint, strictByKey }: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('greeting')
      .$call(ownerColumns)
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('greeted_at', bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('greeting_key', ['platform', 'workspace', 'channel'])
      .$call(strictByKey)
      .execute();
  },
});
