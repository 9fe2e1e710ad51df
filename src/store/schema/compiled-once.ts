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

/** What a query is built with: no values, but what stands for each. */
type Build<Given, Row> = (db: Database, given: Given) => Compilable<Row>;

/**
 * A query that is asked again and again: built and compiled the first time, which takes longer than most take to run. `build`
 * is handed no values but what stands for each, to be put where a parameter may stand: it cannot look at them, and a query
 * that differs by them is two. Resolves with its rows.
 */
export function compiledOnce<Given extends object, Row>(
  build: Build<Given, Row>,
): (db: Database, given: Given) => Promise<readonly Row[]> {
  const query = queryOnce(build);
  return async (db, given) => (await db.executeQuery(query(db, given))).rows;
}

/** The same as a query that is yet to be run. */
export function queryOnce<Given extends object, Row>(
  build: Build<Given, Row>,
): (db: Database, given: Given) => CompiledQuery<Row> {
  // By what tells engines apart: a transaction of an engine compiles as all of it does.
  const known = new WeakMap<object, CompiledQuery<Row>>();
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as Given;
  return (db, given) => {
    const { adapter } = db.getExecutor();
    const compiled = known.get(adapter) ?? build(db, slots).compile();
    known.set(adapter, compiled);
    const parameters = compiled.parameters.map((one) =>
      one instanceof Slot ? (given as Readonly<Record<string, unknown>>)[one.name] : one,
    );
    return { ...compiled, parameters };
  };
}
