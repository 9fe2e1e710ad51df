import { DataError, type RecordReader } from '../records.ts';
import { learningOrder } from '../skills/order.ts';
import type { Grade } from '../skills/records.ts';
import type { Skills } from '../skills/skills.ts';
import { wrongInCurriculum } from './check.ts';
import { resourceRecord, unitRecord, type Resource, type Unit } from './records.ts';

/** The units of all skills, and what they link to. */
export interface Curriculum {
  /** In an order in which none comes before what is to be done first. */
  readonly units: readonly Unit[];
  unit(id: string): Unit | undefined;
  /** The units of a skill, in learning order. */
  of(skill: string): readonly Unit[];
  /** The first unit for somebody with a grade of a skill: of the next grade, else the last there is. */
  startAt(skill: string, grade: Grade): Unit | undefined;
  /** The address of a course or book of the career pages; undefined where none is known. */
  ofFact(id: string): Resource | undefined;
  /** The units of a project, in their order; none for what is no project. */
  ofProject(id: string): readonly Unit[];
  /** The resources of a unit, in its order. */
  resourcesOf(unit: Unit): readonly Resource[];
}

const RESOURCES = 'curriculum/resources.yaml';
const UNITS = 'curriculum/units';

/**
 * Reads `data/curriculum/`.
 * @throws DataError for a name that leads nowhere, a resource that nothing links to, or units that wait for each other
 */
export function loadCurriculum(reader: RecordReader, skills: Skills): Curriculum {
  const resources = reader.read(RESOURCES, resourceRecord);
  const written = reader.folder(UNITS, unitRecord);
  const wrong = wrongInCurriculum({ units: written, resources }, (id) => skills.skill(id) !== undefined);
  if (wrong)
    throw new DataError(
      wrong.file === 'units' ? UNITS : RESOURCES,
      '',
      `record "${wrong.id}": ${wrong.reason}`,
    );
  return curriculumOf(inOrder(written, skills), resources);
}

/** By grade, within one by skill in learning order; then so that what is to be done before stands before. */
function inOrder(units: readonly Unit[], skills: Skills): readonly Unit[] {
  const place = new Map(skills.all.map(({ id }, at) => [id, at]));
  const at = ({ skill }: Unit): number => place.get(skill) ?? 0;
  const sorted = [...units].sort((one, other) => one.grade - other.grade || at(one) - at(other));
  return learningOrder(sorted.map((unit) => ({ id: unit.id, prerequisites: unit.after, unit }))).order.map(
    ({ unit }) => unit,
  );
}

function curriculumOf(units: readonly Unit[], resources: readonly Resource[]): Curriculum {
  const byId = new Map(units.map((one) => [one.id, one]));
  const bySkill = Map.groupBy(units, ({ skill }) => skill);
  const resourceById = new Map(resources.map((one) => [one.id, one]));
  const byFact = new Map(
    resources.flatMap((one) => (one.fact === undefined ? [] : [[one.fact, one] as const])),
  );
  const byProject = Map.groupBy(units, ({ project }) => project);
  const of = (skill: string): readonly Unit[] => bySkill.get(skill) ?? [];
  return {
    units,
    unit: (id) => byId.get(id),
    of,
    startAt: (skill, grade) => of(skill).find((one) => one.grade > grade) ?? of(skill).at(-1),
    ofFact: (id) => byFact.get(id),
    ofProject: (id) => byProject.get(id) ?? [],
    resourcesOf: (unit) => unit.resources.flatMap((id) => resourceById.get(id) ?? []),
  };
}
