import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A file that cannot be read or is no CSV; `place` is `line:column`, "" where there is none. */
export class CsvFileError extends Error {
  readonly place: string;
  constructor(place: string, reason: string) {
    super(reason);
    this.name = 'CsvFileError';
    this.place = place;
  }
}

/** A row: its cells by the names in the header, without those that are empty. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The rows of a CSV with a header, and where its columns stand, counted from 1. */
export interface CsvFile {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** Reads a CSV file with a header (RFC 4180, UTF-8). @throws CsvFileError */
export function readCsv(path: string): CsvFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CsvFileError('', `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  try {
    const [head, ...rest] = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
    }) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    const columns = head?.record ?? [];
    return {
      columns,
      rows: rest.map(({ record, info }) => ({
        line: info.lines,
        cells: Object.fromEntries(
          record.flatMap((cell, at) => (cell === '' ? [] : [[columns[at] ?? '', cell] as const])),
        ),
      })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CsvFileError(
      `${Number(error['lines'] ?? 1)}:${Number(error['column'] ?? 0) + 1}`,
      error.message,
    );
  }
}

/** A cell that holds a whole number of so many or more. */
export const wholeCell = (least = 0) =>
  z
    .string()
    .regex(/^\d{1,12}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least, `must be ${least} or more`);
