import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ownerColumns, type Portable } from './portable.ts';

/** What people answered in the quiz, and how often a question was reported as wrong. */
export const quiz = ({ bigint, strictByKey }: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('quiz_question')
      .$call(ownerColumns)
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('answered_at', bigint)
      .addColumn('is_right', 'integer')
      .addColumn('step', 'integer')
      .addColumn('next_due', bigint)
      .addColumn('reported_at', bigint)
      .addPrimaryKeyConstraint('quiz_question_key', ['platform', 'workspace', 'person', 'question'])
      .$call(strictByKey)
      .execute();
    await db.schema
      .createTable('question_report')
      .addColumn('question', 'text', (column) => column.notNull().primaryKey())
      .addColumn('reports', 'integer', (column) => column.notNull())
      .addColumn('reported_at', bigint, (column) => column.notNull())
      .$call(strictByKey)
      .execute();
  },
});
