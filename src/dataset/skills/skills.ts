import type { PayRecords } from '../pay/load.ts';
import { DataError, type RecordReader } from '../records.ts';
import {
  categoryRecord,
  skillRecord,
  targetRecord,
  type Category,
  type Grade,
  type Skill,
  type Target,
} from './records.ts';
import { learningOrder } from './order.ts';

/** A skill that a target asks for, and the grade it asks. */
export interface Requirement {
  readonly skill: Skill;
  readonly grade: Grade;
}

/** The skills questions. */
export interface Skills {
  readonly categories: readonly Category[];
  readonly all: readonly Skill[];
  readonly targets: readonly Target[];
  category(id: string): Category | undefined;
  skill(id: string): Skill | undefined;
  target(id: string): Target | undefined;
  /** The skills of a category, in learning order. */
  of(category: string): readonly Skill[];
  /** The skills that name this one as to be learnt before them. */
  buildingOn(id: string): readonly Skill[];
  /** The skills that a target requires, with grades, in learning order. */
  asked(target: Target): readonly Requirement[];
  /** The targets that ask for a skill, and the grade. */
  askedBy(id: string): readonly { readonly target: Target; readonly grade: Grade }[];
}

/**
 * Reads `data/skills/`.
 * @throws DataError for a name that leads nowhere, or skills that wait for each other
 */
export function loadSkills(reader: RecordReader, pay: PayRecords): Skills {
  const categories = reader.read('skills/categories.yaml', categoryRecord);
  const technical = reader.read('skills/technical.yaml', skillRecord);
  const soft = reader.read('skills/soft.yaml', skillRecord);
  const targets = reader.read('skills/targets.yaml', targetRecord);
  const written = [...technical, ...soft];
  const refuse = (file: string, id: string, reason: string): never => {
    throw new DataError(`skills/${file}`, '', `record "${id}": ${reason}`);
  };
  const byId = new Map(written.map((one) => [one.id, one]));
  if (byId.size < written.length) refuse('soft.yaml', 'soft', 'a skill stands in both files');
  const categoryById = new Map(categories.map((one) => [one.id, one]));
  const premiums = new Set(pay.specialisations.map((one) => one.id));
  for (const { id, category, prerequisites, premium } of written) {
    if (!categoryById.has(category)) refuse('technical.yaml', id, `there is no category "${category}"`);
    for (const one of prerequisites)
      if (!byId.has(one)) refuse('technical.yaml', id, `there is no skill "${one}" to learn before it`);
    if (premium !== undefined && !premiums.has(premium))
      refuse('technical.yaml', id, `"${premium}" is no specialisation of pay/specialisations.yaml`);
  }
  const { order, circle } = learningOrder(written);
  if (circle) refuse('technical.yaml', circle.join('", "'), 'wait for each other: learn one of them first');
  const rank = new Map(order.map((one, at) => [one.id, at]));
  const sorted = (list: readonly Skill[]): Skill[] =>
    [...list].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  for (const { id, requirements, premium } of targets) {
    for (const one of Object.keys(requirements))
      if (!byId.has(one)) refuse('targets.yaml', id, `asks for "${one}", which is no skill`);
    if (premium !== undefined && !premiums.has(premium))
      refuse('targets.yaml', id, `"${premium}" is no specialisation of pay/specialisations.yaml`);
  }
  const need = (id: string): Skill => byId.get(id) ?? refuse('technical.yaml', id, 'is missing');
  const lists = {
    of: new Map(
      categories.map((one) => [one.id, sorted(written.filter((skill) => skill.category === one.id))]),
    ),
    after: new Map(
      written.map((one) => [
        one.id,
        sorted(written.filter(({ prerequisites }) => prerequisites.includes(one.id))),
      ]),
    ),
    asked: new Map(
      targets.map((target) => [
        target.id,
        sorted(Object.keys(target.requirements).map(need)).map((skill): Requirement => ({
          skill,
          grade: target.requirements[skill.id] ?? 1,
        })),
      ]),
    ),
    askedBy: new Map(
      written.map(({ id }) => [
        id,
        targets.flatMap((target) => {
          const grade = target.requirements[id];
          return grade === undefined ? [] : [{ target, grade }];
        }),
      ]),
    ),
  };
  const targetById = new Map(targets.map((one) => [one.id, one]));
  return {
    categories,
    all: order,
    targets,
    category: (id) => categoryById.get(id),
    skill: (id) => byId.get(id),
    target: (id) => targetById.get(id),
    of: (id) => lists.of.get(id) ?? [],
    buildingOn: (id) => lists.after.get(id) ?? [],
    asked: (target) => lists.asked.get(target.id) ?? [],
    askedBy: (id) => lists.askedBy.get(id) ?? [],
  };
}
