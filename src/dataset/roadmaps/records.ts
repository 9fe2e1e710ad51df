import { z } from 'zod';
import { id, name, sourced, text, words } from '../shapes.ts';

/** How long a step takes at the roadmap's own weekly hours, as its source prints it; `ours` where only we say so. */
const lasts = z
  .strictObject({
    min: z.int().positive().max(60),
    max: z.int().positive().max(60),
    unit: z.enum(['week', 'month']),
    ours: z.boolean().default(false),
  })
  .refine((value) => value.min <= value.max, 'min is above max');

/** An id that a task had, or `step/task` where it was in another step. */
const formerTask = z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/, 'is no id and no step/task');

/** A task; `ours` where the step is the guide's and the task is not, `was` what it was called before. */
const taskRecord = z.strictObject({
  id,
  says: text,
  ours: z.boolean().default(false),
  was: z.array(formerTask).default([]),
});
export type Task = z.infer<typeof taskRecord>;

/** A step; without `lasts` it is ongoing. `was` is what it was called before: progress is kept by id. `teaches` names skills, `resources` facts of the pages of courses, projects and books. */
const stepRecord = z.strictObject({
  id,
  name,
  lasts: lasts.optional(),
  tasks: z.array(taskRecord).min(1).max(12),
  teaches: z.array(id).default([]),
  resources: z.array(id).default([]),
  was: z.array(id).default([]),
  ...sourced,
});
export type Step = z.infer<typeof stepRecord>;

/**
 * A roadmap: one file, named by its id. `hours` is the weekly effort that its durations assume, `order` its place in the
 * list.
 */
export const roadmapRecord = z.strictObject({
  id,
  name,
  says: text,
  words,
  order: z.int().min(1).max(1000).default(1000),
  hours: z.int().positive().max(60),
  steps: z.array(stepRecord).min(1).max(60),
  ...sourced,
});
export type Roadmap = z.infer<typeof roadmapRecord>;
