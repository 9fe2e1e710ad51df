import { z } from 'zod';
import { isSafeAddress } from './address.ts';

/** The environment variables that are set. */
export type Variables = Readonly<Record<string, unknown>>;

/** A port to listen on, read from an environment variable. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port, such as 3000')
  .transform(Number)
  .refine((one) => one > 0 && one < 65_536, 'must be a port, 1 to 65535')
  .optional();

/** The URL of a platform's API, whose name is `what`; `usual` is the default. */
export const apiAddress = (what: string, usual: string) =>
  z
    .url({ protocol: /^https?$/, error: `must be the address of ${what}, ${usual}` })
    .refine(isSafeAddress, 'must begin with https://; http:// only to this machine itself')
    .default(usual);

/** Why settings cannot be used, a sentence each. None holds a value, since some values are secrets. */
export interface Problems {
  readonly problems: readonly string[];
}

/** The settings as a schema reads them, or what is wrong with each variable. */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  variables: Variables,
): z.output<Schema> | Problems {
  const { success, data, error } = schema.safeParse(variables);
  if (success) return data;
  return { problems: error.issues.map((one) => `${one.path.join('.')} ${one.message}`) };
}

/** Whether settings could not be read. */
export const isWrong = (read: unknown): read is Problems =>
  typeof read === 'object' && read !== null && 'problems' in read;
