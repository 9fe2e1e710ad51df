import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Unit } from '../curriculum/records.ts';
import { learningOrder } from '../skills/order.ts';
import type { Roadmap, Step, Task } from './records.ts';
import { weeksOf } from './timetable.ts';

/** The share of a step's time that units may take; the rest is for its own tasks. */
const SHARE = 0.75;
/** Most tasks and units in a week, at the hours that the roadmap assumes. */
const MOST_A_WEEK = 4;
const AN_HOUR = 60;

/**
 * A roadmap as plans follow it: under each step that ends stand the units of its skills, before its own tasks, as many
 * as its time has room for. A roadmap that names no grades has no units.
 */
export function withUnits(roadmap: Roadmap, curriculum: Pick<Curriculum, 'units'>): Roadmap {
  const { grades, hours } = roadmap;
  if (!grades) return roadmap;
  const taken = new Set<string>();
  const ofSteps = roadmap.steps.map(({ skills }) =>
    curriculum.units.filter(({ skill, grade }) => skills.includes(skill) && grades.includes(grade)),
  );
  const known = new Map(ofSteps.flat().map((unit) => [unit.id, unit]));
  const steps = roadmap.steps.map((step, at): Step => {
    const open = (ofSteps[at] ?? []).filter(({ id }) => !taken.has(id));
    const units = asManyAsFit(inOrder(ready(open, taken, known), step), step, hours);
    for (const { id } of units) taken.add(id);
    return units.length === 0 ? step : { ...step, tasks: interleaved(units, step.tasks) };
  });
  return { ...roadmap, steps };
}

/**
 * The units that can be done in a step: with all that is to be done before them in an earlier step or in this one. What no
 * step of the roadmap teaches is taken as known, but no project is begun in its middle.
 */
function ready(
  units: readonly Unit[],
  taken: ReadonlySet<string>,
  known: ReadonlyMap<string, Unit>,
): readonly Unit[] {
  const here = new Set(units.map(({ id }) => id));
  const isReady = ({ kind, after }: Unit): boolean =>
    after.every((id) => taken.has(id) || here.has(id) || (!known.has(id) && kind !== 'project'));
  const left = units.filter(isReady);
  return left.length === units.length ? left : ready(left, taken, known);
}

/** By grade, within one in the order in which the step names its skills; what is to be done before stands before. */
function inOrder(units: readonly Unit[], { skills }: Step): readonly Unit[] {
  const own = new Set(units.map(({ id }) => id));
  const sorted = [...units].sort(
    (one, other) => one.grade - other.grade || skills.indexOf(one.skill) - skills.indexOf(other.skill),
  );
  return learningOrder(
    sorted.map((unit) => ({ id: unit.id, prerequisites: unit.after.filter((id) => own.has(id)), unit })),
  ).order.map(({ unit }) => unit);
}

/** The first units that a step has room for; none in one without an end. */
function asManyAsFit(units: readonly Unit[], step: Step, hours: number): readonly Unit[] {
  const weeks = weeksOf(step, hours, hours);
  if (!weeks) return [];
  const count = Math.ceil((weeks.min + weeks.max) / 2);
  const room = { units: MOST_A_WEEK * count - step.tasks.length, minutes: SHARE * count * hours * AN_HOUR };
  let minutes = 0;
  return units.filter((unit, at) => {
    minutes += unit.minutes;
    return at < room.units && minutes <= room.minutes;
  });
}

/** The units in as many parts as there are tasks, each part before its task: a step ends with its last task. */
function interleaved(units: readonly Unit[], tasks: readonly Task[]): Task[] {
  return tasks.flatMap((task, at) => {
    const from = Math.round((at * units.length) / tasks.length);
    const to = Math.round(((at + 1) * units.length) / tasks.length);
    return [...units.slice(from, to).map(asTask), task];
  });
}

const asTask = ({ id, name, minutes }: Unit): Task => ({
  id,
  text: `${name} (${minutes} min)`,
  editorial: true,
  minutes,
  formerIds: [],
});
