import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';
import { BATCH } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Delivery } from './store.ts';
import { isKey, mustBeInstant, mustBeKey } from './text.ts';

type Row = Schema['delivery'];

/** A delivery as a row. An id that cannot be a key is kept as its hash: it comes from outside and must not stop us. */
export function deliveryRow({ platform, workspace, id }: Delivery, at: number): Row {
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
  mustBeInstant('The time of the delivery', at);
  return { platform, workspace, id: isKey(id) ? id : hash('sha256', id, 'base64url'), seen_at: at };
}

/** No part holds a NUL. */
const nameOf = ({ platform, workspace, id }: Omit<Row, 'seen_at'>): string =>
  `${platform}\0${workspace}\0${id}`;

const COLUMNS = ['platform', 'workspace', 'id'] as const;

/** Marks rows that are not marked yet, and returns those. One statement: all of it or nothing. */
const insertion = (db: Kysely<Schema>, rows: readonly Row[]) =>
  db
    .insertInto('delivery')
    .values(rows)
    .onConflict((conflict) => conflict.columns(COLUMNS).doNothing())
    .returning(COLUMNS);

/** Marks one delivery; false when it was marked before. Waits for another transaction that is marking it. */
export async function markIn(transaction: Transaction<Schema>, row: Row): Promise<boolean> {
  return (await insertion(transaction, [row]).execute()).length === 1;
}

/** Deletes one batch of deliveries marked before `before`. */
export function forgetDeliveriesIn(transaction: Transaction<Schema>, before: number) {
  return transaction
    .deleteFrom('delivery')
    .where((row) => {
      const old = row
        .selectFrom('delivery')
        .select(COLUMNS)
        .where('seen_at', '<', before)
        .orderBy('seen_at')
        .limit(BATCH);
      return row(row.refTuple(...COLUMNS), 'in', old.$asTuple(...COLUMNS));
    })
    .executeTakeFirstOrThrow();
}

type Marked = Omit<Row, 'seen_at'>;
/** Runs a statement without waiting for the disk: a power cut may undo it, a crash of the process does not. */
export type RunLightly = (query: CompiledQuery<Marked>) => Promise<QueryResult<Marked>>;

interface Asked {
  readonly row: Row;
  readonly resolve: (isFresh: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Marks what is asked for at about the same time in one statement: one group is written while the next gathers. It does
 * not wait for the disk: what a power cut may take back is that a question was answered.
 */
export class Marks {
  readonly #db: Kysely<Schema>;
  readonly #run: RunLightly;
  /** The statement for each size of a group, compiled once. */
  readonly #statements = new Map<number, CompiledQuery<Marked>>();
  #waiting: Asked[] = [];
  #isWriting = false;

  constructor(db: Kysely<Schema>, run: RunLightly) {
    this.#db = db;
    this.#run = run;
  }

  mark(row: Row): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      await setImmediate();
      const group = this.#waiting.splice(0, BATCH);
      // One row a delivery, in one order everywhere: statements that insert in one order never wait in a circle.
      const rows = new Map(group.map((one) => [nameOf(one.row), one.row]));
      const sorted = [...rows.keys()].sort().flatMap((name) => rows.get(name) ?? []);
      try {
        const marked = await this.#run(this.#statement(sorted));
        const fresh = new Set(marked.rows.map(nameOf));
        for (const { row, resolve } of group) resolve(fresh.delete(nameOf(row)));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isWriting = false;
  }

  #statement(rows: readonly Row[]): CompiledQuery<Marked> {
    const known = this.#statements.get(rows.length) ?? insertion(this.#db, rows).compile();
    this.#statements.set(rows.length, known);
    const parameters = rows.flatMap((row) => [row.platform, row.workspace, row.id, row.seen_at]);
    return { ...known, parameters };
  }
}
