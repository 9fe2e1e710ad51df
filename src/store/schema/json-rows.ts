import { sql, type RawBuilder } from 'kysely';
import type { Engine } from '../engines/engine.ts';

type Columns = Readonly<Record<string, 'text' | 'integer' | 'bigint'>>;

/**
 * Rows handed to a statement as one parameter, to be put behind `with`: a relation `name` of those columns. Reading a
 * thousand parameters takes PostgreSQL longer than what is done with them.
 */
export function rowsAs<C extends Columns>(
  { elements }: Pick<Engine, 'elements'>,
  name: string,
  columns: C,
  rows: readonly Readonly<Record<keyof C, string | number | null>>[],
): RawBuilder<unknown> {
  const names = Object.keys(columns);
  const json = JSON.stringify(rows.map((row) => names.map((column) => row[column])));
  const selected = Object.entries(columns).map(
    ([column, type], at) => sql`cast(value ->> ${sql.lit(at)} as ${sql.raw(type)}) as ${sql.ref(column)}`,
  );
  return sql`${sql.table(name)} as (select ${sql.join(selected)} from ${sql.raw(elements)}(${json}))`;
}
