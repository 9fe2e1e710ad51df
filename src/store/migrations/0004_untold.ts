import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Portable } from './portable.ts';

/**
 * Finds those who have to be told that they are not written to any more; where they are written to follows from who they
 * are. What is claimed and recorded is rewritten in place.
 */
export function untold({ roomy }: Portable): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('schedule').dropColumn('address').execute();
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
