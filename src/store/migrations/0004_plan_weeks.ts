import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tasks that a plan's week has, and whether units of skills that were rated come all the same. */
export const planWeeks = (): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('plan').addColumn('this_week', 'text').execute();
    await db.schema
      .alterTable('plan')
      .addColumn('takes_all', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
});
