import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Unit } from '../curriculum/records.ts';
import { learningOrder } from '../skills/order.ts';
import type { Roadmap, Step, Task } from './records.ts';
import { weeksOf } from './timetable.ts';

/** Every so many weeks there is time to catch up, for which nothing is planned. */
export const CATCH_UP = 8;
/** Weeks of units in a step without an end. */
const WITHOUT_END = 4;
const AN_HOUR = 60;

/**
 * A roadmap as plans follow it: among the tasks of each step stand the units of its skills and its projects, as many as
 * its time has room for at the hours that the roadmap assumes. One that names no grades has no units.
 */
export function withUnits(roadmap: Roadmap, curriculum: Pick<Curriculum, 'units'>): Roadmap {
  const { grades, hours } = roadmap;
  if (!grades) return roadmap;
  const projects = roadmap.steps.map((_, at) => projectsOf(roadmap, at, curriculum));
  const share = weeksInMiddle(roadmap.steps, hours) < CATCH_UP ? 1 : 1 - 1 / CATCH_UP;
  const inProjects = new Set(projects.flat());
  const taught = new Set(roadmap.steps.flatMap(({ skills }) => skills));
  const lowest = Math.min(...grades);
  // What is of a lower grade than the roadmap's is taken as known.
  const all = curriculum.units.filter(
    ({ skill, project, grade }) => taught.has(skill) && project === undefined && grade >= lowest,
  );
  const taken = new Set<Unit>();
  const steps = roadmap.steps.map((step, at): Step => {
    const own = projects[at] ?? [];
    const room = share * timeOf(step, hours) - ownTime(step) - minutesOf(own);
    const later = roadmap.steps.slice(at + 1).flatMap(({ skills }) => skills);
    const open = all.filter((unit) => step.skills.includes(unit.skill) && !taken.has(unit));
    const wanted = inTurn(open, step.skills, { grades, later });
    const units = inOrder(
      asManyAsFit(wanted, room, { taken, known: new Set([...all, ...inProjects]) }),
      step,
    );
    for (const unit of [...units, ...own]) taken.add(unit);
    return { ...step, tasks: merged(step.tasks, units, own) };
  });
  return { ...roadmap, steps };
}

const minutesOf = (units: readonly Unit[]): number => units.reduce((sum, { minutes }) => sum + minutes, 0);

/** The units of a step's projects, one after the other; of one that several steps name, each has its part. */
const projectsOf = ({ steps }: Roadmap, at: number, { units }: Pick<Curriculum, 'units'>): readonly Unit[] =>
  (steps[at]?.projects ?? []).flatMap((project) => {
    const all = units.filter((unit) => unit.project === project);
    const places = steps.flatMap(({ projects }, place) => (projects?.includes(project) ? [place] : []));
    const [part, parts] = [places.indexOf(at), places.length];
    return all.slice(Math.round((part * all.length) / parts), Math.round(((part + 1) * all.length) / parts));
  });

/** A step's weeks, in the middle of its durations, at the hours that the roadmap assumes. */
function middleOf(step: Step, hours: number): number {
  const weeks = weeksOf(step, hours, hours);
  return weeks ? (weeks.min + weeks.max) / 2 : WITHOUT_END;
}

const weeksInMiddle = (steps: readonly Step[], hours: number): number =>
  steps.reduce((sum, step) => sum + middleOf(step, hours), 0);

/** A step's time, in minutes. */
const timeOf = (step: Step, hours: number): number => middleOf(step, hours) * hours * AN_HOUR;

/** The time of a step's own tasks, in minutes. */
const ownTime = ({ tasks }: Step): number => tasks.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

/**
 * The units in the order in which they are wanted: those of the roadmap's grades first, within a grade one of each skill in
 * turn, so that no skill is left out where time is short. Of a skill that `later` steps teach too they have their share.
 */
function inTurn(
  units: readonly Unit[],
  skills: readonly string[],
  { grades, later }: { readonly grades: readonly number[]; readonly later: readonly string[] },
): readonly Unit[] {
  const turn = (skill: string): readonly { readonly unit: Unit; readonly turn: number }[] => {
    const own = units.filter((unit) => unit.skill === skill);
    const wanted = own.filter(({ grade }) => grades.includes(grade));
    const others = own.filter(({ grade }) => !grades.includes(grade));
    const steps = 1 + later.filter((one) => one === skill).length;
    const shareOf = (all: readonly Unit[]): readonly Unit[] => all.slice(0, Math.ceil(all.length / steps));
    return [...shareOf(wanted), ...shareOf(others)].map((unit, at) => ({ unit, turn: at }));
  };
  const isWanted = ({ grade }: Unit): number => (grades.includes(grade) ? 0 : 1);
  return skills
    .flatMap(turn)
    .sort(
      (one, other) =>
        isWanted(one.unit) - isWanted(other.unit) ||
        one.unit.grade - other.unit.grade ||
        one.turn - other.turn,
    )
    .map(({ unit }) => unit);
}

/**
 * The units that there is room for, each with all that is to be done before it in this step or an earlier one. What the
 * roadmap teaches nowhere is taken as known.
 */
function asManyAsFit(
  units: readonly Unit[],
  room: number,
  { taken, known }: { readonly taken: ReadonlySet<Unit>; readonly known: ReadonlySet<Unit> },
): readonly Unit[] {
  const ids = new Set([...known].map(({ id }) => id));
  const chosen = new Map([...taken].map((unit) => [unit.id, unit]));
  const own: Unit[] = [];
  let left = room;
  // One that waits for another is tried again once that one was taken.
  for (let waiting = [...units], before = Infinity; waiting.length < before && left > 0;) {
    before = waiting.length;
    waiting = waiting.filter((unit) => {
      const isReady = unit.after.every((id) => chosen.has(id) || !ids.has(id));
      if (!isReady || unit.minutes > left) return true;
      left -= unit.minutes;
      chosen.set(unit.id, unit);
      own.push(unit);
      return false;
    });
  }
  return own;
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

/**
 * A step's tasks, units and projects in one order, each spread over it: the units by their time, a task after the units
 * that lead to it, so that a step ends with its last task.
 */
function merged(tasks: readonly Task[], units: readonly Unit[], projects: readonly Unit[]): Task[] {
  const total = minutesOf(units);
  let before = 0;
  // Tasks and parts of projects take turns, evenly spread: no stretch of weeks is reading alone.
  const work = [
    ...projects.map((unit, at) => ({ at: (at + 0.5) / projects.length, task: taskOf(unit) })),
    ...tasks.map((task, at) => ({ at: (at + 1) / tasks.length, task })),
  ].sort((one, other) => one.at - other.at);
  const placed = [
    ...units.map((unit) => {
      const at = (before + unit.minutes / 2) / total;
      before += unit.minutes;
      return { at, task: taskOf(unit) };
    }),
    ...work.map(({ task }, at) => ({ at: (at + 1) / work.length, task })),
  ];
  return placed.sort((one, other) => one.at - other.at).map(({ task }) => task);
}

/** A unit as a task of a plan. */
export const taskOf = ({ id, name, minutes }: Unit): Task => ({
  id,
  text: name,
  editorial: true,
  minutes,
  formerIds: [],
});
