import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';

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
      also: z.array(name).optional(),
    }),
  ),
  /** Nations and states that stand for their country when named alone. */
  parts: z.array(z.strictObject({ code, names: z.array(name).min(1) })),
  /** Towns, by label, and what people call them; such a name wins over towns that bear it. */
  towns: z.array(z.strictObject({ place: name, names: z.array(name).min(1) })),
  /** The best known places, by label, in the order in which to suggest them. */
  known: z.array(name),
});

type Parsed = z.infer<typeof schema>;
/** A way into the file, as in a zod issue. */
export type Path = readonly PropertyKey[];

/** The everyday names, and how to say where in the file something is wrong. */
export interface Everyday {
  readonly countries: readonly {
    readonly code: string;
    readonly name: string;
    readonly short?: string;
    readonly also: readonly string[];
  }[];
  readonly parts: Parsed['parts'];
  readonly towns: Parsed['towns'];
  readonly known: Parsed['known'];
  /** An Error that reads `file:line: reason`. */
  error(path: Path, reason: string): Error;
}

/**
 * Reads the everyday names of a folder.
 * @throws Error with file, line and reason, at the first thing that does not fit.
 */
export function readEveryday(folder: string): Everyday {
  const path = join(folder, EVERYDAY_FILE);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new Error(`${path}:${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0] ?? ''}`);
  }
  const error = (at: Path, reason: string): Error =>
    new Error(`${path}:${lines.linePos(offsetOf(document, at)).line}: ${at.join('.')}: ${reason}`);
  const result = schema.safeParse(document.toJS());
  if (!result.success) {
    const [issue] = result.error.issues;
    throw error(issue?.path ?? [], issue?.message ?? 'does not fit');
  }
  const countries = result.data.countries.map(({ code, name, short, also = [] }) => ({
    code,
    name,
    ...(short === undefined ? {} : { short }),
    also,
  }));
  const { parts, towns, known } = result.data;
  return { countries, parts, towns, known, error };
}

// The offset of the innermost node on the way that exists: a missing key has none of its own.
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
