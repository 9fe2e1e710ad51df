import type { PayRecords } from '../pay/pay-records.ts';
import { DataError } from '../records.ts';
import type { Category, Skill, Target } from './records.ts';

/** Everything in `data/skills/`. */
export interface SkillRecords {
  readonly skills: readonly Skill[];
  readonly categories: readonly Category[];
  readonly targets: readonly Target[];
}

/** @throws DataError naming the file and the record, and why it does not fit the others */
export function refuse(file: string, id: string, reason: string): never {
  throw new DataError(`skills/${file}`, '', `record "${id}": ${reason}`);
}

/** Checks that every name in the records of skills leads somewhere. @throws DataError for the first that does not */
export function checkSkills({ skills, categories, targets }: SkillRecords, pay: PayRecords): void {
  const ids = new Set(skills.map((one) => one.id));
  if (ids.size < skills.length) refuse('soft.yaml', 'soft', 'a skill stands in both files');
  const categoryIds = new Set(categories.map((one) => one.id));
  const specialisations = new Set(pay.specialisations.map((one) => one.id));
  const checkPremium = (file: string, id: string, premium: string | undefined): void => {
    if (premium !== undefined && !specialisations.has(premium))
      refuse(file, id, `"${premium}" is no specialisation of pay/specialisations.yaml`);
  };
  for (const { id, category, prerequisites, premium } of skills) {
    if (!categoryIds.has(category)) refuse('technical.yaml', id, `there is no category "${category}"`);
    for (const one of prerequisites)
      if (!ids.has(one)) refuse('technical.yaml', id, `there is no skill "${one}" to learn before it`);
    checkPremium('technical.yaml', id, premium);
  }
  for (const { id, requirements, premium } of targets) {
    for (const one of Object.keys(requirements))
      if (!ids.has(one)) refuse('targets.yaml', id, `asks for "${one}", which is no skill`);
    checkPremium('targets.yaml', id, premium);
  }
}
