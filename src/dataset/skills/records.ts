import { z } from 'zod';
import { id, name, sourced, text, aliases } from '../record-schema.ts';

/** A category of skills. */
export const categoryRecord = z.strictObject({
  id,
  name,
  kind: z.enum(['technical', 'soft']),
  summary: text,
  aliases,
  ...sourced,
});
/** A category of skills. */
export type Category = z.infer<typeof categoryRecord>;

/** How well a person can do it: 0 not yet, 1 with guidance, 2 on their own, 3 well enough to lead others. */
export const GRADES = [0, 1, 2, 3] as const;
/** A grade of a skill. */
export type Grade = (typeof GRADES)[number];

/**
 * A skill. `importance` is set where the guide tells must-haves from differentiators. `grades` say what "can do it" looks
 * like at 1, 2 and 3. `prerequisites` are skills to learn first. `premium` is the specialisation whose pay factor it belongs to.
 */
export const skillRecord = z.strictObject({
  id,
  name,
  category: id,
  importance: z.enum(['must-have', 'differentiator']).optional(),
  summary: text,
  rationale: text,
  grades: z.tuple([text, text, text]),
  parts: z.array(text).default([]),
  tools: z.array(name).default([]),
  prerequisites: z.array(id).default([]),
  premium: id.optional(),
  aliases,
  ...sourced,
});
/** A skill, and the skills to learn before it. */
export type Skill = z.infer<typeof skillRecord>;

/** A level, track or role, and the grade of each skill that it asks for. `premium` as for a skill. */
export const targetRecord = z.strictObject({
  id,
  kind: z.enum(['level', 'track', 'role']),
  name,
  summary: text,
  requirements: z.record(id, z.union([z.literal(1), z.literal(2), z.literal(3)])),
  premium: id.optional(),
  aliases,
  ...sourced,
});
/** A level, track or role, and the skills that it asks for with their grades. */
export type Target = z.infer<typeof targetRecord>;
