import type { Curriculum } from '../curriculum/curriculum.ts';
import { isOfText, newId, textKey } from './ids.ts';
import type { OutlineDuration, OutlineStep } from './outline.ts';
import type { OutlineTask } from './outline-tasks.ts';
import { TEAM, type Roadmap, type Step, type Task } from './records.ts';

/** A task of the roadmap before the edit, with every key (`step/task`) that ticks of it may be stored under. */
export interface Known {
  readonly key: string;
  readonly step: Step;
  readonly task: Task;
  readonly names: ReadonlySet<string>;
}

/** A task as it was written, and the key that it has in common with the same task before. */
export interface Line {
  readonly key: string;
  readonly written: OutlineTask;
}

/** A step as it was written, the step it was before the edit, and its id. */
export interface Placed {
  readonly written: OutlineStep;
  readonly lines: readonly Line[];
  readonly was: Step | undefined;
  readonly id: string;
}

/** The key by which a task is found again: its unit, or its folded text. No folded text has a colon. */
export const keyOf = ({ unit, text }: OutlineTask | Task): string =>
  unit === undefined ? textKey(text) : `unit:${unit}`;

/** The id of a task in its key. */
export const lastOf = (key: string): string => key.slice(key.indexOf('/') + 1);

/** A step as it is kept: with its id, and each of its tasks under the id it had, or a new one. */
export function stepOf(
  { written, lines, was, id }: Placed,
  homes: ReadonlyMap<Line, Known>,
  known: readonly Known[],
  before: Roadmap | undefined,
  units: Pick<Curriculum, 'unit'>,
): Step {
  const source = was?.source ?? TEAM;
  /** In a step that another source wrote, a changed task is no longer that source's: it is marked as editorial. */
  const ours = source !== TEAM;
  const used = new Set(
    lines.flatMap((line) => {
      const home = homes.get(line);
      return home && home.step === was ? [home.task.id] : [];
    }),
  );
  const former = new Set(
    [...known.flatMap(({ names }) => [...names]), ...(before?.retiredIds ?? [])].map(lastOf),
  );
  const fresh = (text: string): string =>
    newId(text, 'task', (other) => used.has(other) || former.has(other) || units.unit(other) !== undefined);
  const idOf = ({ unit, text }: OutlineTask, home: Known | undefined): string => {
    const own = unit ?? home?.task.id;
    const isFree = own !== undefined && !used.has(own);
    if (unit !== undefined) return isFree && isOnlyOf(unit, id, known, before) ? unit : fresh(unit);
    return isFree && home && mayKeep(home, id, known, before) ? own : fresh(text);
  };
  const taskOf = (line: Line): Task => {
    const { written: task, key } = line;
    const home = homes.get(line);
    const isOurs = home?.key === key && home.step.source === source ? home.task.editorial : ours;
    const said = { editorial: isOurs, ...saidOf(task) };
    if (home && home.step === was) return { id: home.task.id, ...said, formerIds: home.task.formerIds };
    const own = idOf(task, home);
    used.add(own);
    const names = [...(home?.names ?? [])].filter((one) => one !== `${id}/${own}`);
    return { id: own, ...said, formerIds: names };
  };
  return {
    id,
    name: written.name,
    ...(written.duration && { duration: durationOf(written.duration, was?.duration, ours) }),
    tasks: lines.map(taskOf),
    skills: was?.skills ?? [],
    ...(was?.projects && { projects: was.projects }),
    resources: was?.resources ?? [],
    links: [...written.links],
    formerIds: was?.formerIds ?? [],
    source,
    ...(was?.section !== undefined && { section: was.section }),
  };
}

const saidOf = ({
  text,
  unit,
  minutes,
  links,
}: OutlineTask): Pick<Task, 'text' | 'unit' | 'minutes' | 'links'> => ({
  text,
  ...(unit !== undefined && { unit }),
  ...(minutes !== undefined && { minutes }),
  ...(links.length > 0 && { links: [...links] }),
});

/** Whether nothing but this unit has had the unit's id in a step. */
const isOnlyOf = (
  unit: string,
  step: string,
  known: readonly Known[],
  before: Roadmap | undefined,
): boolean => {
  const key = `${step}/${unit}`;
  return (
    before?.retiredIds.includes(key) !== true &&
    known.every(({ task, names }) => task.unit === unit || !names.has(key))
  );
};

/** Whether a task keeps its id when it moves to a step: no other task there has had it, and no other text makes it. */
function mayKeep(home: Known, step: string, known: readonly Known[], before: Roadmap | undefined): boolean {
  const key = `${step}/${home.task.id}`;
  if (home.names.has(key)) return true;
  const isOthers = known.some((one) => one.names.has(key)) || before?.retiredIds.includes(key) === true;
  return !isOthers && isOfText(home.task.id, home.task.text, 'task');
}

const durationOf = (length: OutlineDuration, was: Step['duration'], ours: boolean): Step['duration'] =>
  was?.min === length.min && was.max === length.max && was.unit === length.unit
    ? was
    : { ...length, editorial: ours };
