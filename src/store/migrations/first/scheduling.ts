import { sql, type Kysely } from 'kysely';
import { ownerColumns, type Portable } from '../portable.ts';

/** The tables of recipients, their schedules and conversations, and the delivery ledger. */
export async function createScheduling(db: Kysely<unknown>, portable: Portable): Promise<void> {
  await createRecipients(db, portable);
  await createSchedules(db, portable);
  await createLedger(db, portable);
}

async function createRecipients(db: Kysely<unknown>, { bigint, identity, strict, strictByKey }: Portable) {
  await db.schema
    .createTable('recipient')
    .$call(identity)
    .$call(ownerColumns)
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('ref', 'text', (column) => column.notNull())
    .addUniqueConstraint('recipient_ref', ['platform', 'workspace', 'type', 'ref'])
    .$call(strict)
    .execute();
  await db.schema
    .createTable('conversation')
    .addColumn('recipient', bigint, (column) => column.notNull().primaryKey().references('recipient.id'))
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('opened_at', bigint, (column) => column.notNull())
    .$call(strictByKey)
    .execute();
}

async function createSchedules(db: Kysely<unknown>, { bigint, strict, fill }: Portable) {
  await db.schema
    .createTable('schedule')
    .addColumn('recipient', bigint, (column) => column.notNull().references('recipient.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .$call(ownerColumns)
    .addColumn('weekday', 'integer', (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('hours', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('next_due', bigint)
    .addColumn('occurrence', 'text')
    .addColumn('silent', 'integer', (column) => column.notNull())
    .addColumn('streak', 'integer', (column) => column.notNull())
    .addColumn('best_streak', 'integer', (column) => column.notNull())
    .addColumn('last_week', 'text')
    .addColumn('forgiven', 'integer', (column) => column.notNull())
    .addColumn('notified', 'integer', (column) => column.notNull())
    .addColumn('lease_until', bigint)
    .addColumn('lease_token', 'text')
    .addColumn('created_at', bigint, (column) => column.notNull())
    .addColumn('updated_at', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('schedule_key', ['recipient', 'kind'])
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
    .createIndex('schedule_unnotified')
    .on('schedule')
    .column('updated_at')
    .where(sql<boolean>`state = 'suspended' and notified = 0`)
    .execute();
  await fill(db, 'schedule', 60);
}

async function createLedger(db: Kysely<unknown>, { bigint, strict, fill }: Portable) {
  await db.schema
    .createTable('ledger')
    // Without a foreign key, which would be checked with every message: a recipient with rows here is never deleted alone.
    .addColumn('recipient', bigint, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('due_at', bigint, (column) => column.notNull())
    .addColumn('at', bigint, (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('resent', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('message', 'text')
    .addColumn('error', 'text')
    .addPrimaryKeyConstraint('ledger_key', ['recipient', 'kind', 'occurrence'])
    .$call(strict)
    .execute();
  await db.schema.createIndex('ledger_due_at').on('ledger').column('due_at').execute();
  await fill(db, 'ledger', 60);
}
