import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Portable } from './portable.ts';

/** Whose the rows of a table are, and who did what they say; the latter is empty once nobody is to be named any more. */
const owned = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
  table
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull());
const authored = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
  table.addColumn('by_workspace', 'text').addColumn('by_person', 'text').addColumn('by_name', 'text');

/** Roadmaps that workspaces make, channels that follow roadmaps together, and their digests. */
export function teams({ bigint, strict, strictByKey }: Portable): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('own_roadmap')
        .addColumn('id', 'text', (column) => column.notNull().primaryKey())
        .$call(owned)
        .$call(authored)
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('record', 'text', (column) => column.notNull())
        .addColumn('editors', 'text', (column) => column.notNull())
        .addColumn('changes', 'text', (column) => column.notNull())
        .addColumn('made_at', bigint, (column) => column.notNull())
        .addColumn('changed_at', bigint, (column) => column.notNull())
        .$call(strict)
        .execute();
      await db.schema
        .createIndex('own_roadmap_workspace')
        .on('own_roadmap')
        .columns(['platform', 'workspace', 'id'])
        .execute();
      await db.schema
        .createTable('share')
        .addColumn('id', 'text', (column) => column.notNull().primaryKey())
        .$call(owned)
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('roadmap', 'text', (column) => column.notNull())
        .$call(authored)
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('shared_at', bigint, (column) => column.notNull())
        .addColumn('starts', 'text')
        .addColumn('withdrawn_by', 'text')
        .addColumn('card_message', 'text')
        .addColumn('card_wanted', 'integer', (column) => column.notNull())
        .addColumn('card_due', bigint)
        .addColumn('card_tries', 'integer', (column) => column.notNull())
        .$call(strict)
        .execute();
      // One that stands, whoever shares it at the same moment.
      await db.schema
        .createIndex('share_channel')
        .unique()
        .on('share')
        .columns(['platform', 'workspace', 'channel', 'roadmap'])
        .where(sql<boolean>`state = 'active'`)
        .execute();
      await db.schema
        .createIndex('share_roadmap')
        .on('share')
        .columns(['platform', 'workspace', 'roadmap'])
        .execute();
      await db.schema
        .createIndex('share_due')
        .on('share')
        .column('card_due')
        .where(sql.ref('card_due'), 'is not', null)
        .execute();
      await db.schema
        .createTable('follower')
        .addColumn('share', 'text', (column) => column.notNull().references('share.id').onDelete('cascade'))
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('person_workspace', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('name', 'text')
        .addColumn('joined_at', bigint, (column) => column.notNull())
        .addPrimaryKeyConstraint('follower_key', ['share', 'person_workspace', 'person'])
        .$call(strictByKey)
        .execute();
      await db.schema
        .createIndex('follower_person')
        .on('follower')
        .columns(['platform', 'person_workspace', 'person'])
        .execute();
      await db.schema
        .createTable('digest')
        .$call(owned)
        .addColumn('channel', 'text', (column) => column.notNull())
        .$call(authored)
        .addColumn('set_at', bigint, (column) => column.notNull())
        .addPrimaryKeyConstraint('digest_key', ['platform', 'workspace', 'channel'])
        // By their rows SQLite finds who is named by the index below; by their key it would read a whole platform's.
        .$call(strict)
        .execute();
      // Who is named where, found when they are forgotten.
      for (const table of ['own_roadmap', 'share', 'digest'])
        await db.schema
          .createIndex(`${table}_by`)
          .on(table)
          .columns(['platform', 'by_workspace', 'by_person'])
          .where(sql.ref('by_person'), 'is not', null)
          .execute();
      await db.schema
        .alterTable('nudge')
        .addColumn('resent', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  };
}
