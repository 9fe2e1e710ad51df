import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { migrations } from '../migrations/all.ts';
import { onPostgres } from '../migrations/portable.ts';
import { preparedClient } from './prepared-client.ts';
import { addressOf, explain, inWords, mustBeUnicode } from './postgres-errors.ts';
import { toColumns } from '../schema/recipients.ts';
import type { Schema } from '../schema/schema.ts';
import { ListeningPool } from './silence.ts';

/** Connections of one process. PostgreSQL allows 100 in all unless told otherwise. */
const CONNECTIONS = 10;

/** A statement costs the server more than what it does for a few, and nobody waits for it but those in it. */
const GROUP = 500;

/** Claimed elsewhere, while this process goes on. */
const CLAIMS = 80;

/** All in milliseconds. Connecting includes queueing for one of the connections. */
const CONNECT_TIMEOUT = 10_000;
const STATEMENT_TIMEOUT = 10_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 30_000;
/** For when the server cannot be heard any more; longer than its own time-out, which says more. */
const ANSWER_TIMEOUT = 15_000;

/**
 * That a look-up costs little more than reading on. At 4, which is meant for disks with heads and is the default, the
 * server reads a table of some thousand rows from end to end to find the forty of a claim that it has the keys of.
 */
const LOOK_UPS_ARE_CHEAP = 'set random_page_cost = 1.1';

/** Instants and keys are int8, which pg would hand out as text. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, toNumber);

function toNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too big an integer for a number`);
  return number;
}

/**
 * Connects to a PostgreSQL database and migrates it.
 * @throws {StoreError} it cannot be reached, refuses us, or is newer than this code; says host and database only
 */
export async function openPostgres(url: string): Promise<Engine> {
  const address = addressOf(url);
  try {
    // A migration, or the wait for another process that migrates, may take longer than any answer should.
    const migrating = connect(url, 1, {});
    try {
      const encoding = await sql<{ server_encoding: string }>`show server_encoding`.execute(migrating);
      mustBeUnicode(encoding.rows[0]?.server_encoding, address);
      await migrate(migrating, migrations(onPostgres));
    } finally {
      await migrating.destroy();
    }
  } catch (error) {
    throw inWords(error, address);
  }
  const db = connect(url, CONNECTIONS, {
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
    query_timeout: ANSWER_TIMEOUT,
  });
  return {
    db,
    async lockRecipient(transaction, recipient) {
      // A lock by name: there may be no row yet to lock.
      const name = JSON.stringify(Object.values(toColumns(recipient)));
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
    },
    readCommitted: (query) => db.executeQuery(query),
    explain: (error) => explain(error, address),
    locksRows: true,
    changesTables: true,
    group: GROUP,
    claims: CLAIMS,
    elements: 'jsonb_array_elements',
    runLightly: (query) =>
      db.transaction().execute(async (transaction) => {
        await sql`set local synchronous_commit = off`.execute(transaction);
        return transaction.executeQuery(query);
      }),
  };
}

function connect(url: string, max: number, timeouts: pg.PoolConfig): Kysely<Schema> {
  const pool = new ListeningPool({
    Client: preparedClient({ isKept: true }),
    connectionString: url,
    application_name: 'rung',
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    types,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, which its type does not say
    onConnect: (client) => client.query(LOOK_UPS_ARE_CHEAP),
    ...timeouts,
  });
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
