import { readFileSync } from 'node:fs';
import { EVENT_ID, getScalarValue, load, parseEvents, YAMLException, type Event } from 'js-yaml';

/** A file that cannot be read or is not YAML; `place` is `line:column`, "" where there is none. */
export class YamlError extends Error {
  readonly place: string;
  constructor(place: string, reason: string) {
    super(reason);
    this.name = 'YamlError';
    this.place = place;
  }
}

/** A way into a file: keys and indexes, as in a zod issue. */
export type Path = readonly PropertyKey[];

/** A YAML file's value, and where in the file things stand. */
export interface YamlFile {
  readonly value: unknown;
  /** `line:column`, from 1, of what the keys lead to, or of the innermost thing on the way that exists. */
  readonly placeOf: (keys: Path) => string;
}

/** Reads a YAML file (YAML 1.2, core schema). @throws YamlError */
export function readYaml(path: string): YamlFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new YamlError('', `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  return parseYaml(text);
}

/**
 * Reads YAML (1.2, core schema). `aliases` false refuses text that names one part of itself from another.
 * @throws YamlError
 */
export function parseYaml(text: string, { aliases = true }: { readonly aliases?: boolean } = {}): YamlFile {
  try {
    return {
      value: load(text, { maxAliases: aliases ? -1 : 0 }),
      placeOf: (keys) => placeAt(text, offsetOf(text, keys)),
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const reason = error.reason.startsWith('aliases exceeded')
      ? 'a part that stands elsewhere (“*name”) is not taken: write it out'
      : error.reason;
    throw new YamlError(error.mark ? placeAt(text, error.mark.position) : '', reason);
  }
}

function placeAt(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

/** Where the value that `keys` lead to begins. Worked out only where something is wrong: it parses once more. */
function offsetOf(text: string, keys: Path): number {
  const events = parseEvents(text, {});
  let at = events.findIndex((one) => one.type !== EVENT_ID.DOCUMENT);
  let found = startOf(events[at]);
  for (const key of keys) {
    const inner = childOf(text, events, at, key);
    if (inner === undefined) break;
    at = inner;
    found = startOf(events[at]) ?? found;
  }
  return found ?? 0;
}

function startOf(event: Event | undefined): number | undefined {
  if (event?.type === EVENT_ID.SCALAR) return event.valueStart;
  return event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE ? event.start : undefined;
}

/** The index of the event that begins the child of a mapping or a sequence. */
function childOf(
  text: string,
  events: readonly Event[],
  parent: number,
  key: PropertyKey,
): number | undefined {
  const isMapping = events[parent]?.type === EVENT_ID.MAPPING;
  if (!isMapping && events[parent]?.type !== EVENT_ID.SEQUENCE) return undefined;
  let at = parent + 1;
  for (let index = 0; at < events.length && events[at]?.type !== EVENT_ID.POP; index++) {
    const keyEvent = events[at];
    const name = isMapping && keyEvent?.type === EVENT_ID.SCALAR ? getScalarValue(text, keyEvent) : index;
    if (isMapping) at = after(events, at);
    if (String(name) === String(key)) return at;
    at = after(events, at);
  }
  return undefined;
}

/** The index of the event that follows a whole node. */
function after(events: readonly Event[], at: number): number {
  let depth = 0;
  let next = at;
  do {
    const type = events[next]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
    else if (type === EVENT_ID.POP) depth--;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) return events.length;
    next++;
  } while (depth > 0);
  return next;
}
