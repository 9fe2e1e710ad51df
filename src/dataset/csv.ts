import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';

/** A file that cannot be read or is no table; `place` is `line:column`, "" where there is none. */
export class TableError extends Error {
  readonly place: string;
  constructor(place: string, reason: string) {
    super(reason);
    this.name = 'TableError';
    this.place = place;
  }
}

/** A CSV file's rows by the names of its columns, without the empty cells. */
export interface TableFile {
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** `line:column`, from 1, of a cell of a row; of the row's beginning where it has no such column. */
  readonly placeOf: (row: number, column?: string) => string;
}

/** Reads a CSV file (RFC 4180, UTF-8) whose first row names the columns. @throws TableError */
export function readTable(path: string): TableFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new TableError('', `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  const { rows, placeOf } = parseTable(bytes);
  return {
    rows: rows.map((row, at) => {
      if ('cells' in row) return row.cells;
      throw new TableError(placeOf(at), row.reason);
    }),
    placeOf,
  };
}

/** A row by the names of its columns, or why it is none. */
export type TableRow = { readonly cells: Readonly<Record<string, string>> } | { readonly reason: string };

/** A table that was read from text, with what is to be said of rows that do not fit it. */
export interface ParsedTable extends Pick<TableFile, 'placeOf'> {
  readonly names: readonly string[];
  readonly rows: readonly TableRow[];
}

/** What the cells of a row are set apart by. */
type Delimiter = ',' | ';' | '\t';

/** Reads a table whose first row names the columns. @throws TableError */
export function parseTable(bytes: Buffer, delimiter: Delimiter = ','): ParsedTable {
  const [names = [], ...rows] = cellsOf(bytes, delimiter);
  const startAt = (row: number, cell: number): string =>
    placeAt(bytes, startOf(bytes, { row, cell }, delimiter));
  if (names.length === 0) throw new TableError('1:1', 'must begin with a row of column names');
  const twice = names.findIndex((name, at) => name === '' || names.indexOf(name) !== at);
  if (twice !== -1) {
    const reason = names[twice] === '' ? 'a column has no name' : `two columns are named "${names[twice]}"`;
    throw new TableError(startAt(0, twice), reason);
  }
  const lacking = (cells: readonly string[]): string =>
    `the row has ${cells.length} cells where the table has ${names.length} columns`;
  return {
    names,
    rows: rows.map((cells) =>
      cells.length === names.length ? { cells: named(names, cells) } : { reason: lacking(cells) },
    ),
    placeOf: (row, column) => startAt(row + 1, Math.max(0, names.indexOf(column ?? ''))),
  };
}

function cellsOf(bytes: Buffer, delimiter: Delimiter): string[][] {
  try {
    return parse(bytes, { bom: true, relax_column_count: true, delimiter });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason = error.message.replace(/ at line \d+/, '');
    throw new TableError(placeAt(bytes, (error as { bytes?: number }).bytes ?? 0), reason);
  }
}

function named(names: readonly string[], cells: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {};
  cells.forEach((cell, at) => {
    const name = names[at];
    if (cell !== '' && name !== undefined) row[name] = cell;
  });
  return row;
}

/** Where a cell begins, in bytes. Worked out only where something is wrong: it parses once more. */
function startOf(
  bytes: Buffer,
  { row, cell }: { readonly row: number; readonly cell: number },
  delimiter: Delimiter,
): number {
  let before = 0;
  let found: number | undefined;
  parse(bytes, {
    bom: true,
    relax_column_count: true,
    delimiter,
    cast: (value, { records, index, bytes: end }) => {
      if (records === row && index === cell) found = before;
      before = end + 1;
      return value;
    },
  });
  return found ?? before;
}

function placeAt(bytes: Buffer, offset: number): string {
  // A line ends by one byte or by two, and the first cell after it begins behind both.
  const start = bytes[offset - 1] === 0x0d && bytes[offset] === 0x0a ? offset + 1 : offset;
  const before = bytes
    .toString('utf8', 0, start)
    .replace(/^\uFEFF/, '')
    .split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
