import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ownerColumns, type Portable } from './portable.ts';

/** The pictures that were uploaded to a platform, and whose they are. */
export const pictureFiles = ({ bigint, strictByKey }: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('picture_file')
      .$call(ownerColumns)
      .addColumn('file', 'text', (column) => column.notNull())
      .addColumn('content', 'text')
      .addColumn('person', 'text')
      .addColumn('uploaded_at', bigint, (column) => column.notNull())
      .addPrimaryKeyConstraint('picture_file_key', ['platform', 'workspace', 'file'])
      .$call(strictByKey)
      .execute();
    // One way to what shows a content, to what is a person's, and to what is nobody's any more.
    await db.schema
      .createIndex('picture_file_of')
      .on('picture_file')
      .columns(['platform', 'workspace', 'content', 'person'])
      .execute();
    await db.schema
      .createIndex('picture_file_uploaded_at')
      .on('picture_file')
      .column('uploaded_at')
      .execute();
  },
});
