import type { PayRecords } from '../pay/pay-records.ts';
import type { RecordReader } from '../records.ts';
import { checkSkills, refuse, type SkillRecords } from './check.ts';
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
  const skills = [...technical, ...soft];
  checkSkills({ skills, categories, targets }, pay);
  const { order, circle } = learningOrder(skills);
  if (circle) refuse('technical.yaml', circle.join('", "'), 'wait for each other: learn one of them first');
  return skillsOf({ skills: order, categories, targets });
}

/** The skills questions over records that were checked; `skills` are in learning order. */
function skillsOf({ skills, categories, targets }: SkillRecords): Skills {
  const byId = new Map(skills.map((one) => [one.id, one]));
  const categoryById = new Map(categories.map((one) => [one.id, one]));
  const targetById = new Map(targets.map((one) => [one.id, one]));
  const ofCategory = Map.groupBy(skills, ({ category }) => category);
  const after = new Map(
    skills.map(({ id }) => [id, skills.filter(({ prerequisites }) => prerequisites.includes(id))]),
  );
  const asked = new Map(
    targets.map(({ id, requirements }) => [
      id,
      skills.flatMap((skill): Requirement[] => {
        const grade = requirements[skill.id];
        return grade === undefined ? [] : [{ skill, grade }];
      }),
    ]),
  );
  const askedBy = new Map(
    skills.map(({ id }) => [
      id,
      targets.flatMap((target) => {
        const grade = target.requirements[id];
        return grade === undefined ? [] : [{ target, grade }];
      }),
    ]),
  );
  return {
    categories,
    all: skills,
    targets,
    category: (id) => categoryById.get(id),
    skill: (id) => byId.get(id),
    target: (id) => targetById.get(id),
    of: (id) => ofCategory.get(id) ?? [],
    buildingOn: (id) => after.get(id) ?? [],
    asked: (target) => asked.get(target.id) ?? [],
    askedBy: (id) => askedBy.get(id) ?? [],
  };
}
