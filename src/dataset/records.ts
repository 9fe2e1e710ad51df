import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** A data file that does not fit. The message names the file, the place in it and the reason; the start stops. */
export class DataError extends Error {
  readonly file: string;
  constructor(file: string, place: string, reason: string) {
    super(`${file}${place && `:${place}`}: ${reason}`);
    this.name = 'DataError';
    this.file = file;
  }
}

/**
 * Reads lists of records from a data folder, with an optional overlay: a folder of the same layout whose records
 * replace those of the same id and come before the others. Every file is a YAML list of records with an `id`.
 */
export interface RecordReader {
  /**
   * The validated records of one file.
   * @param file relative to the data folder, e.g. `pay/levels.yaml`
   * @throws DataError naming file, line, column, record and reason
   */
  read<T extends { id: string }>(file: string, schema: z.ZodType<T>): readonly T[];
  /** Fails on a file of the overlay that nothing has read: most likely misnamed. @throws DataError */
  refuseUnread(): void;
}

export function recordReader(folder: string, overlay?: string): RecordReader {
  const known = new Set<string>();
  if (overlay !== undefined && !statSync(overlay, { throwIfNoEntry: false })?.isDirectory()) {
    throw new DataError(
      overlay,
      '',
      'the overlay folder does not exist or is no folder; create it or unset RUNG_DATA_OVERLAY',
    );
  }
  return {
    read(file, schema) {
      known.add(file);
      const shipped = readFile(join(folder, file), schema);
      if (overlay === undefined) return shipped;
      const path = join(overlay, file);
      if (!existsSync(path)) return shipped;
      const over = readFile(path, schema);
      const replaced = new Set(over.map((record) => record.id));
      return [...over, ...shipped.filter((record) => !replaced.has(record.id))];
    },
    refuseUnread() {
      if (overlay === undefined) return;
      for (const entry of readdirSync(overlay, { recursive: true, encoding: 'utf8' })) {
        const file = relative('.', entry).split(sep).join('/');
        if (/\.ya?ml$/.test(file) && !known.has(file)) {
          const names = [...known].sort().join(', ');
          throw new DataError(join(overlay, entry), '', `no data file has this name; the names are ${names}`);
        }
      }
    },
  };
}

function readFile<T extends { id: string }>(path: string, schema: z.ZodType<T>): T[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new DataError(path, '', `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new DataError(path, `${line}:${col}`, broken.message.split('\n')[0] ?? 'not YAML');
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    throw new DataError(path, '', error instanceof Error ? error.message : 'not YAML');
  }
  if (!Array.isArray(value)) throw new DataError(path, '1:1', 'must be a list of records, each with an id');
  const placeOf = (keys: readonly PropertyKey[]): string => {
    for (let depth = keys.length; depth > 0; depth--) {
      const node: unknown = document.getIn(keys.slice(0, depth) as (string | number)[], true);
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) {
        const { line, col } = lines.linePos(range[0]);
        return `${line}:${col}`;
      }
    }
    return '1:1';
  };
  const seen = new Set<string>();
  return value.map((raw: unknown, index) => {
    const id = (raw as { id?: unknown } | null)?.id;
    const name = typeof id === 'string' ? `record "${id}"` : `record ${index + 1}`;
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const keys = issue?.path ?? [];
      const at = keys.length > 0 ? `${name}, ${keys.join('.')}` : name;
      throw new DataError(path, placeOf([index, ...keys]), `${at}: ${issue?.message ?? 'does not fit'}`);
    }
    if (seen.has(parsed.data.id)) throw new DataError(path, placeOf([index, 'id']), `${name} stands twice`);
    seen.add(parsed.data.id);
    return parsed.data;
  });
}
