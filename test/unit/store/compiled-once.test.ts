import { expect, it, onTestFinished } from 'vitest';
import { openSqlite } from '../../../src/store/engines/sqlite.ts';
import { compiledOnce } from '../../../src/store/schema/compiled-once.ts';

it('given a query that is compiled once, when it is asked with other values, in a transaction too, then each is answered by its own', async () => {
  const { db } = await openSqlite(':memory:');
  onTestFinished(() => db.destroy());
  let built = 0;
  const write = compiledOnce((on, { id, at }: { readonly id: string; readonly at: number }) =>
    on.insertInto('inbox').values({ platform: 'chat', workspace: '', id, seen_at: at }),
  );
  const seen = compiledOnce((on, { id }: { readonly id: string }) => {
    built += 1;
    return on
      .selectFrom('inbox')
      .select(['id', 'seen_at'])
      .where('platform', '=', 'chat')
      .where('id', '=', id);
  });
  await write(db, { id: 'one', at: 1 });
  await write(db, { id: 'other', at: 2 });
  expect(await seen(db, { id: 'other' })).toEqual([{ id: 'other', seen_at: 2 }]);
  expect(await seen(db, { id: 'one' })).toEqual([{ id: 'one', seen_at: 1 }]);
  const within = await db.transaction().execute(async (on) => {
    await write(on, { id: 'third', at: 3 });
    return seen(on, { id: 'third' });
  });
  expect(within).toEqual([{ id: 'third', seen_at: 3 }]);
  expect(built).toBe(1);
});
