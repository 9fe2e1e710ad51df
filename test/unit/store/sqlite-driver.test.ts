import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NodeSqliteDialect } from '../../../src/store/engines/sqlite-driver.ts';

describe('given Kysely over node:sqlite', () => {
  let db: Kysely<{ t: { a: unknown; b: unknown } }>;

  beforeEach(async () => {
    db = new Kysely({ dialect: new NodeSqliteDialect(new DatabaseSync(':memory:')) });
    await sql`create table t (a any, b any) strict`.execute(db);
  });

  afterEach(() => db.destroy());

  it.each([
    [true, 'is of type boolean'],
    [new Date(), 'is a Date'],
    [undefined, 'is missing'],
    [{}, 'is of type object'],
    [['x'], 'is of type object'],
    [Symbol('x'), 'is of type symbol'],
    [Number.NaN, 'is not a finite number'],
    [-Infinity, 'is not a finite number'],
    [2 ** 53, 'is too big an integer'],
    [2n ** 53n, 'is too big an integer'],
    [-(2n ** 63n), 'is too big an integer'],
    ['a\0b', 'holds a NUL character'],
  ])('when %s is bound, then it is refused', async (value, why) => {
    const query = CompiledQuery.raw('insert into t values (?, ?)', [1, value]);
    await expect(db.executeQuery(query)).rejects.toThrow(`SQLite parameter 2 ${why}`);
    expect(await db.selectFrom('t').selectAll().execute()).toEqual([]);
  });

  it.each([[[]], [[1]], [[1, 2, 3]]])(
    'when %j is bound to two parameters, then it is refused',
    async (values) => {
      const query = CompiledQuery.raw(`insert into t values (?, ? || '?' /* ? */) -- ?`, values);
      await expect(db.executeQuery(query)).rejects.toThrow(`${values.length} parameters for 2`);
      expect(await db.selectFrom('t').selectAll().execute()).toEqual([]);
    },
  );

  it.each([null, 'x', '', 1.5, 0, Date.UTC(2026, 0, 1), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    'when %s is bound, then it comes back',
    async (value) => {
      await db
        .insertInto('t')
        .values({ a: value, b: new Uint8Array([0, 255]) })
        .execute();
      expect(await db.selectFrom('t').selectAll().execute()).toEqual([
        { a: value, b: new Uint8Array([0, 255]) },
      ]);
    },
  );

  it('when an integer is too big for a number, then reading it is refused', async () => {
    await sql`insert into t values (9007199254740993, 1)`.execute(db);
    await expect(db.selectFrom('t').selectAll().execute()).rejects.toThrow('too large');
  });

  it('when rows change, then they are counted, and returned on request', async () => {
    await db
      .insertInto('t')
      .values([
        { a: 1, b: 1 },
        { a: 2, b: 1 },
      ])
      .execute();
    const [updated] = await db.updateTable('t').set({ b: 2 }).execute();
    expect(updated?.numUpdatedRows).toBe(2n);
    expect(await db.deleteFrom('t').returning('a').execute()).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('when a transaction fails, then nothing of it stays and the next one works', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('t').values({ a: 1, b: 1 }).execute();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await db
      .transaction()
      .execute((transaction) => transaction.insertInto('t').values({ a: 2, b: 2 }).execute());
    expect(await db.selectFrom('t').select('a').execute()).toEqual([{ a: 2 }]);
  });

  it('when SQLite has rolled back by itself, then the first error is the one that is told', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await sql`rollback`.execute(transaction);
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
  });

  it('when a transaction waits, then nobody else gets in between', async () => {
    const order: string[] = [];
    const slow = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('t').values({ a: 1, b: 1 }).execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('transaction');
    });
    const readers = [1, 2, 3].map(async (index) => {
      const rows = await db.selectFrom('t').selectAll().execute();
      order.push(`reader ${index} saw ${rows.length}`);
    });
    await Promise.all([slow, ...readers]);
    expect(order).toEqual(['transaction', 'reader 1 saw 1', 'reader 2 saw 1', 'reader 3 saw 1']);
  });

  it('when more statements run than are kept prepared, then all still work', async () => {
    for (let index = 0; index < 450; index += 1) {
      const { rows } = await sql.raw<{ n: number }>(`select ${index % 300} as n`).execute(db);
      expect(rows).toEqual([{ n: index % 300 }]);
    }
  });
});
