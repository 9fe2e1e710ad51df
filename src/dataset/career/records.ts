import { z } from 'zod';
import { id, name, sourced, text, aliases } from '../record-schema.ts';

/** A section of the guide, by an id of ours. */
export const sectionRecord = z.strictObject({ id, name });
/** A section of the guide. */
export type Section = z.infer<typeof sectionRecord>;

/** How a page lays its facts out: label and text, a table of their values, or numbered lines. */
const layout = z.enum(['fields', 'table', 'steps']);

/**
 * A page that `/career` answers with. `group` is the heading it is listed under, `summary` its answer in one line;
 * `related` names further pages, such as `skill:rag`, and `commands` holds commands as they are typed.
 */
export const topicRecord = z.strictObject({
  id,
  name,
  group: name,
  summary: z.string().trim().min(1).max(200),
  aliases,
  layout,
  commands: z.array(z.string().startsWith('/')).default([]),
  related: z.array(z.string().regex(/^(topic|skill|roadmap|target):[a-z0-9-]+$/)).default([]),
  ...sourced,
});
/** A topic as its record has it. */
export type Topic = z.infer<typeof topicRecord>;

/** One thing the guide says. `group` is the heading it stands under; `values` are its cells where the page is a table. */
export const factRecord = z.strictObject({
  id,
  topic: id,
  group: name.optional(),
  name,
  summary: text,
  values: z.record(z.string().min(1).max(30), z.string().min(1).max(80)).optional(),
  aliases,
  ...sourced,
});
/** A fact of a topic as its record has it. */
export type Fact = z.infer<typeof factRecord>;
