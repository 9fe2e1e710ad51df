import { z } from 'zod';

/** Read as absent where it is missing, null or of another type: no answer hangs on what a platform may leave out. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

export const text = maybe(z.string());
/** An id, a time stamp or a word of a platform's: a few visible letters of ASCII, and anything else is none. */
export const id = maybe(z.string().regex(/^[!-~]{1,120}$/));
/** An address. */
export const url = maybe(z.string().min(1));
export const flag = maybe(z.boolean());

/** A list, without what is of another type than its elements. */
export const list = <Schema extends z.ZodType>(element: Schema) =>
  maybe(
    z
      .array(maybe(element))
      .transform((all) => all.filter((one): one is z.output<Schema> => one !== undefined)),
  );

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
