import type { Kysely } from 'kysely';
import { ownerColumns, type Portable } from '../portable.ts';

/** The tables of remembered values and of plans. */
export async function createPeople(
  db: Kysely<unknown>,
  { bigint, strict, strictByKey }: Portable,
): Promise<void> {
  await db.schema
    .createTable('person_default')
    .$call(ownerColumns)
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('updated_at', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('person_default_key', ['platform', 'workspace', 'person', 'name'])
    .$call(strictByKey)
    .execute();
  await db.schema
    .createTable('plan')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .$call(ownerColumns)
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
}
