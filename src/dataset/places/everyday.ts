import { join } from 'node:path';
import { z } from 'zod';
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
 * Reads the everyday names of a folder.
 * @throws DataError with file, line and reason, at the first thing that does not fit.
 */
export function readEveryday(folder: string): Everyday {
  const path = join(folder, EVERYDAY_FILE);
  const { value, placeOf } = readFile(path);
  const error = (at: Path, reason: string): DataError =>
    new DataError(path, placeOf(at), `${at.join('.')}: ${reason}`);
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw error(issue?.path ?? [], issue?.message ?? 'does not fit');
  }
  const countries = result.data.countries.map(({ code, name, short, aliases = [] }) => ({
    code,
    name,
    ...(short === undefined ? {} : { short }),
    aliases,
  }));
  const { parts, towns, known } = result.data;
  return { countries, parts, towns, known, error };
}

function readFile(path: string): YamlFile {
  try {
    return readYaml(path);
  } catch (error) {
    if (error instanceof YamlError) throw new DataError(path, error.place, error.message);
    throw error;
  }
}
