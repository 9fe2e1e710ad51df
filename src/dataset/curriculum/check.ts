import { learningOrder } from '../skills/order.ts';
import type { Resource, Unit } from './records.ts';

/** The records of the curriculum as they were read. */
export interface CurriculumRecords {
  readonly units: readonly Unit[];
  readonly resources: readonly Resource[];
}

/** Why a curriculum is refused, with the record it is about; undefined where nothing is wrong. */
export function wrongInCurriculum(
  { units, resources }: CurriculumRecords,
  isSkill: (id: string) => boolean,
): { readonly file: 'units' | 'resources'; readonly id: string; readonly reason: string } | undefined {
  const known = new Set(resources.map(({ id }) => id));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const twice = units.find((unit) => byId.get(unit.id) !== unit);
  if (twice) return { file: 'units', id: twice.id, reason: 'stands twice' };
  for (const { id, skill, grade, after, resources: own, kind } of units) {
    const wrong = (reason: string) => ({ file: 'units', id, reason }) as const;
    if (!isSkill(skill)) return wrong(`there is no skill "${skill}"`);
    const lost = own.find((one) => !known.has(one));
    if (lost !== undefined) return wrong(`there is no resource "${lost}"`);
    if (own.length === 0 && kind !== 'project') return wrong('has no resource');
    for (const before of after) {
      const other = byId.get(before);
      if (!other) return wrong(`there is no unit "${before}" to do before it`);
      if (other.grade > grade) return wrong(`comes after "${before}", which is of a higher grade`);
    }
  }
  const used = new Set(units.flatMap((unit) => unit.resources));
  const idle = resources.find(({ id, fact }) => !used.has(id) && fact === undefined);
  if (idle) return { file: 'resources', id: idle.id, reason: 'no unit links to it' };
  const { circle } = learningOrder(units.map(({ id, after }) => ({ id, prerequisites: after })));
  return circle && { file: 'units', id: circle.join('", "'), reason: 'wait for each other' };
}
