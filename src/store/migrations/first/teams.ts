import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { ownerColumns, type Portable } from '../portable.ts';

/** Who did something; empty once nobody is to be named any more. */
const authorColumns = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
  table.addColumn('by_workspace', 'text').addColumn('by_person', 'text').addColumn('by_name', 'text');

/** The tables of team roadmaps, of the channels and people that follow roadmaps, and of digests. */
export async function createTeams(db: Kysely<unknown>, portable: Portable): Promise<void> {
  await createTeamRoadmaps(db, portable);
  await createChannelRoadmaps(db, portable);
  await createFollowers(db, portable);
  await createDigests(db, portable);
  // Who is named where, found when they are forgotten.
  for (const table of ['team_roadmap', 'channel_roadmap', 'digest'])
    await db.schema
      .createIndex(`${table}_by`)
      .on(table)
      .columns(['platform', 'by_workspace', 'by_person'])
      .where(sql.ref('by_person'), 'is not', null)
      .execute();
}

async function createTeamRoadmaps(db: Kysely<unknown>, { bigint, strict }: Portable) {
  await db.schema
    .createTable('team_roadmap')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .$call(ownerColumns)
    .$call(authorColumns)
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('editors', 'text', (column) => column.notNull())
    .addColumn('changes', 'text', (column) => column.notNull())
    .addColumn('made_at', bigint, (column) => column.notNull())
    .addColumn('changed_at', bigint, (column) => column.notNull())
    .$call(strict)
    .execute();
  await db.schema
    .createIndex('team_roadmap_workspace')
    .on('team_roadmap')
    .columns(['platform', 'workspace', 'id'])
    .execute();
}

async function createChannelRoadmaps(db: Kysely<unknown>, { bigint, strict }: Portable) {
  await db.schema
    .createTable('channel_roadmap')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .$call(ownerColumns)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('roadmap', 'text', (column) => column.notNull())
    .$call(authorColumns)
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('shared_at', bigint, (column) => column.notNull())
    .addColumn('starts', 'text')
    .addColumn('withdrawn_by', 'text')
    .addColumn('card_message', 'text')
    .addColumn('card_wanted', 'integer', (column) => column.notNull())
    .addColumn('card_due', bigint)
    .addColumn('card_tries', 'integer', (column) => column.notNull())
    .addColumn('card_unsure', 'integer', (column) => column.notNull())
    .$call(strict)
    .execute();
  // One that stands, whoever shares it at the same moment.
  await db.schema
    .createIndex('channel_roadmap_channel')
    .unique()
    .on('channel_roadmap')
    .columns(['platform', 'workspace', 'channel', 'roadmap'])
    .where(sql<boolean>`state = 'active'`)
    .execute();
  await db.schema
    .createIndex('channel_roadmap_roadmap')
    .on('channel_roadmap')
    .columns(['platform', 'workspace', 'roadmap'])
    .execute();
  await db.schema
    .createIndex('channel_roadmap_due')
    .on('channel_roadmap')
    .column('card_due')
    .where(sql.ref('card_due'), 'is not', null)
    .execute();
}

async function createFollowers(db: Kysely<unknown>, { bigint, strictByKey }: Portable) {
  await db.schema
    .createTable('follower')
    .addColumn('channel_roadmap', 'text', (column) =>
      column.notNull().references('channel_roadmap.id').onDelete('cascade'),
    )
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('person_workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('joined_at', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('follower_key', ['channel_roadmap', 'person_workspace', 'person'])
    .$call(strictByKey)
    .execute();
  await db.schema
    .createIndex('follower_person')
    .on('follower')
    .columns(['platform', 'person_workspace', 'person'])
    .execute();
}

async function createDigests(db: Kysely<unknown>, { bigint, strict }: Portable) {
  await db.schema
    .createTable('digest')
    .$call(ownerColumns)
    .addColumn('channel', 'text', (column) => column.notNull())
    .$call(authorColumns)
    .addColumn('set_at', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('digest_key', ['platform', 'workspace', 'channel'])
    // By their rows SQLite finds who is named by the index below; by their key it would read a whole platform's.
    .$call(strict)
    .execute();
}
