import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';

const capitals = (count: number) =>
  z.string().regex(new RegExp(`^[A-Z]{${count}}$`), `must be ${count} capitals`);
const whole = (least: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least, `must be ${least} or more`);

/** A row of the raw file, in the order of its columns. */
const rowSchema = z.strictObject({
  work_year: whole(2000).refine((year) => year <= 2100, 'must be a year up to 2100'),
  experience_level: z.enum(['EN', 'MI', 'SE', 'EX'], 'must be EN, MI, SE or EX'),
  employment_type: z.enum(['FT', 'PT', 'CT', 'FL'], 'must be FT, PT, CT or FL'),
  job_title: z.string().min(1, 'must not be empty'),
  salary: whole(1),
  salary_currency: capitals(3),
  salary_in_usd: whole(1),
  employee_residence: capitals(2),
  remote_ratio: whole(0).refine((ratio) => ratio <= 100, 'must be 100 or less'),
  company_location: capitals(2),
  company_size: z.enum(['S', 'M', 'L'], 'must be S, M or L'),
});
/** A row of the raw file: gross yearly pay, in its currency and in US dollars. */
export type IndexRow = z.infer<typeof rowSchema>;

const COLUMNS = Object.keys(rowSchema.shape);

/** A raw file that is no edition of the index; the message names file, line and column. */
export class IndexError extends Error {
  constructor(file: string, line: number, column: number, reason: string) {
    super(`${file}:${line}:${column}: ${reason}`);
    this.name = 'IndexError';
  }
}

/** The first bytes of a gzip file. */
const GZIP = [0x1f, 0x8b];

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === GZIP[0] && buffer[1] === GZIP[1];
  } finally {
    await handle.close();
  }
}

/**
 * Reads every row of a raw file of the index, plain or gzip, and hands them to `take` in their order; `progress` is told
 * the part of the file that is read, from 0 to 1.
 * @throws IndexError for a file that is malformed: its line, the column counted from 1, and why
 */
export async function readIndex(
  file: string,
  take: (row: IndexRow) => void,
  progress: (part: number) => void = () => undefined,
): Promise<void> {
  const bytes = statSync(file).size;
  let read = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      progress(read / bytes);
      done(undefined, chunk);
    },
  });
  const unzip = (await isGzip(file)) ? [createGunzip()] : [];
  let line = 0;
  const parser = parse({ bom: true, info: true, relax_column_count: true });
  const check = new Transform({
    objectMode: true,
    transform({ record, info }: { record: string[]; info: { lines: number } }, _encoding, done) {
      line = info.lines;
      try {
        const row = rowOf(file, line, record);
        if (row) take(row);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  try {
    await pipeline([createReadStream(file), meter, ...unzip, parser, check]);
  } catch (error) {
    if (error instanceof CsvError)
      throw new IndexError(
        file,
        Number(error['lines'] ?? line + 1),
        Number(error['column'] ?? 0) + 1,
        error.message,
      );
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new IndexError(file, line + 1, 1, `the gzip stream is broken: ${error.message}`);
    throw error;
  }
  if (line < 2) throw new IndexError(file, line + 1, 1, 'there is no row under the header');
}

/** A checked row; undefined for the header. @throws IndexError */
function rowOf(file: string, line: number, cells: readonly string[]): IndexRow | undefined {
  if (line === 1) {
    const wrong = COLUMNS.findIndex((name, at) => cells[at] !== name);
    if (wrong >= 0)
      throw new IndexError(
        file,
        1,
        wrong + 1,
        `the column must be ${COLUMNS[wrong] ?? ''}, not ${cells[wrong] ?? 'missing'}`,
      );
  }
  if (cells.length !== COLUMNS.length)
    throw new IndexError(
      file,
      line,
      Math.min(cells.length, COLUMNS.length) + 1,
      `${cells.length} columns where ${COLUMNS.length} are expected`,
    );
  if (line === 1) return undefined;
  const parsed = rowSchema.safeParse(Object.fromEntries(COLUMNS.map((name, at) => [name, cells[at]])));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const column = COLUMNS.indexOf(String(issue?.path[0]));
  throw new IndexError(
    file,
    line,
    column + 1,
    `${COLUMNS[column] ?? ''} "${cells[column] ?? ''}" ${issue?.message ?? 'does not fit'}`,
  );
}
