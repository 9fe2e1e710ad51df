import { join } from 'node:path';
import { z } from 'zod';
import { NOTHING_KEPT, type KeptRecords } from '../kept-records.ts';
import { DataError } from '../records.ts';
import { readYaml, YamlError, type Path, type YamlFile } from '../yaml.ts';

/** Name of the file of everyday names in `data/places/`. */
export const EVERYDAY_FILE = 'everyday.yaml';

const name = z.string().trim().min(1).max(60);
const code = z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166-1 code of two capitals');
const schema = z.strictObject({
  /** Countries called otherwise than ISO calls them: `short` stands in labels. */
  countries: z.array(
    z.strictObject({
      code,
      name,
      short: name.optional(),
      aliases: z.array(name).optional(),
    }),
  ),
  /** Nations and states that stand for their country when named alone. */
  parts: z.array(z.strictObject({ code, names: z.array(name).min(1) })),
  /** Towns, by label, and what people call them; such a name wins over towns that bear it. */
  towns: z.array(z.strictObject({ place: name, aliases: z.array(name).min(1) })),
  /** The best known places, by label, in the order in which to suggest them. */
  known: z.array(name),
});

type Parsed = z.infer<typeof schema>;
/** The everyday names, and how to say where in the file something is wrong. */
export interface Everyday {
  readonly countries: readonly {
    readonly code: string;
    readonly name: string;
    readonly short?: string;
    readonly aliases: readonly string[];
  }[];
  readonly parts: Parsed['parts'];
  readonly towns: Parsed['towns'];
  readonly known: Parsed['known'];
  /** An error that reads `file:line: reason`. */
  error(path: Path, reason: string): DataError;
}

/**
 * Reads the everyday names of a folder, unless they are kept.
 * @throws DataError with file, line and reason, at the first thing that does not fit.
 */
export function readEveryday(folder: string, kept: KeptRecords = NOTHING_KEPT): Everyday {
  const path = join(folder, EVERYDAY_FILE);
  const { countries, parts, towns, known } = kept.of(`places/${EVERYDAY_FILE}`, path, () => namesIn(path));
  return {
    countries: countries.map(({ code, name, short, aliases = [] }) => ({
      code,
      name,
      ...(short === undefined ? {} : { short }),
      aliases,
    })),
    ...{ parts, towns, known },
    error: (at, reason) => errorAt(path, readFile(path), at, reason),
  };
}

function namesIn(path: string): Parsed {
  const file = readFile(path);
  const result = schema.safeParse(file.value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw errorAt(path, file, issue?.path ?? [], issue?.message ?? 'does not fit');
}

const errorAt = (path: string, { placeOf }: YamlFile, at: Path, reason: string): DataError =>
  new DataError(path, placeOf(at), `${at.join('.')}: ${reason}`);

function readFile(path: string): YamlFile {
  try {
    return readYaml(path);
  } catch (error) {
    if (error instanceof YamlError) throw new DataError(path, error.place, error.message);
    throw error;
  }
}
