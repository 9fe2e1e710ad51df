import { clean } from '../../reply/clean.ts';
import { keyOf, lastOf, stepOf, type Known, type Line, type Placed } from './edited-steps.ts';
import { isOfText, newId, textKey } from './ids.ts';
import { taskKey } from './keys.ts';
import type { Curriculum } from '../curriculum/curriculum.ts';
import type { OutlineStep } from './outline.ts';
import type { OutlineTask } from './outline-tasks.ts';
import { alikePairs, likeness, samePairs } from './match-steps.ts';
import { LAST, MOST_RETIRED, roadmapRecord, TEAM, type Roadmap, type Step, type Task } from './records.ts';

/** A roadmap as somebody wrote it, before ids are assigned. */
export interface RoadmapDraft {
  readonly name: string;
  readonly summary: string;
  /** Hours a week. */
  readonly hours: number;
  readonly steps: readonly OutlineStep[];
}

/**
 * Makes a team roadmap of a draft. `before` is the roadmap that is edited or copied: its steps and tasks keep their ids
 * where the text is the same or similar, so that ticks are kept; a task that moved to another step keeps the old key in
 * `formerIds`. No id is given to a second thing: a unit has its own id wherever it stands, and nothing else has one of
 * `units`. @throws ZodError where the draft breaks a limit of roadmaps
 */
export function roadmapFrom(
  written: RoadmapDraft,
  before: Roadmap | undefined,
  id: string,
  units: Pick<Curriculum, 'unit'>,
): Roadmap {
  const known = knownIn(before);
  const placed = placedIn(written.steps, before);
  const homes = homesOf(placed, known);
  const isSame = before?.id === id;
  return roadmapRecord.parse({
    id,
    name: clean(written.name),
    summary: clean(written.summary),
    aliases: isSame ? before.aliases : [],
    order: isSame ? before.order : undefined,
    hours: written.hours,
    steps: placed.map((one): Step => stepOf(one, homes, known, before, units)),
    // Nobody has ticked anything in a copy yet, so no id needs to be retired.
    retiredIds: isSame ? retiredIn(before, placed, known, new Set(homes.values())) : [],
    source: TEAM,
  });
}

/** Makes a team roadmap of one read from a file; the file's own id, order and source are dropped. */
export const asTeamRoadmap = (
  { name, summary, aliases, hours, steps, retiredIds }: Roadmap,
  id: string,
): Roadmap => ({
  id,
  name,
  summary,
  aliases,
  order: LAST,
  hours,
  steps,
  retiredIds,
  source: TEAM,
});

const knownIn = (before: Roadmap | undefined): Known[] =>
  (before?.steps ?? []).flatMap((step) =>
    step.tasks.map((task): Known => {
      const ids = [task.id, ...task.formerIds.filter((one) => !one.includes('/'))];
      const own = [step.id, ...step.formerIds].flatMap((home) => ids.map((one) => `${home}/${one}`));
      const names = new Set([...own, ...task.formerIds.filter((one) => one.includes('/'))]);
      return { key: keyOf(task), step, task, names };
    }),
  );

/** Matches the written steps with those of before: by name, then by similar names or common tasks. */
function placedIn(steps: readonly OutlineStep[], before: Roadmap | undefined): Placed[] {
  const now = steps.map((written) => ({
    key: textKey(written.name),
    written,
    lines: written.tasks.map((task): Line => ({ key: keyOf(task), written: task })),
  }));
  const then = (before?.steps ?? []).map((step) => ({
    key: textKey(step.name),
    step,
    tasks: new Set(step.tasks.map(keyOf)),
  }));
  const same = samePairs(now, then);
  const found = new Set(same.values());
  const alike = alikePairs(
    now.filter((one) => !same.has(one)),
    then.filter((one) => !found.has(one)),
    (one, other) => {
      const common = one.lines.filter(({ key }) => other.tasks.has(key)).length;
      const shared = common / Math.max(one.lines.length, other.tasks.size);
      return Math.max(likeness(one.key, other.key), shared);
    },
  );
  const taken = new Set([
    ...then.flatMap(({ step }) => [step.id, ...step.formerIds]),
    ...(before?.retiredIds ?? []).filter((one) => !one.includes('/')),
  ]);
  return now.map((one): Placed => {
    const was = (same.get(one) ?? alike.get(one))?.step;
    const id = was?.id ?? newId(one.written.name, 'step', (other) => taken.has(other));
    taken.add(id);
    return { written: one.written, lines: one.lines, was, id };
  });
}

/** Matches the written tasks with those of before: the same text in the same step, in another step, then similar text. */
function homesOf(placed: readonly Placed[], known: readonly Known[]): ReadonlyMap<Line, Known> {
  const homes = new Map<Line, Known>();
  const found = new Set<Known>();
  const keep = (pairs: ReadonlyMap<Line, Known>): void => {
    for (const [line, home] of pairs) {
      homes.set(line, home);
      found.add(home);
    }
  };
  const open = (lines: readonly Line[]): Line[] => lines.filter((one) => !homes.has(one));
  const left = (step?: Step): Known[] =>
    known.filter((one) => !found.has(one) && (!step || one.step === step));
  for (const { lines, was } of placed) if (was) keep(samePairs(open(lines), left(was)));
  keep(samePairs(open(placed.flatMap(({ lines }) => lines)), left()));
  // Units are only ever the same, never alike.
  const isOwn = ({ unit }: OutlineTask | Task): boolean => unit === undefined;
  for (const { lines, was } of placed)
    if (was)
      keep(
        alikePairs(
          open(lines).filter(({ written }) => isOwn(written)),
          left(was).filter(({ task }) => isOwn(task)),
        ),
      );
  return homes;
}

/** Ids of removed steps and tasks that a later text could be given by accident, and so may not be used again. */
function retiredIn(
  before: Roadmap,
  placed: readonly Placed[],
  known: readonly Known[],
  found: ReadonlySet<Known>,
): string[] {
  const remaining = new Set(placed.map(({ was }) => was));
  const steps = before.steps
    .filter((step) => !remaining.has(step))
    .flatMap(({ id, name, formerIds }) => [...formerIds, ...(isOfText(id, name, 'step') ? [] : [id])]);
  const tasks = known
    .filter((one) => !found.has(one))
    .flatMap(({ step, task, names }) =>
      [...names].filter(
        (one) =>
          // The id of a unit is that unit's for ever, so that it finds its ticks when it is put back.
          lastOf(one) !== task.unit && (one !== taskKey(step, task) || !isOfText(task.id, task.text, 'task')),
      ),
    );
  return [...new Set([...before.retiredIds, ...steps, ...tasks])].slice(-MOST_RETIRED);
}
