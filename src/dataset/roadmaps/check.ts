import type { Career } from '../career/career.ts';
import type { Misfit } from '../records.ts';
import type { Skills } from '../skills/skills.ts';
import { clashIn } from './keys.ts';
import type { Roadmap } from './records.ts';

/** The skills and facts that a roadmap may refer to. */
export interface Known {
  readonly skills: Pick<Skills, 'skill'>;
  readonly career: Pick<Career, 'fact'>;
}

/**
 * The first problem of a roadmap that fits the schema: a step's or task's id that is used twice (former ids count) or is
 * retired; an ongoing step that is not the last; a skill or resource that does not exist; a unit that is named twice.
 */
export function wrongIn(roadmap: Roadmap, { skills, career }: Known): Misfit | undefined {
  const { steps } = roadmap;
  const repeated = twice(steps);
  if (repeated)
    return { keys: ['steps', repeated.at, 'id'], reason: `the step "${repeated.id}" stands twice` };
  const clash = clashIn(roadmap);
  if (clash !== undefined) return { keys: ['steps'], reason: clash };
  const units = new Set<string>();
  for (const [at, step] of steps.entries()) {
    const wrong = (reason: string, ...keys: (string | number)[]): Misfit => ({
      keys: ['steps', at, ...keys],
      reason,
    });
    // An ongoing step never ends, so nobody would reach a step after it.
    if (!step.duration && at < steps.length - 1)
      return wrong(`step "${step.id}" is ongoing, and only the last step can be`);
    const task = twice(step.tasks);
    if (task) return wrong(`the task of step "${step.id}" "${task.id}" stands twice`, 'tasks', task.at, 'id');
    for (const [place, { unit }] of step.tasks.entries()) {
      if (unit === undefined) continue;
      if (units.has(unit))
        return wrong(`the unit "${unit}" is in this roadmap twice`, 'tasks', place, 'unit');
      units.add(unit);
    }
    const skill = step.skills.findIndex((one) => !skills.skill(one));
    if (skill >= 0)
      return wrong(
        `step "${step.id}" teaches "${step.skills[skill] ?? ''}", which is no skill`,
        'skills',
        skill,
      );
    const resource = step.resources.findIndex((one) => !career.fact(one));
    if (resource >= 0)
      return wrong(
        `step "${step.id}" names the resource "${step.resources[resource] ?? ''}", which is no fact`,
        'resources',
        resource,
      );
  }
  return undefined;
}

function twice(
  all: readonly { readonly id: string }[],
): { readonly id: string; readonly at: number } | undefined {
  const ids = all.map((one) => one.id);
  const at = ids.findIndex((one, index) => ids.indexOf(one) < index);
  return at < 0 ? undefined : { id: ids[at] ?? '', at };
}
