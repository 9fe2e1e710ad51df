import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type pg from 'pg';
import { preparedClient } from '../../../src/store/engines/prepared-client.ts';

const NAMED = '/* twice */ select $1::int * 2 as twice';
const preparing = { isKept: true };
let client: pg.Client;
beforeEach(async () => {
  preparing.isKept = true;
  client = new (preparedClient(preparing))({ connectionString: inject('postgresUrl') });
  await client.connect();
});
afterEach(() => client.end());

const rowsOf = async (text: string, values: unknown[]): Promise<unknown[]> =>
  (await client.query<Record<string, unknown>>(text, values)).rows;
const prepared = async (): Promise<unknown[]> =>
  (await client.query<{ name: string }>('select name from pg_prepared_statements')).rows;

describe('given a connection to PostgreSQL', () => {
  it('when a named statement is asked again, then it is prepared once, and no other is', async () => {
    expect(await rowsOf(NAMED, [2])).toEqual([{ twice: 4 }]);
    expect(await rowsOf(NAMED, [3])).toEqual([{ twice: 6 }]);
    expect(await rowsOf('select $1::int as same', [3])).toEqual([{ same: 3 }]);
    expect(await prepared()).toEqual([{ name: 'twice' }]);
  });

  it('when the server does not know a statement any more, as behind a pooler, then it answers all the same', async () => {
    await rowsOf(NAMED, [2]);
    await client.query('deallocate all');
    expect(await rowsOf(NAMED, [3])).toEqual([{ twice: 6 }]);
    expect(preparing).toEqual({ isKept: false });
    expect(await rowsOf(NAMED, [4])).toEqual([{ twice: 8 }]);
    expect(await prepared()).toEqual([]);
  });

  it('when another of its sessions prepared one by that name, then it answers all the same', async () => {
    await client.query('prepare twice as select 1');
    expect(await rowsOf(NAMED, [3])).toEqual([{ twice: 6 }]);
    expect(preparing).toEqual({ isKept: false });
  });

  it('when a statement fails by itself, then that is said, and others are prepared as before', async () => {
    await expect(rowsOf('/* wrong */ select 1 / $1::int', [0])).rejects.toThrow('division by zero');
    expect(preparing).toEqual({ isKept: true });
    expect(await rowsOf(NAMED, [3])).toEqual([{ twice: 6 }]);
  });
});
