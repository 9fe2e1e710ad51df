import pg from 'pg';
import { ACTIVITY, activityOf, type Activity } from './activity.ts';
import { migrations } from '../migrations/all.ts';
import { onPostgres } from '../migrations/portable.ts';
import { addressOf, inWords } from './postgres-errors.ts';

/** What a PostgreSQL database says of itself. */
export interface PostgresInspection {
  readonly version: string;
  readonly bytes: number;
  /** Milliseconds from a question to its answer. */
  readonly answersIn: number;
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly unknown: readonly string[];
  /** Undefined where the tables are of another version. */
  readonly activity: Activity | undefined;
}

const TIMEOUT = 10_000;

/** Looks into a PostgreSQL database without changing it. @throws {StoreError} it cannot be reached or does not let us in */
export async function inspectPostgres(url: string): Promise<PostgresInspection> {
  const address = addressOf(url);
  try {
    const client = new pg.Client({
      ...{ connectionString: url, application_name: 'rung doctor' },
      ...{ connectionTimeoutMillis: TIMEOUT, query_timeout: TIMEOUT, statement_timeout: TIMEOUT },
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await inspect(client);
    } finally {
      await client.end();
    }
  } catch (error) {
    throw inWords(error, address);
  }
}

async function inspect(client: pg.Client): Promise<PostgresInspection> {
  const began = performance.now();
  await client.query('select 1');
  const answersIn = performance.now() - began;
  const { rows } = await client.query<{ version: string; bytes: string; known: string | null }>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      to_regclass('kysely_migration')::text as known`,
  );
  const [about] = rows;
  const applied = about?.known ? await appliedIn(client) : [];
  const known = Object.keys(migrations(onPostgres));
  const pending = known.filter((one) => !applied.includes(one));
  const unknown = applied.filter((one) => !known.includes(one));
  const isCurrent = pending.length + unknown.length === 0;
  const activity = isCurrent
    ? activityOf((await client.query<Record<string, unknown>>(ACTIVITY)).rows[0])
    : undefined;
  const { version = '?', bytes = 0 } = about ?? {};
  return { version, bytes: Number(bytes), answersIn, applied, pending, unknown, activity };
}

const appliedIn = async (client: pg.Client): Promise<readonly string[]> =>
  (await client.query<{ name: string }>('select name from kysely_migration order by name')).rows.map(
    (one) => one.name,
  );
