import { afterEach, describe, expect, inject, it } from 'vitest';
import { ListeningPool } from '../../../src/store/engines/silence.ts';

let pool: ListeningPool | undefined;
afterEach(() => pool?.end());

/** A pool of one connection. */
const open = (timeout: number): ListeningPool =>
  (pool = new ListeningPool({ connectionString: inject('postgresUrl'), max: 1, query_timeout: timeout }));

async function ask(one: ListeningPool, question: string): Promise<unknown> {
  const client = await one.connect();
  try {
    return (await client.query(question, [])).rows;
  } finally {
    client.release();
  }
}

describe('given one connection to PostgreSQL', () => {
  it('when a question on it had no answer in time, then the next is asked on a new one and does not wait', async () => {
    const one = open(300);
    await expect(ask(one, 'select pg_sleep(3)')).rejects.toThrow('timeout');
    const began = performance.now();
    expect(await ask(one, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(performance.now() - began).toBeLessThan(300);
  });

  it('when a question takes long and the server is there, then its answer is waited for', async () => {
    expect(await ask(open(10_000), 'select 1 as one from pg_sleep(1.8)')).toEqual([{ one: 1 }]);
  });
});
