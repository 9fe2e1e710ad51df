import { join } from 'node:path';
import { z } from 'zod';
import { encodeColumns, openColumns, type ColumnsOf, type Layout } from '../columns-file.ts';
import { openNames, type Names } from './names.ts';

/** Name of the compiled file in `data/places/`. */
export const GAZETTEER_FILE = 'gazetteer.bin';

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

/** The columns of the file. A town is an index into the first seven. */
export type Columns = ColumnsOf<typeof COLUMNS>;

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

const LAYOUT: Layout<typeof COLUMNS, Header> = {
  mark: 'RUNGGAZ1',
  columns: COLUMNS,
  header,
  script: 'compile:places',
};

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
export const encodeGazetteer = (tables: Header, columns: Columns): Uint8Array =>
  encodeColumns(LAYOUT, tables, columns);

/**
 * Opens the compiled gazetteer of a folder.
 * @throws DataError naming the file, when it is missing, cut short or of another layout
 */
export function openGazetteer(folder: string): Gazetteer {
  const { keyStarts, keyBytes, ...rest } = openColumns(LAYOUT, join(folder, GAZETTEER_FILE));
  return { ...rest, keys: openNames(keyBytes, keyStarts) };
}
