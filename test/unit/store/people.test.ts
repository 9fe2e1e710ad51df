import { describe, expect, it } from 'vitest';
import { BY_PERSON, BY_RECIPIENT, LEFT_BEHIND } from '../../../src/store/repositories/personal-data.ts';
import { LINKED } from '../../../src/store/repositories/links/personal-links.ts';
import { openSqlite } from '../../../src/store/engines/sqlite.ts';
import { SIGNED } from '../../../src/store/repositories/personal-team-data.ts';
import { OWNED } from '../../../src/store/repositories/workspaces.ts';

describe('given the tables as they are', async () => {
  const { db } = await openSqlite(':memory:');
  const tables = await db.introspection.getTables();
  const withColumn = (name: string): string[] =>
    tables.filter(({ columns }) => columns.some((one) => one.name === name)).map((table) => table.name);
  await db.destroy();

  it('when one holds people, then it is exported and forgotten with them', () => {
    expect(withColumn('person').sort()).toEqual(['follower', ...BY_PERSON, ...LEFT_BEHIND, ...LINKED].sort());
    expect(withColumn('home_person')).toEqual(['linked_person']);
    expect(withColumn('typed_person')).toEqual(['link_code']);
    expect(withColumn('recipient').sort()).toEqual([...BY_RECIPIENT].sort());
    expect(withColumn('plan')).toEqual(['plan_task']);
  });

  it('when one names who did something, then it is exported, and unsigned when they are forgotten', () => {
    expect(withColumn('by_person').sort()).toEqual([...SIGNED].sort());
  });

  it('when one holds rows of a workspace, then it is emptied with it', () => {
    expect(withColumn('workspace').sort()).toEqual([...OWNED, 'removed_workspace'].sort());
  });
});
