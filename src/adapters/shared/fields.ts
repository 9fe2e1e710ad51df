import { z } from 'zod';

/** A part of a payload that is read as absent where it is missing, null or of another type. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** A text. */
export const text = maybe(z.string());
/** An id, a time stamp or a keyword of a platform's: up to 120 printable characters of ASCII without spaces. */
export const id = maybe(z.string().regex(/^[!-~]{1,120}$/));
/** A URL. */
export const url = maybe(z.string().min(1));
/** A boolean. */
export const flag = maybe(z.boolean());

/** A list, without elements that cannot be read. */
export const list = <Schema extends z.ZodType>(element: Schema) =>
  maybe(
    z
      .array(maybe(element))
      .transform((all) => all.filter((one): one is z.output<Schema> => one !== undefined)),
  );

/** Whether a value is an object that is no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
