import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Portable } from './portable.ts';

/**
 * Where people are written to is a conversation that was opened with them, and those who have to be told that they are
 * not written to any more are found. What is claimed and recorded is rewritten in place.
 */
export function reach({ bigint, strictByKey, roomy }: Portable): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('schedule').dropColumn('address').execute();
      await db.schema
        .createTable('conversation')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('workspace', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('opened_at', bigint, (column) => column.notNull())
        .addPrimaryKeyConstraint('conversation_key', ['platform', 'workspace', 'person'])
        .$call(strictByKey)
        .execute();
      await db.schema
        .createIndex('schedule_untold')
        .on('schedule')
        .column('updated_at')
        .where(sql<boolean>`state = 'suspended' and told = 0`)
        .execute();
      await roomy(db, 'schedule');
      await roomy(db, 'nudge');
    },
  };
}
