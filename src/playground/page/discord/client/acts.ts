import { z } from 'zod';
import { ActRefused } from '../../seam/client.ts';
import type { DiscordAct } from '../render/html.ts';

const act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('type') }),
  z.object({ kind: z.literal('press'), message: z.string(), id: z.string() }),
  z.object({ kind: z.literal('choose'), message: z.string(), id: z.string() }),
  z.object({ kind: z.literal('submit'), id: z.string() }),
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('dismiss'), key: z.string() }),
]);
const file = z.object({ name: z.string(), type: z.string(), base64: z.string() });
const texts = z.union([z.string(), z.array(z.string())]);
const fields = z.record(z.string(), z.union([texts, file, z.array(file)]));

/** An act of the page: one that was drawn, a line that was typed, or that a person came to a place. */
export type ReadAct = DiscordAct | { readonly kind: 'type' | 'open' };
/** The fields of a form as the page posts them. */
export type PostedFields = z.infer<typeof fields>;

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, success } = schema.safeParse(value);
  if (!success) throw new ActRefused('The page sent something that the playground cannot read.');
  return data;
}

const listed = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** The act that the page posted. @throws ActRefused where it is none */
export const readAct = (value: unknown): ReadAct => read(act, value);
/** A line that was typed. */
export const readText = (value: unknown): string => read(z.string(), value);
/** The fields of a form. */
export const readFields = (value: unknown): PostedFields => read(fields, value);
/** What was chosen of a list: one value, several, or those of a form of boxes. */
export const readChosen = (value: unknown): readonly string[] => {
  const chosen = read(z.union([texts, z.object({ values: texts.optional() })]), value);
  if (typeof chosen === 'string' || Array.isArray(chosen)) return listed(chosen);
  return listed(chosen.values ?? []);
};
