import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** An empty database on the server of this test run. */
export interface FreshDatabase {
  readonly name: string;
  readonly url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Makes an empty database, or a copy of one that nobody is connected to. */
export async function freshDatabase(template?: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(`create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = name;
  return { name, url: url.href, drop: () => asSuperuser(`drop database if exists ${name} with (force)`) };
}

/** Runs one statement as superuser, in the database of `url` or the server's own. */
export async function asSuperuser(statement: string, url: string = inject('postgresUrl')): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
