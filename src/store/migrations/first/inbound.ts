import type { Kysely } from 'kysely';
import { ownerColumns, type Portable } from '../portable.ts';

/** The tables of inbound events, stored actions, leases and removed workspaces. */
export async function createInbound(
  db: Kysely<unknown>,
  { bigint, strict, strictByKey }: Portable,
): Promise<void> {
  await db.schema
    .createTable('inbox')
    .$call(ownerColumns)
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('seen_at', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_key', ['platform', 'workspace', 'id'])
    .$call(strictByKey)
    .execute();
  await db.schema.createIndex('inbox_seen_at').on('inbox').column('seen_at').execute();
  await db.schema
    .createTable('stored_action')
    .$call(ownerColumns)
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('call', 'text', (column) => column.notNull())
    .addColumn('shown_at', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('stored_action_key', ['platform', 'workspace', 'token'])
    .$call(strict)
    .execute();
  await db.schema.createIndex('stored_action_shown_at').on('stored_action').column('shown_at').execute();
  await db.schema
    .createTable('lease')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('token', bigint, (column) => column.notNull())
    .addColumn('until', bigint, (column) => column.notNull())
    .$call(strict)
    .execute();
  await db.schema
    .createTable('removed_workspace')
    .$call(ownerColumns)
    .addColumn('removed_at', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('removed_workspace_key', ['platform', 'workspace'])
    .$call(strictByKey)
    .execute();
}
