import type { CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';
import type { StoreError } from '../error.ts';
import type { Recipient } from '../schema/keys.ts';
import type { Schema } from '../schema/schema.ts';

/** The database, or a transaction in it: queries run on either. */
export type Database = Kysely<Schema> | Transaction<Schema>;

/** Keeps other writers of the same person or channel out until the transaction ends. */
export type LockRecipient = (transaction: Transaction<Schema>, recipient: Recipient) => Promise<void>;

/** Runs a statement without waiting for the disk: a power cut may undo it, a crash of the process does not. */
export type RunLightly = <Row>(query: CompiledQuery<Row>) => Promise<QueryResult<Row>>;

/** Runs a query that reads, as things were committed last: it waits for no transaction of this process. */
export type ReadCommitted = <Row>(query: CompiledQuery<Row>) => Promise<QueryResult<Row>>;

/** Does work in a transaction, again where it lost to another. */
export type Transact = <T>(work: (transaction: Transaction<Schema>) => Promise<T>) => Promise<T>;

/** A migrated database, and the parts in which SQLite and PostgreSQL differ. */
export interface Engine {
  readonly db: Kysely<Schema>;
  readonly lockRecipient: LockRecipient;
  readonly runLightly: RunLightly;
  readonly readCommitted: ReadCommitted;
  /** Turns an error of the driver into one that says what is wrong with the database; undefined where it is no sign of that. */
  readonly explain: (error: unknown) => StoreError | undefined;
  /** Whether transactions run side by side, so that rows that are read to be written are locked one by one. */
  readonly locksRows: boolean;
  /** Whether one statement may change several tables, each in a `with` of its own. */
  readonly changesTables: boolean;
  /** The most that are asked for or written in one statement where many come at once. */
  readonly group: number;
  /** The most sends that are claimed at once: what more are made ready holds up answers. */
  readonly claims: number;
  /** The function that makes a JSON array a relation, one `value` a row. */
  readonly elements: 'json_each' | 'jsonb_array_elements';
}
