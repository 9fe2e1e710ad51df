import { z } from 'zod';
import { id, name, sourced, text, words } from '../shapes.ts';

/** As many steps may a roadmap have, and tasks and links a step; as many weeks or months a step takes at most. */
export const MOST_STEPS = 60;
export const MOST_TASKS = 12;
export const MOST_LINKS = 5;
export const MOST_TIME = 60;

/** How long a step takes at the roadmap's own weekly hours, as its source prints it; `ours` where only we say so. */
const lasts = z
  .strictObject({
    min: z.int().positive().max(MOST_TIME),
    max: z.int().positive().max(MOST_TIME),
    unit: z.enum(['week', 'month']),
    ours: z.boolean().default(false),
  })
  .refine((value) => value.min <= value.max, 'min is above max');
export type Lasts = z.infer<typeof lasts>;

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

/** The place in the list of a roadmap that names none. */
export const LAST = 1000;
/** As many retired ids a roadmap remembers. */
export const MOST_RETIRED = 1000;

/** The source of what a team made itself. */
export const TEAM = 'team';

/** The longest link, in UTF-16 units. */
export const LONGEST_LINK = 500;

/** Whether a text is a whole https address that nothing invisible hides in. */
export const isLink = (text: string): boolean =>
  /^https:\/\/[^\s\p{C}<>|\\"]+$/u.test(text) && text.length <= LONGEST_LINK && URL.canParse(text);

const links = z
  .array(z.string().refine(isLink, `is no https address of at most ${LONGEST_LINK} characters`))
  .max(MOST_LINKS)
  .refine((all) => new Set(all).size === all.length, 'a link stands twice')
  .default([]);

/**
 * A step; without `lasts` it is ongoing. `was` is what it was called before: progress is kept by id. `teaches` names
 * skills, `resources` facts of the pages of courses, projects and books, and `links` lead out.
 */
const stepRecord = z.strictObject({
  id,
  name,
  lasts: lasts.optional(),
  tasks: z.array(taskRecord).min(1).max(MOST_TASKS),
  teaches: z.array(id).default([]),
  resources: z.array(id).default([]),
  links,
  was: z.array(id).default([]),
  ...sourced,
});
export type Step = z.infer<typeof stepRecord>;

/**
 * A roadmap: one file, named by its id. `hours` is the weekly effort that its durations assume, `order` its place in the
 * list. `retired` are ids of steps, and `step/task` of tasks, that are gone and that nothing else may be called.
 */
export const roadmapRecord = z.strictObject({
  id,
  name,
  says: text,
  words,
  order: z.int().min(1).max(LAST).default(LAST),
  hours: z.int().positive().max(60),
  steps: z.array(stepRecord).min(1).max(MOST_STEPS),
  retired: z.array(formerTask).max(MOST_RETIRED).default([]),
  ...sourced,
});
export type Roadmap = z.infer<typeof roadmapRecord>;
