import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Portable } from './portable.ts';

/** Plans, the schedule of their weekly nudge, the ledger of what was sent, and workspaces that Rung was removed from. */
export function plans({ bigint, strict, strictByKey }: Portable): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('schedule')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('workspace', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('weekday', 'integer', (column) => column.notNull())
        .addColumn('time', 'text', (column) => column.notNull())
        .addColumn('zone', 'text', (column) => column.notNull())
        .addColumn('hours', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('next_due', bigint)
        .addColumn('occurrence', 'text')
        .addColumn('silent', 'integer', (column) => column.notNull())
        .addColumn('streak', 'integer', (column) => column.notNull())
        .addColumn('best_streak', 'integer', (column) => column.notNull())
        .addColumn('last_week', 'text')
        .addColumn('forgiven', 'integer', (column) => column.notNull())
        .addColumn('told', 'integer', (column) => column.notNull())
        .addColumn('lease_until', bigint)
        .addColumn('lease_token', 'text')
        .addColumn('created_at', bigint, (column) => column.notNull())
        .addColumn('updated_at', bigint, (column) => column.notNull())
        .addPrimaryKeyConstraint('schedule_key', ['platform', 'workspace', 'person'])
        .$call(strict)
        .execute();
      // By workspace first: what is due is asked of each, so that none has to wait behind another's crowd.
      await db.schema
        .createIndex('schedule_due')
        .on('schedule')
        .columns(['platform', 'workspace', 'next_due'])
        .where(sql.ref('next_due'), 'is not', null)
        .execute();
      await db.schema
        .createTable('plan')
        .addColumn('id', 'text', (column) => column.notNull().primaryKey())
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('workspace', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('roadmap', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('week', 'integer', (column) => column.notNull())
        .addColumn('started_at', bigint, (column) => column.notNull())
        .addColumn('ended_at', bigint)
        .addColumn('updated_at', bigint, (column) => column.notNull())
        .$call(strict)
        .execute();
      await db.schema
        .createIndex('plan_person')
        .on('plan')
        .columns(['platform', 'workspace', 'person'])
        .execute();
      await db.schema
        .createTable('plan_task')
        .addColumn('plan', 'text', (column) => column.notNull().references('plan.id').onDelete('cascade'))
        .addColumn('step', 'text', (column) => column.notNull())
        .addColumn('task', 'text', (column) => column.notNull())
        .addColumn('done_at', bigint, (column) => column.notNull())
        .addPrimaryKeyConstraint('plan_task_key', ['plan', 'step', 'task'])
        .$call(strictByKey)
        .execute();
      await db.schema
        .createTable('nudge')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('workspace', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('occurrence', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('token', 'text', (column) => column.notNull())
        .addColumn('due_at', bigint, (column) => column.notNull())
        .addColumn('at', bigint, (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('message', 'text')
        .addColumn('error', 'text')
        .addPrimaryKeyConstraint('nudge_key', ['platform', 'workspace', 'person', 'occurrence'])
        .$call(strict)
        .execute();
      await db.schema.createIndex('nudge_due_at').on('nudge').column('due_at').execute();
      await db.schema
        .createTable('removed_workspace')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('workspace', 'text', (column) => column.notNull())
        .addColumn('removed_at', bigint, (column) => column.notNull())
        .addPrimaryKeyConstraint('removed_workspace_key', ['platform', 'workspace'])
        .$call(strictByKey)
        .execute();
    },
  };
}
