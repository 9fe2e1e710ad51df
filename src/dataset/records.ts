import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { readTable, TableError, type TableFile } from './csv.ts';
import { NOTHING_KEPT, type KeptRecords } from './kept-records.ts';
import { readYaml, YamlError, type Path, type YamlFile } from './yaml.ts';

/** A data file that does not fit. The message names the file, the place in it and the reason; the start stops. */
export class DataError extends Error {
  readonly file: string;
  constructor(file: string, place: string, reason: string) {
    super(`${file}${place && `:${place}`}: ${reason}`);
    this.name = 'DataError';
    this.file = file;
  }
}

/** A record that was read, and where it says that it comes from. A part with an id of its own is `whole/part`. */
export interface Origin {
  readonly file: string;
  readonly id: string;
  readonly source: string;
  readonly section: string | undefined;
}

/**
 * Reads lists of records from a data folder, with an optional overlay: a folder of the same layout whose records
 * replace those of the same id and come before the others. Every file is a YAML list of records with an `id`; or, in
 * a folder of one record a file, that record, whose `id` is the file's name; or a CSV file with a column `id`.
 */
export interface RecordReader {
  /**
   * The validated records of one file.
   * @param file relative to the data folder, e.g. `pay/levels.yaml`
   * @throws DataError naming file, line, column, record and reason
   */
  read<T extends { id: string }>(file: string, schema: z.ZodType<T>): readonly T[];
  /** The validated records of all files of a folder, file by file in the order of their names. @throws DataError */
  folder<T extends { id: string }>(folder: string, schema: z.ZodType<T>): readonly T[];
  /** The validated records of a folder with one record a file. @throws DataError */
  each<T extends { id: string }>(folder: string, schema: z.ZodType<T>): readonly T[];
  /**
   * The validated rows of a CSV file whose first row names the columns. The schema sees each cell as text, and none
   * where it is empty: `record-schema.ts` has what reads numbers.
   * @throws DataError naming file, line, column, record and reason
   */
  table<T extends { id: string }>(file: string, schema: z.ZodType<T>): readonly T[];
  /** Every record read so far that names its source. */
  origins(): readonly Origin[];
  /** Fails on a file of the overlay that nothing has read: most likely misnamed. @throws DataError */
  refuseUnread(): void;
}

/**
 * A reader of the records in a folder, and in an overlay folder laid over it. Those of the folder may be kept; an overlay is
 * read each time: it is short, may be confidential, and each process may have its own.
 */
export function recordReader(
  folder: string,
  overlay?: string,
  kept: KeptRecords = NOTHING_KEPT,
): RecordReader {
  const known = new Set<string>();
  if (overlay !== undefined && !statSync(overlay, { throwIfNoEntry: false })?.isDirectory()) {
    throw new DataError(
      overlay,
      '',
      'the overlay folder does not exist or is no folder; create it or unset RUNG_DATA_OVERLAY',
    );
  }
  const origins: Origin[] = [];
  const take = <T extends { id: string }>(
    file: string,
    read: (path: string) => readonly T[],
    over: ReadonlySet<string>,
  ): readonly T[] => {
    known.add(file);
    const path = join(folder, file);
    const isShipped = overlay === undefined || existsSync(path) || !over.has(file);
    const shipped = isShipped ? kept.of(file, path, () => read(path)) : [];
    const laid = overlay !== undefined && over.has(file) ? read(join(overlay, file)) : [];
    const replaced = new Set(laid.map((record) => record.id));
    const records = [...laid, ...shipped.filter((record) => !replaced.has(record.id))];
    for (const record of records) addOrigins(origins, file, record);
    return records;
  };
  const files = dataFiles(folder);
  const overlaid = new Set(overlay === undefined ? [] : dataFiles(overlay));
  const within = (where: string): string[] =>
    [...new Set([...files, ...overlaid])]
      .filter((file) => file.startsWith(`${where}/`) && !file.endsWith('.csv'))
      .sort();
  return {
    read: (file, schema) => take(file, (path) => readFile(path, schema), overlaid),
    folder: (where, schema) =>
      within(where).flatMap((file) => take(file, (path) => readFile(path, schema), overlaid)),
    each: (where, schema) =>
      within(where).flatMap((file) => take(file, (path) => [readOne(path, schema)], overlaid)),
    table: (file, schema) => take(file, (path) => readRows(path, schema), overlaid),
    origins: () => origins,
    refuseUnread() {
      for (const file of overlaid) {
        if (known.has(file)) continue;
        const names = [...known].sort().join(', ');
        throw new DataError(
          join(overlay ?? '', file),
          '',
          `no data file has this name; the names are ${names}`,
        );
      }
    },
  };
}

/** Every YAML and CSV file of a folder and those within it, by its path from there. */
const dataFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((entry) => relative('.', entry).split(sep).join('/'))
    .filter((file) => /\.(ya?ml|csv)$/.test(file));

const hasId = (part: unknown): part is { readonly id: string } =>
  typeof part === 'object' && part !== null && 'id' in part;

/** Adds a record that names its source to the origins, and so each that is listed within it. */
function addOrigins(origins: Origin[], file: string, record: { readonly id: string }, within = ''): void {
  const { source, section } = record as { source?: string; section?: string };
  const id = `${within}${record.id}`;
  if (source !== undefined) origins.push({ file, id, source, section });
  for (const key in record) {
    const value: unknown = record[key as keyof typeof record];
    if (!Array.isArray(value)) continue;
    for (const part of value as unknown[]) if (hasId(part)) addOrigins(origins, file, part, `${id}/`);
  }
}

function parseFile(path: string): YamlFile {
  try {
    return readYaml(path);
  } catch (error) {
    if (error instanceof YamlError) throw new DataError(path, error.place, error.message);
    throw error;
  }
}

/** The first problem of a value that is no valid record: the keys that lead to it, and the reason. */
export interface Misfit {
  readonly keys: Path;
  readonly reason: string;
}

/** A value as the record it is, or the first thing in it that does not fit; `inWords` says why. */
export function fitting<T>(
  raw: unknown,
  schema: z.ZodType<T>,
  inWords: (issue: z.core.$ZodIssue) => string = ({ message }) => message,
): { readonly record: T } | Misfit {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { record: parsed.data };
  const [issue] = parsed.error.issues;
  return { keys: issue?.path ?? [], reason: issue ? inWords(issue) : 'does not fit' };
}

/** One record, checked. `keys` lead to it in its file. */
function check<T extends { id: string }>(
  path: string,
  { placeOf }: Pick<YamlFile, 'placeOf'>,
  raw: unknown,
  keys: readonly number[],
  schema: z.ZodType<T>,
): T {
  const id = (raw as { id?: unknown } | null)?.id;
  const name = typeof id === 'string' ? `record "${id}"` : `record ${(keys[0] ?? 0) + 1}`;
  const result = fitting(raw, schema);
  if ('record' in result) return result.record;
  const { keys: inside, reason } = result;
  const at = inside.length > 0 ? `${name}, ${inside.join('.')}` : name;
  throw new DataError(path, placeOf([...keys, ...inside]), `${at}: ${reason}`);
}

function readFile<T extends { id: string }>(path: string, schema: z.ZodType<T>): T[] {
  const file = parseFile(path);
  if (!Array.isArray(file.value)) {
    throw new DataError(path, '1:1', 'must be a list of records, each with an id');
  }
  return checkAll(path, file, file.value, schema);
}

/** The records of a file, each checked, no two of one id. */
function checkAll<T extends { id: string }>(
  path: string,
  file: Pick<YamlFile, 'placeOf'>,
  values: readonly unknown[],
  schema: z.ZodType<T>,
): T[] {
  const ids = new Set<string>();
  return values.map((raw, index) => {
    const record = check(path, file, raw, [index], schema);
    if (ids.has(record.id)) {
      throw new DataError(path, file.placeOf([index, 'id']), `record "${record.id}" stands twice`);
    }
    ids.add(record.id);
    return record;
  });
}

function readRows<T extends { id: string }>(path: string, schema: z.ZodType<T>): T[] {
  let file: TableFile;
  try {
    file = readTable(path);
  } catch (error) {
    if (error instanceof TableError) throw new DataError(path, error.place, error.message);
    throw error;
  }
  const placeOf = ([row, column]: Path): string =>
    file.placeOf(Number(row), column === undefined ? undefined : String(column));
  return checkAll(path, { placeOf }, file.rows, schema);
}

function readOne<T extends { id: string }>(path: string, schema: z.ZodType<T>): T {
  const file = parseFile(path);
  const record = check(path, file, file.value, [], schema);
  const named = basename(path).replace(/\.ya?ml$/, '');
  if (record.id !== named) {
    throw new DataError(path, file.placeOf(['id']), `its id is "${record.id}" where the file is "${named}"`);
  }
  return record;
}
