import type { DatabaseSync } from 'node:sqlite';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
} from 'kysely';
import { SqliteConnection } from './sqlite-connection.ts';

/** One connection, handed to one user at a time in the order they asked. */
class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: SqliteConnection;
  readonly #waiting: (() => void)[] = [];
  readonly #alsoCloses: () => void;
  #taken = false;

  constructor(database: DatabaseSync, alsoCloses: () => void) {
    this.#database = database;
    this.#alsoCloses = alsoCloses;
    this.#connection = new SqliteConnection(database);
  }

  async init(): Promise<void> {
    // The database is handed in open.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    return this.#connection;
  }

  releaseConnection(): Promise<void> {
    // Handed straight on, still taken, so that nobody who asks meanwhile gets in between.
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // A transaction that begins as a reader fails at once, whatever the time-out, if another process wrote before it does.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk, say, makes SQLite roll back by itself; a second rollback would hide that error.
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  destroy(): Promise<void> {
    this.#alsoCloses();
    this.#database.close();
    return Promise.resolve();
  }
}

class NodeSqliteAdapter extends SqliteAdapter {
  /** The driver queues by itself: Kysely's own lock wakes everybody who waits each time, which is slow in a crowd. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /**
   * Makes the migrator work inside one transaction. It begins with `begin immediate`, which no two processes can do at
   * once on one file, so the transaction is the migration lock as well.
   */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely over an open `node:sqlite` database, which it closes when it is destroyed, and with it what `alsoCloses` says. */
export class NodeSqliteDialect implements Dialect {
  readonly #database: DatabaseSync;
  readonly #alsoCloses: () => void;

  constructor(database: DatabaseSync, alsoCloses: () => void = () => undefined) {
    this.#database = database;
    this.#alsoCloses = alsoCloses;
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#database, this.#alsoCloses);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new NodeSqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}
