import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { DataError } from './records.ts';

type View = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Float32Array;
/** Makes a view over a file's bytes; all of them are little-endian. */
interface ViewType {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, offset: number, length: number): View;
}

/** The columns of a compiled file by their names, each with the type of its elements. */
export type ColumnTypes = Readonly<Record<string, ViewType>>;
export type ColumnsOf<T extends ColumnTypes> = { readonly [C in keyof T]: InstanceType<T[C]> };

/** A layout of compiled files: a mark of eight letters, small tables as JSON, and columns of numbers. */
export interface Layout<T extends ColumnTypes, H extends object> {
  readonly mark: string;
  readonly columns: T;
  readonly header: z.ZodType<H & { readonly lengths: Readonly<Record<string, number>> }>;
  /** The npm script that compiles the file. */
  readonly script: string;
}

/** The bytes of a compiled file: the same for the same tables. */
export function encodeColumns<T extends ColumnTypes, H extends object>(
  { mark, columns: types }: Layout<T, H>,
  tables: H,
  columns: ColumnsOf<T>,
): Uint8Array {
  const names = Object.keys(types);
  const lengths = Object.fromEntries(names.map((name) => [name, columns[name]?.length]));
  const json = Buffer.from(JSON.stringify({ ...tables, lengths }));
  const size = Buffer.from(new Uint32Array([json.length, 0]).buffer);
  const parts = [Buffer.from(mark), size, json, padding(json.length)];
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = columns[name] ?? new Uint8Array();
    parts.push(Buffer.from(buffer, byteOffset, byteLength), padding(byteLength));
  }
  return Buffer.concat(parts);
}

/**
 * Opens a compiled file. The columns are views into the file's bytes, not copies.
 * @throws DataError naming the file, when it is missing, cut short or of another layout
 */
export function openColumns<T extends ColumnTypes, H extends object>(
  { mark, columns: types, header, script }: Layout<T, H>,
  path: string,
): Omit<H, 'lengths'> & ColumnsOf<T> {
  const broken = (reason: string): DataError => new DataError(path, '', `${reason}; run npm run ${script}`);
  const bytes = orElse(() => readFileSync(path), broken('cannot be read'));
  if (bytes.toString('latin1', 0, mark.length) !== mark) throw broken(`not a file of this version (${mark})`);
  const jsonLength = bytes.readUInt32LE(mark.length);
  const start = mark.length + 8;
  const { lengths, ...tables } = orElse(
    () => header.parse(JSON.parse(bytes.toString('utf8', start, start + jsonLength))),
    broken('its header cannot be read'),
  );
  let offset = start + jsonLength + padding(jsonLength).length;
  const columns = Object.entries(types).map(([name, type]) => {
    const length = lengths[name] ?? 0;
    const size = length * type.BYTES_PER_ELEMENT;
    if (offset + size > bytes.length) throw broken(`cut short in ${name}`);
    const view = new type(bytes.buffer, bytes.byteOffset + offset, length);
    offset += size + padding(size).length;
    return [name, view] as const;
  });
  return { ...tables, ...Object.fromEntries(columns) } as Omit<H, 'lengths'> & ColumnsOf<T>;
}

// Typed arrays must begin at a multiple of their element's size.
const padding = (length: number): Buffer => Buffer.alloc((8 - (length % 8)) % 8);

/** What `make` gives. @throws `error` where it throws */
function orElse<T>(make: () => T, error: DataError): T {
  try {
    return make();
  } catch {
    throw error;
  }
}
