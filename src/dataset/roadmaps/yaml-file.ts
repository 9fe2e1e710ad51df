import { COLLECTION_STYLE, dump, visit, type Document } from 'js-yaml';
import type { z } from 'zod';
import { clean, shorten } from '../../reply/clean.ts';
import type { Section } from '../career/records.ts';
import { wrongOrigin } from '../check-sources.ts';
import { fitting, type Misfit } from '../records.ts';
import { parseYaml, YamlError, type YamlFile } from '../yaml.ts';
import { wrongIn, type Known } from './check.ts';
import { LAST, roadmapRecord, type Roadmap, type Step, type Task } from './records.ts';
import type { Units } from './unit-tasks.ts';
import { withUnitsFilledIn } from './yaml-units.ts';

/** The skills, units, facts, sources and sections that the file of a roadmap may refer to; a dataset has them all. */
export interface KnownToAll extends Known {
  readonly sources: readonly { readonly id: string }[];
  readonly sections: readonly Pick<Section, 'id'>[];
  readonly curriculum: Units;
}

/** Why a text is no roadmap. */
export interface Unreadable {
  /** `line:column`, from 1; "" where it is not one place. */
  readonly place: string;
  readonly reason: string;
}

/** The longest file that is read, in bytes of UTF-8. */
export const LONGEST_FILE = 100_000;
/** A reason holds words of the file, which may be anything. */
const LONGEST_REASON = 300;
/** Longer lines are folded, as in `data/`. */
const WIDTH = 110;
/** How deep what stands within a step begins: its length, its tasks, its lists. */
const IN_STEP = 3;

/**
 * Reads a roadmap from YAML that anybody may have written, in the shape of `data/roadmaps/`. Never throws. What cannot be
 * shown is cleaned away; the id is its writer's, and says nothing about whose it may be here. A task that names a unit
 * needs nothing else; where it has a text as well and there is no such unit any more, it is an ordinary task.
 */
export function readRoadmapYaml(text: string, known: KnownToAll): Roadmap | Unreadable {
  if (Buffer.byteLength(text) > LONGEST_FILE)
    return { place: '', reason: `it is longer than ${LONGEST_FILE / 1000} kB` };
  const file = parsed(unwrapped(text));
  if ('reason' in file) return file;
  const filled = withUnitsFilledIn(cleaned(file.value), known.curriculum);
  const found = 'wrong' in filled ? filled.wrong : fitted(filled.value, known);
  return 'reason' in found ? unreadable(file.placeOf(found.keys), found.reason) : found;
}

function fitted(value: unknown, known: KnownToAll): Roadmap | Misfit {
  const fit = fitting(value, roadmapRecord, inWords);
  return 'record' in fit ? (wrongWith(fit.record, known) ?? fit.record) : shapeOf(fit);
}

function parsed(text: string): YamlFile | Unreadable {
  try {
    return parseYaml(text, { aliases: false });
  } catch (error) {
    // Its maker's word: text from strangers can make the parser throw anything.
    if (error instanceof YamlError) return unreadable(error.place, error.message);
    return { place: '', reason: 'it is no YAML that can be read' };
  }
}

const unreadable = (place: string, reason: string): Unreadable => ({
  place,
  reason: shorten(clean(reason), LONGEST_REASON),
});

const shapeOf = ({ keys, reason }: Misfit): Misfit => ({
  keys,
  reason: keys.length === 0 ? reason : `${keys.join('.')}: ${reason}`,
});

function wrongWith(roadmap: Roadmap, known: KnownToAll): Misfit | undefined {
  const parts = [
    { part: roadmap, keys: [] },
    ...roadmap.steps.map((part, at) => ({ part, keys: ['steps', at] })),
  ];
  for (const { part, keys } of parts) {
    const { id, source, section } = part;
    const reason = wrongOrigin({ source, section }, known.sources, known.sections);
    if (reason !== undefined) return { keys: [...keys, 'source'], reason: `"${id}": ${reason}` };
  }
  return wrongIn(roadmap, known);
}

const FENCED = /^\s*(`{3,}|~{3,})[\w-]*[^\S\n]*\n([^]*?)\n?\1\s*$/;

/** A file without the code fence it was pasted in, and without an indentation that all of it has but for its first line. */
function unwrapped(text: string): string {
  const inner = (FENCED.exec(text)?.[2] ?? text).replace(/^(?:[^\S\n]*\n)+/, '');
  const [first = '', ...rest] = inner.split('\n');
  const depths = rest.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const depth = Math.min(...depths);
  // Where a box took the blanks off the beginning of a file that was indented as a whole.
  const isCut = /^[\w-]+: +\S/.test(first) && depths.length > 0 && depth > 0;
  return isCut ? [first, ...rest.map((line) => line.slice(depth))].join('\n') : inner;
}

/** Why a value does not fit, in words that need no knowledge of the validator. */
function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined')
      ? 'it is missing'
      : `it should be ${NAMES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `it should be ${issue.values.map((one) => `“${String(one)}”`).join(' or ')}`;
  if (issue.code === 'unrecognized_keys')
    return `there is no such entry as ${issue.keys.map((key) => `“${key}”`).join(', ')}`;
  return issue.message;
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'entries, each “name: value”',
};

/** A unit as people write it: "weeks" is "week". */
const unitOf = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .trim()
        .toLowerCase()
        .replace(/^(week|month)s$/, '$1')
    : value;

/** A value from YAML with every text in it cleaned. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, cleaned(key === 'unit' ? unitOf(inner) : inner)]),
  );
}

/** A roadmap as a file of `data/roadmaps/`: what is as it would be anyway is left out. */
export const writeRoadmapYaml = (roadmap: Roadmap): string =>
  dump(
    withoutDefaults({
      id: roadmap.id,
      name: roadmap.name,
      summary: roadmap.summary,
      aliases: roadmap.aliases,
      order: roadmap.order === LAST ? undefined : roadmap.order,
      hours: roadmap.hours,
      next: roadmap.next,
      grades: roadmap.grades,
      source: roadmap.source,
      section: roadmap.section,
      steps: roadmap.steps.map(writtenStep),
      retiredIds: roadmap.retiredIds,
    }),
    { lineWidth: WIDTH, noRefs: true, flowBracketPadding: true, transform: inLines },
  );

const writtenStep = (step: Step): object =>
  withoutDefaults({
    id: step.id,
    name: step.name,
    duration: step.duration && withoutDefaults(step.duration),
    tasks: step.tasks.map((task: Task) =>
      withoutDefaults({
        id: task.id,
        text: task.text,
        editorial: task.editorial,
        unit: task.unit,
        minutes: task.minutes,
        links: task.links,
        formerIds: task.formerIds,
      }),
    ),
    skills: step.skills,
    projects: step.projects,
    resources: step.resources,
    links: step.links,
    formerIds: step.formerIds,
    source: step.source,
    section: step.section,
  });

/** The fields that say something. */
const withoutDefaults = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** Puts a task, a length and a list of words on one line each. */
const inLines = (documents: Document[]): void =>
  visit(documents, (node, { depth }) => {
    const isList = node.kind === 'sequence' && node.items.every(({ kind }) => kind === 'scalar');
    if (isList || (node.kind === 'mapping' && depth >= IN_STEP)) node.style = COLLECTION_STYLE.FLOW;
  });
