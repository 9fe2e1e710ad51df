import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DataError } from '../records.ts';
import { openNames, type Names } from './names.ts';

/** Name of the compiled file in `data/places/`. */
export const GAZETTEER_FILE = 'gazetteer.bin';

const MAGIC = 'RUNGGAZ1';
const COLUMNS = {
  id: Uint32Array,
  population: Uint32Array,
  latitude: Int16Array,
  longitude: Int16Array,
  display: Uint32Array,
  region: Uint16Array,
  zone: Uint16Array,
  keyTowns: Uint32Array,
  members: Uint32Array,
  keyStarts: Uint32Array,
  keyBytes: Uint8Array,
  displayBytes: Uint8Array,
} as const;
type Column = keyof typeof COLUMNS;

/** The columns of the file. A town is an index into the first seven. */
export type Columns = {
  readonly [C in Column]: (typeof COLUMNS)[C] extends new (length: number) => infer View ? View : never;
};

const header = z.strictObject({
  zones: z.array(z.string()),
  /** Alpha-2 code, English names, the most populous town, and the sum of the towns' people. */
  countries: z.array(z.tuple([z.string(), z.array(z.string()), z.int(), z.int()])),
  /** In step with each other; the first region of each country is the nameless one. */
  regionNames: z.array(z.string()),
  regionCodes: z.array(z.string()),
  regionCountries: z.array(z.int()),
  /** Countries whose towns always carry their state in the label. */
  stated: z.array(z.int()),
  lengths: z.record(z.string(), z.int()),
});
/** The small tables, kept as JSON at the head of the file. */
export type Header = Omit<z.infer<typeof header>, 'lengths'>;

/**
 * The opened file. Towns are in order of GeoNames id; `latitude` and `longitude` are hundredths of a degree;
 * `display` is where the town's name lies in `displayBytes` (one byte of length before it); the top bit of
 * `region` says that the label needs the region. Key k's towns are members[keyTowns[k] … keyTowns[k + 1]),
 * most populous first.
 */
export interface Gazetteer extends Header, Omit<Columns, 'keyStarts' | 'keyBytes'> {
  readonly keys: Names;
}

/** The top bit of `region`: another town of the same country has this name, or the country always says it. */
export const NEEDS_REGION = 0x8000;

/** The bytes of a gazetteer file: the same for the same tables. */
export function encodeGazetteer(tables: Header, columns: Columns): Uint8Array {
  const names = Object.keys(COLUMNS) as Column[];
  const lengths = Object.fromEntries(names.map((name) => [name, columns[name].length]));
  const json = Buffer.from(JSON.stringify({ ...tables, lengths }));
  const parts = [Buffer.from(MAGIC), uint32s(json.length, 0), json, padding(json.length)];
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = columns[name];
    parts.push(Buffer.from(buffer, byteOffset, byteLength), padding(byteLength));
  }
  return Buffer.concat(parts);
}

/**
 * Opens the compiled gazetteer of a folder. The columns are views into the file's bytes, not copies.
 * @throws DataError naming the file, when it is missing, cut short or of another layout.
 */
export function openGazetteer(folder: string): Gazetteer {
  const path = join(folder, GAZETTEER_FILE);
  const broken = (reason: string): DataError =>
    new DataError(path, '', `${reason}; run npm run compile:places`);
  const bytes = orElse(() => readFileSync(path), broken('cannot be read'));
  if (bytes.toString('latin1', 0, 8) !== MAGIC) throw broken('not a gazetteer of this version');
  const jsonLength = bytes.readUInt32LE(8);
  const { lengths, ...tables } = orElse(
    () => header.parse(JSON.parse(bytes.toString('utf8', 16, 16 + jsonLength))),
    broken('its header cannot be read'),
  );
  let offset = 16 + jsonLength + padding(jsonLength).length;
  const column = <C extends Column>(name: C): Columns[C] => {
    const type = COLUMNS[name];
    const length = lengths[name] ?? 0;
    const size = length * type.BYTES_PER_ELEMENT;
    if (offset + size > bytes.length) throw broken(`cut short in ${name}`);
    const view = new type(bytes.buffer, bytes.byteOffset + offset, length);
    offset += size + padding(size).length;
    return view as Columns[C];
  };
  const columns = Object.fromEntries((Object.keys(COLUMNS) as Column[]).map((name) => [name, column(name)]));
  const { keyStarts, keyBytes, ...rest } = columns as unknown as Columns;
  return { ...tables, ...rest, keys: openNames(keyBytes, keyStarts) };
}

function uint32s(...values: number[]): Buffer {
  return Buffer.from(new Uint32Array(values).buffer);
}

// Typed arrays must begin at a multiple of their element's size.
function padding(length: number): Buffer {
  return Buffer.alloc((8 - (length % 8)) % 8);
}

/** What `make` gives. @throws `error` where it throws */
function orElse<T>(make: () => T, error: DataError): T {
  try {
    return make();
  } catch {
    throw error;
  }
}
