import { inspect } from 'node:util';
import { sql } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { StoreError } from '../../../src/store/error.ts';
import { openStore } from '../../../src/store/engines/open.ts';
import { openPostgres } from '../../../src/store/engines/postgres.ts';
import type { PersonKey, Store } from '../../../src/store/store.ts';
import { rememberAtOnce, sharedByProcesses } from '../../contract/store-processes.ts';
import { linkRaces } from '../../contract/links/store-link-races.ts';
import { teamRaces } from '../../contract/store-team-races.ts';
import { closingContract, storeContract } from '../../contract/store.ts';
import { asSuperuser } from '../../harness/postgres.ts';
import { databasesOfFile } from '../../harness/postgres-databases.ts';

const ada: PersonKey = { platform: 'chat', workspace: '', person: '1' };
const { freshUrl, emptiedUrl } = databasesOfFile();

function changed(url: string, change: (url: URL) => void): string {
  const copy = new URL(url);
  change(copy);
  return copy.href;
}

teamRaces('one PostgreSQL database', async () => {
  const url = await emptiedUrl();
  return [await openStore({ kind: 'postgres', url }), await openStore({ kind: 'postgres', url })];
});
linkRaces('one PostgreSQL database', async () => {
  const url = await emptiedUrl();
  return [await openStore({ kind: 'postgres', url }), await openStore({ kind: 'postgres', url })];
});
closingContract('PostgreSQL', async () => openStore({ kind: 'postgres', url: await emptiedUrl() }));
// Connecting takes longer than most of its tests, which share what is connected.
let shared: Promise<Store> | undefined;
afterAll(async () => (await shared)?.close());
storeContract('PostgreSQL', async () => {
  const url = await emptiedUrl();
  return { ...(await (shared ??= openStore({ kind: 'postgres', url }))), close: () => Promise.resolve() };
});
sharedByProcesses('a PostgreSQL database', async () => ({ kind: 'postgres', url: await freshUrl() }));

describe('given a PostgreSQL database', () => {
  it('when an int8 is read, then it is a number, or refused where it does not fit', async () => {
    const { db } = await openPostgres(await freshUrl());
    const { rows } = await sql<{ at: number }>`select ${Date.UTC(2026, 0, 1)}::bigint as at`.execute(db);
    expect(rows).toEqual([{ at: Date.UTC(2026, 0, 1) }]);
    await expect(sql`select 9007199254740993::bigint`.execute(db)).rejects.toThrow('too big an integer');
    await db.destroy();
  });

  it('when asked who is there, then it is rung, with a limit on every statement', async () => {
    const { db } = await openPostgres(await freshUrl());
    const { rows } = await sql`select current_setting('application_name') as name,
      current_setting('statement_timeout') as patience`.execute(db);
    expect(rows).toEqual([{ name: 'rung', patience: '10s' }]);
    await db.destroy();
  });

  it('when several processes share it, then they see one store', async () => {
    const url = await freshUrl();
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ kind: 'postgres', url })));
    await rememberAtOnce(stores, ada);
  });

  it('when the server hangs up within a transaction, then what is read there fails in words as well', async () => {
    const url = await freshUrl();
    const store = await openStore({ kind: 'postgres', url });
    const owner = { platform: 'chat', workspace: 'W1' };
    let failed: unknown;
    const changing = store.transaction(async (open) => {
      await open.workspaceSettings.list(owner);
      await asSuperuser(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'rung'`,
        url,
      );
      await open.workspaceSettings.list(owner).catch((error: unknown) => (failed = error));
    });
    await expect(changing).rejects.toThrow(StoreError);
    expect(failed).toBeInstanceOf(StoreError);
    await store.close();
  });

  it('when the server ends the connections, idle, in use or in between, then the next call works', async () => {
    const url = await freshUrl();
    const store = await openStore({ kind: 'postgres', url });
    await store.people.remember(ada, { level: 'senior' }, 1);
    const everybody = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'rung'`;
    await asSuperuser(everybody, url);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await store.people.defaults(ada)).toEqual({ level: 'senior' });

    const { db } = await openPostgres(url);
    const sleeping = sql`select pg_sleep(5)`.execute(db);
    const told = expect(sleeping).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await asSuperuser(everybody, url);
    await told;
    // The query hears of it before the pool does.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);

    const between = db.transaction().execute(async (transaction) => {
      await sql`select 1`.execute(transaction);
      await asSuperuser(everybody, url);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await sql`select 1`.execute(transaction);
    });
    await expect(between).rejects.toThrow();
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    await db.destroy();
    await store.close();
  });
});

describe('given a PostgreSQL address that does not work', () => {
  const url = inject('postgresUrl');
  const { host } = new URL(url);
  const secret = 'hunter2secret';

  it.each([
    {
      what: 'the password is wrong',
      address: changed(url, (each) => (each.password = secret)),
      message: `The database postgres at ${host} refuses the login.`,
    },
    {
      what: 'nobody listens',
      address: `postgres://rung:${secret}@127.0.0.1:1/rung`,
      message: 'The database rung at 127.0.0.1:1 cannot be reached.',
    },
    {
      what: 'there is no such database',
      address: changed(url, (each) => (each.pathname = 'nowhere')),
      message: `The database nowhere at ${host} does not exist.`,
    },
    ...[
      secret,
      `https://rung:${secret}@localhost/rung`,
      `postgres://rung:5/${secret}@localhost/rung`,
      `postgres://rung:${secret}/x@localhost/rung`,
      `postgres://rung:5#${secret}@localhost/rung`,
      `postgres://rung:5?${secret}@localhost/rung`,
      `postgres://rung:${secret} x@[::1]:1/rung`,
    ].map((address) => ({
      what: 'it cannot be read',
      address,
      message: 'The address of the PostgreSQL database cannot be read.',
    })),
  ])('when $what, then it says so without the password', async ({ address, message }) => {
    const error: unknown = await openStore({ kind: 'postgres', url: address }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'StoreError', message, fix: expect.stringMatching(/\.$/) as string });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(secret);
  });

  it('when the user may not create tables, then it says what to grant', async () => {
    const own = await freshUrl();
    const user = `guest_${new URL(own).pathname.slice(6)}`;
    await asSuperuser(`create role ${user} login password 'guest'`);
    const address = changed(own, (each) => {
      each.username = user;
      each.password = 'guest';
    });
    await expect(openStore({ kind: 'postgres', url: address })).rejects.toMatchObject({
      message: expect.stringContaining('does not let this user create tables') as string,
    });
    await asSuperuser(`drop role ${user}`);
  });

  it('when the database does not hold all of Unicode, then it is refused', async () => {
    const name = 'ascii_only';
    await asSuperuser(`create database ${name} encoding 'SQL_ASCII' template template0`);
    const address = changed(url, (each) => (each.pathname = name));
    await expect(openStore({ kind: 'postgres', url: address })).rejects.toThrow('encoding SQL_ASCII');
    await asSuperuser(`drop database ${name}`);
  });
});
