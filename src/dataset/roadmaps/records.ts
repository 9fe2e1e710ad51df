import { z } from 'zod';
import { id, name, sourced, text, aliases } from '../record-schema.ts';

/** The most steps of a roadmap. */
export const MOST_STEPS = 60;
/** The most tasks of a step. */
export const MOST_TASKS = 12;
/** The most links of a step. */
export const MOST_LINKS = 5;
/** The most links of a task. */
export const MOST_TASK_LINKS = 2;
/** The longest duration of a step, in weeks or in months. */
export const MOST_TIME = 60;

/** How long a step takes at the roadmap's own weekly hours, as its source prints it; `editorial` where Rung adds it. */
const duration = z
  .strictObject({
    min: z.int().positive().max(MOST_TIME),
    max: z.int().positive().max(MOST_TIME),
    unit: z.enum(['week', 'month']),
    editorial: z.boolean().default(false),
  })
  .refine((value) => value.min <= value.max, 'min is above max');
/** How long a step takes, from the shortest to the longest. */
export type Duration = z.infer<typeof duration>;

/** An id that a task had, or `step/task` where it was in another step. */
const formerTask = z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/, 'is no id and no step/task');

/** The `order` of a roadmap that names none: after the others. */
export const LAST = 1000;
/** The most retired ids that a roadmap keeps. */
export const MOST_RETIRED = 1000;

/** The `source` of team roadmaps. */
export const TEAM = 'team';

/** The longest link, in UTF-16 units. */
export const LONGEST_LINK = 500;

/** Whether a text is an https address without spaces, invisible characters or brackets. */
export const isLink = (text: string): boolean =>
  /^https:\/\/[^\s\p{C}<>|\\"]+$/u.test(text) && text.length <= LONGEST_LINK && URL.canParse(text);

const linksUpTo = (most: number) =>
  z
    .array(z.string().refine(isLink, `is no https address of at most ${LONGEST_LINK} characters`))
    .max(most)
    .refine((all) => new Set(all).size === all.length, 'a link stands twice');

/** The longest task whose time is said, in minutes: a working week. */
export const MOST_MINUTES = 2_400;

/**
 * A task; `editorial` where the step is of its source and the task is Rung's, `minutes` how long it takes where that is
 * known, `links` where to, `formerIds` as for a step. With `unit` it stands for that unit of the curriculum, and its text,
 * minutes and links are only used once there is no such unit any more.
 */
const taskRecord = z.strictObject({
  id,
  text,
  editorial: z.boolean().default(false),
  unit: id.optional(),
  minutes: z.int().positive().max(MOST_MINUTES).optional(),
  links: linksUpTo(MOST_TASK_LINKS).optional(),
  formerIds: z.array(formerTask).default([]),
});
/** A task of a step. */
export type Task = z.infer<typeof taskRecord>;

/**
 * A step; without `duration` it is ongoing. `formerIds` are the ids it had before: progress is kept by id. `skills` are
 * those it teaches, `projects` those of the curriculum that plans spread over it, `resources` facts of the pages of courses, projects and books, and `links` lead out.
 */
const stepRecord = z.strictObject({
  id,
  name,
  duration: duration.optional(),
  tasks: z.array(taskRecord).min(1).max(MOST_TASKS),
  skills: z.array(id).default([]),
  projects: z.array(id).optional(),
  resources: z.array(id).default([]),
  links: linksUpTo(MOST_LINKS).default([]),
  formerIds: z.array(id).default([]),
  ...sourced,
});
/** A step of a roadmap. */
export type Step = z.infer<typeof stepRecord>;

/**
 * A roadmap: one file, named by its id. `hours` is the weekly effort that its durations assume, `order` its place in the
 * list, `next` the shipped roadmap that follows once it is finished, `grades` those of the units that plans lay under its steps. `retiredIds` are ids of steps, and `step/task` of tasks, that are gone and that nothing else may be called.
 */
export const roadmapRecord = z.strictObject({
  id,
  name,
  summary: text,
  aliases,
  order: z.int().min(1).max(LAST).default(LAST),
  hours: z.int().positive().max(60),
  next: id.optional(),
  grades: z
    .array(z.union([z.literal(1), z.literal(2), z.literal(3)]))
    .min(1)
    .optional(),
  steps: z.array(stepRecord).min(1).max(MOST_STEPS),
  retiredIds: z.array(formerTask).max(MOST_RETIRED).default([]),
  ...sourced,
});
/** A roadmap: its steps in order. */
export type Roadmap = z.infer<typeof roadmapRecord>;
