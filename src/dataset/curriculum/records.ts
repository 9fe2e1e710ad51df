import { z } from 'zod';
import { id, name, sourced } from '../record-schema.ts';

/** The shortest and the longest unit, in minutes; units are measured in quarters of an hour. */
const SHORTEST = 45;
const LONGEST = 180;
const QUARTER = 15;
/** The longest address of a resource, in UTF-16 units: what a link button takes on every platform. */
const LONGEST_ADDRESS = 512;

/** A sentence of at most so many UTF-16 units. */
const sentence = (most: number) => z.string().trim().min(10).max(most);

/**
 * A public page or course to learn from, by its exact address. `free` is false where it costs money; `needs` says what it
 * asks of its reader besides, `fact` the course or book of the career pages that it is.
 */
export const resourceRecord = z.strictObject({
  id,
  fact: id.optional(),
  title: z.string().trim().min(1).max(120),
  publisher: name,
  url: z
    .string()
    .max(LONGEST_ADDRESS)
    .refine((text) => /^https:\/\/\S+$/u.test(text) && URL.canParse(text), 'is no https address'),
  kind: z.enum(['docs', 'tutorial', 'lesson', 'chapter', 'exercise', 'course', 'paper']),
  free: z.boolean(),
  needs: z.string().trim().min(1).max(80).optional(),
  ...sourced,
});
/** A public page or course to learn from. */
export type Resource = z.infer<typeof resourceRecord>;

/** What doing a unit takes besides a laptop, and how it is said. */
export const NEEDS = {
  gpu: 'a GPU',
  'gpu-helpful': 'a GPU helps',
  'model-key': 'a model API key (small cost)',
  docker: 'Docker',
  kubernetes: 'a Kubernetes cluster (minikube will do)',
  aws: 'an AWS account (may bill)',
  'google-cloud': 'a Google Cloud account (may bill)',
  azure: 'an Azure account (may bill)',
  account: 'a free account',
  node: 'Node.js',
  cpp: 'a C++ tool chain',
} as const;

/** What a unit may need. */
export type Need = keyof typeof NEEDS;

/** A multiple-choice question: the first answer is the right one; they are shown in another order. */
const questionRecord = z.strictObject({
  ask: sentence(160),
  answers: z
    .array(z.string().trim().min(1).max(75))
    .length(4)
    .refine((all) => new Set(all).size === all.length, 'an answer stands twice'),
  because: sentence(220),
});
/** A multiple-choice question about a unit. */
export type Question = z.infer<typeof questionRecord>;

/**
 * A unit: a piece of work of one skill that ends in something made. `grade` is the grade of the skill that it leads to,
 * `project` the one of several units that it is a part of, `after` the units to do before it, `check` how a person can tell by themselves that they are done.
 */
export const unitRecord = z.strictObject({
  id,
  name: z.string().trim().min(3).max(40),
  skill: id,
  grade: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  kind: z.enum(['reading', 'making', 'project']),
  project: id.optional(),
  minutes: z.int().min(SHORTEST).max(LONGEST).multipleOf(QUARTER),
  task: sentence(200),
  check: sentence(160),
  why: sentence(140),
  needs: z.array(z.enum(Object.keys(NEEDS) as [Need, ...Need[]])).default([]),
  after: z.array(id).default([]),
  resources: z.array(id).max(2),
  questions: z.array(questionRecord).length(2),
  ...sourced,
});
/** A unit of the curriculum. */
export type Unit = z.infer<typeof unitRecord>;
