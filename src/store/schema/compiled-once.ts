import type { CompiledQuery } from 'kysely';
import type { Database } from '../engines/engine.ts';

/** A query that can be compiled. */
interface Compilable<Row> {
  compile(): CompiledQuery<Row>;
}

/** Stands for a value in a query that is compiled without it. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Some columns of a row whose values are yet to be given. */
export const columnsOf = <Row extends object, Column extends keyof Row>(
  row: Row,
  columns: readonly Column[],
): Pick<Row, Column> =>
  Object.fromEntries(columns.map((column) => [column, row[column]])) as Pick<Row, Column>;

/** A query by what it is asked with; resolves with its rows. */
type Ask<Given, Row> = (db: Database, given: Given) => Promise<readonly Row[]>;

/**
 * A query that is asked again and again: built and compiled the first time, which takes longer than most take to run. `build`
 * is handed no values but what stands for each, to be put where a parameter may stand: it cannot look at them, and a query
 * that differs by them is two.
 */
export function compiledOnce<Given extends object, Row>(
  build: (db: Database, given: Given) => Compilable<Row>,
): Ask<Given, Row> {
  // By what tells engines apart: a transaction of an engine compiles as all of it does.
  const known = new WeakMap<object, CompiledQuery<Row>>();
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as Given;
  return async (db, given) => {
    const { adapter } = db.getExecutor();
    const compiled = known.get(adapter) ?? build(db, slots).compile();
    known.set(adapter, compiled);
    const parameters = compiled.parameters.map((one) =>
      one instanceof Slot ? (given as Readonly<Record<string, unknown>>)[one.name] : one,
    );
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}
