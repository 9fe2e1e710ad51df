import { hash } from 'node:crypto';
import type { CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';
import { Groups } from '../engines/groups.ts';
import { BATCH } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import type { Delivery } from '../store.ts';
import { isKey, mustBeInstant, mustBeKey } from '../schema/text.ts';

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

/**
 * Marks what is asked for at about the same time in one statement. It does not wait for the disk: what a power cut may
 * take back is that a question was answered.
 */
export class Marks {
  readonly #db: Kysely<Schema>;
  /** The statement for each size of a group, compiled once. */
  readonly #statements = new Map<number, CompiledQuery<Marked>>();
  readonly #groups: Groups<Row, boolean>;

  constructor(db: Kysely<Schema>, run: RunLightly) {
    this.#db = db;
    this.#groups = new Groups(async (group) => {
      // One row a delivery, in one order everywhere: statements that insert in one order never wait in a circle.
      const rows = new Map(group.map((row) => [nameOf(row), row]));
      const sorted = [...rows.keys()].sort().flatMap((name) => rows.get(name) ?? []);
      const marked = await run(this.#statement(sorted));
      const fresh = new Set(marked.rows.map(nameOf));
      return group.map((row) => fresh.delete(nameOf(row)));
    });
  }

  mark(row: Row): Promise<boolean> {
    return this.#groups.ask(row);
  }

  #statement(rows: readonly Row[]): CompiledQuery<Marked> {
    const known = this.#statements.get(rows.length) ?? insertion(this.#db, rows).compile();
    this.#statements.set(rows.length, known);
    const parameters = rows.flatMap((row) => [row.platform, row.workspace, row.id, row.seen_at]);
    return { ...known, parameters };
  }
}
