import { z } from 'zod';

const at = z.union([
  z.strictObject({ channel: z.string(), ts: z.string() }),
  z.strictObject({ view: z.string() }),
]);

/** What a person does, as the page posts it: words, a reply, an element's act, and what is done with forms and places. */
export const act = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('type') }),
  z.strictObject({ kind: z.literal('reply'), thread: z.string() }),
  z.strictObject({
    kind: z.literal('element'),
    on: at,
    element: z.strictObject({ block: z.string(), action: z.string() }),
    value: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('submit'), view: z.string() }),
  z.strictObject({ kind: z.literal('close') }),
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('prompt'), title: z.string() }),
]);
/** What a person does. */
export type SlackAct = z.infer<typeof act>;

/** What was typed. */
export const line = z.string();
/** What was chosen or entered: one text, or several values. */
export const entered = z.union([z.string(), z.array(z.string())]);

/** A file that somebody picked; one without a name is none. */
export const picked = z.object({ name: z.string(), base64: z.base64() });
/** What a form was filled in with, by the names of its fields. */
export const filled = z.record(z.string(), z.union([entered, picked, z.array(picked)]));
/** What a form was filled in with. */
export type FilledForm = z.infer<typeof filled>;
