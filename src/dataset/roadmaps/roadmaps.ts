import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Career } from '../career/career.ts';
import { DataError, type RecordReader } from '../records.ts';
import type { Skills } from '../skills/skills.ts';
import { wrongIn } from './check.ts';
import { gapRoadmap } from './gap-roadmap.ts';
import { withUnits } from './planned.ts';
import { roadmapRecord, type Roadmap, type Step } from './records.ts';
import { withShippedUnits } from './unit-tasks.ts';
import type { EpochMs } from '../../time.ts';

/** A step of a roadmap that teaches a skill. */
export interface Lesson {
  readonly roadmap: Roadmap;
  readonly step: Step;
  /** From 1. */
  readonly number: number;
}

/** A team roadmap, read from the store. `version` grows with each edit; `changes` tell of the latest edits. */
export interface LoadedTeamRoadmap {
  readonly roadmap: Roadmap;
  readonly version: number;
  /** `says` tells what was done, each a sentence. */
  readonly changes: readonly { readonly at: EpochMs; readonly sentences: readonly string[] }[];
}

/** The shipped roadmaps, and the team roadmaps of the workspace or person that asks. */
export interface Roadmaps {
  readonly all: readonly Roadmap[];
  /** The roadmap to each target, which no list names. */
  readonly gaps: readonly Roadmap[];
  get(id: string): Roadmap | undefined;
  /** The same as plans follow it, with units under its steps. */
  planned(id: string): Roadmap | undefined;
  /** Undefined for a shipped one. */
  teamRoadmap(id: string): LoadedTeamRoadmap | undefined;
  /** The steps that teach a skill. */
  teaching(skill: string): readonly Lesson[];
}

/**
 * Reads `data/roadmaps/`, one roadmap a file.
 * @throws DataError where `wrongIn` finds something
 */
export function loadRoadmaps(
  reader: RecordReader,
  {
    skills,
    career,
    curriculum,
  }: { readonly skills: Skills; readonly career: Career; readonly curriculum: Curriculum },
): Roadmaps {
  const all = [...reader.each('roadmaps', roadmapRecord)]
    .map((one) => withShippedUnits(one, curriculum))
    .sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'en'));
  for (const roadmap of all) {
    const wrong = wrongIn(roadmap, { skills, career });
    if (wrong) throw new DataError(`roadmaps/${roadmap.id}.yaml`, '', wrong.reason);
  }
  const byId = new Map(all.map((one) => [one.id, one]));
  for (const { id, next } of all) {
    if (next === id || (next !== undefined && !byId.has(next)))
      throw new DataError(`roadmaps/${id}.yaml`, 'next', `there is no other roadmap ${next}`);
  }
  const projects = new Set(curriculum.units.map(({ project }) => project));
  for (const { id, steps } of all) {
    const lost = steps.flatMap((step) => step.projects ?? []).find((one) => !projects.has(one));
    if (lost !== undefined)
      throw new DataError(`roadmaps/${id}.yaml`, 'projects', `there is no project ${lost}`);
  }
  const planned = new Map(all.map((one) => [one.id, withUnits(one, curriculum)]));
  for (const one of planned.values()) {
    const wrong = wrongIn(one, { skills, career });
    if (wrong) throw new DataError(`roadmaps/${one.id}.yaml`, '', `with its units, ${wrong.reason}`);
  }
  const gaps = skills.targets.map((target) => gapRoadmap(target, skills, curriculum));
  for (const one of gaps) {
    byId.set(one.id, one);
    planned.set(one.id, one);
  }
  const lessons = new Map(
    skills.all.map(({ id }) => [
      id,
      all.flatMap((roadmap) =>
        roadmap.steps.flatMap((step, at): Lesson[] =>
          step.skills.includes(id) ? [{ roadmap, step, number: at + 1 }] : [],
        ),
      ),
    ]),
  );
  return {
    all,
    gaps,
    get: (id) => byId.get(id),
    planned: (id) => planned.get(id),
    teamRoadmap: () => undefined,
    teaching: (id) => lessons.get(id) ?? [],
  };
}
