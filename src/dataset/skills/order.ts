import type { Skill } from './records.ts';

type Named = Pick<Skill, 'id' | 'prerequisites'>;

/**
 * Skills in an order in which none comes before what is to be learnt first, else as they are written; `circle` names
 * those that wait for each other, where there are any.
 */
export function learningOrder<T extends Named>(
  skills: readonly T[],
): { readonly order: readonly T[]; readonly circle: readonly string[] | undefined } {
  const order: T[] = [];
  const placed = new Set<string>();
  let waiting: readonly T[] = skills;
  while (waiting.length > 0) {
    const next = waiting.find((one) => one.prerequisites.every((id) => placed.has(id)));
    if (!next) return { order, circle: waiting.map((one) => one.id) };
    order.push(next);
    placed.add(next.id);
    waiting = waiting.filter((one) => one !== next);
  }
  return { order, circle: undefined };
}
